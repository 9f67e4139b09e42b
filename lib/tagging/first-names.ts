import { foldedText } from "./reading/characters";

// One line, one name: the full form in the scripts it is met in, then the short and tender forms people are called by.
const table = `
мария маша машенька маш маня маруся марья машуля masha maria mariya mariia marie mary
анна аня анечка анюта ань нюра anna anya ania ann anne annie
екатерина катя катюша катенька кать катерина ekaterina katya katia catherine kate katie katherine
елена лена леночка лен еленка elena lena helen helene hélène
ольга оля оленька оль olga olya
наталья наталия наташа наташенька наташ ната natalia natalya natasha nathalie natalie
татьяна таня танечка танюша тань tatiana tatyana tanya
светлана света светочка свет svetlana sveta
ирина ира ирочка ирин ир iryna irina ira irene irène
юлия юля юленька юль yulia julia julie yulya
анастасия настя настенька насть ася стася anastasia nastya anastasiya
дарья даша дашенька даш дарина darya daria dasha
александра саша сашенька сашка шура alexandra aleksandra sasha sandra
александр саша сашка саш шура саня сань alexander aleksandr alexandre alex sasha sanya
алексей леша лёша леха лёха алеша алёша лёш alexey aleksey alexei lyosha alexis
андрей андрюша андрюха андрюш andrey andrei andrew andré andy
антон тоша антоша тоха anton antoine anthony tony
борис боря boris borya
вадим вадик vadim
валентина валя валечка valentina
валерий валера valery valeriy
василий вася василь vasily vasya basil
виктор витя витёк victor viktor vitya vic
виктория вика викуля вик victoria viktoria vika vicky
виталий виталик vitaly
владимир вова володя вовка вовчик vladimir vova volodya
владислав влад vladislav vlad
вячеслав слава vyacheslav slava
галина галя galina galya
георгий гоша жора george georges georgy
григорий гриша grigory grisha gregory greg grégory
дмитрий дима димочка митя дим димон dmitry dmitri dmitriy dima
денис дениска denis denys dennis
евгений женя женька жень evgeny evgenii eugene eugène zhenya
евгения женя женечка жень evgenia eugenia zhenya
иван ваня ванечка вань ivan vanya
игорь гоша игорек igor
илья илюша ilya ilia
кирилл кирюша kirill cyril
константин костя kostya konstantin constantine constantin
ксения ксюша оксана ксюш ksenia kseniya oksana xenia
кристина кристи kristina christina cristina christine chris
лариса лара larisa
лидия лида lidia lydia
любовь люба lyubov luba
людмила люда мила lyudmila ludmila
маргарита рита margarita rita margaret marguerite maggie
марина мариша marina
михаил миша мишка миш mikhail misha michael mike michel mickael mickaël
надежда надя nadezhda nadia nadya
никита nikita
николай коля коль nikolay nikolai nicholas nicolas nick nico kolya
олег oleg
павел паша пашка паш pavel pasha paul pablo
петр пётр петя петька петь petr pyotr petya peter pete pierre pierrot
полина поля polina pauline paula
роман рома ромка ром roman romain roma
сергей серёжа сережа серега серёга серж sergey sergei serge seryozha
софия софья соня сонечка sofia sophia sophie sonya
станислав стас stanislav stas
степан степа степан stepan stephen steven steve stéphane étienne
тимофей тима timofey timothy tim timothée
федор фёдор федя fedor fyodor theodore ted teddy théodore
юрий юра yury yuri yuriy
яна яночка yana jana
ярослав ярик yaroslav
лев лёва leo leon léon lev
максим макс максимка maxim maksim maxime max
артем артём тёма тема artem artyom
егор егорка egor yegor
william will bill billy willy guillaume
robert rob bob bobby bert
richard rick ricky dick rich
james jim jimmy jamie
john johnny jack jean jeannot
thomas tom tommy tomas фома
charles charlie chuck charly
edward ed eddie ned édouard edouard
joseph joe joey josé
daniel dan danny daniil даниил данила даня danielle dani
david dave davy давид
matthew matt matty matthieu mathieu матвей
christopher chris kit christophe
benjamin ben benny benji
samuel sam sammy
jonathan jon jonny
nathaniel nate nathan
lawrence larry laurent
ronald ron ronnie
donald don donnie
kenneth ken kenny
gerald gerry jerry gérard
patrick pat paddy patricia patty
elizabeth liz lizzie beth betty eliza élisabeth lisa елизавета лиза
jennifer jen jenny
jessica jess jessie
susan sue susie suzanne
deborah deb debbie
barbara barb
rebecca becca becky
victoire vic
amanda mandy
samantha sam
stephanie steph stéphanie
isabelle isabella isabel isa bella
jacqueline jackie
françois francois francis frank fran franck
philippe philip phil philippa
frédéric frederic fred freddy frederick
sébastien sebastien seb sebastian
vincent vince
olivier oliver olive
jérôme jerome jéjé
emmanuel manu emmanuelle emma
valérie valerie val
véronique veronique véro veronica вероника ника
caroline caro carol
florence flo florian
dominique dom dominic
céline celine
aurélie aurelie
camille cam
chloé chloe
léa lea
manon
lucas luke luc лука
hugo
louis lou louise lulu
claire clara clare
alice алиса
lucie lucy luce
`;

const groups = new Map<string, readonly number[]>();
for (const [line, names] of table.trim().split("\n").entries()) {
  for (const name of new Set(names.split(" ").map(foldedText))) groups.set(name, [...(groups.get(name) ?? []), line]);
}

/** The names a folded first name may be a form of, as numbers: Маша and Мария share one, and Саша has two. Empty for a word that is no known name. */
export const nameGroups = (name: string): readonly number[] => groups.get(name) ?? [];
