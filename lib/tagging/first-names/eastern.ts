/** One line, one name: the full form in the scripts it is met in, then the short and tender forms people are called by. */
export const easternFirstNames = `
мария маша машенька маш маня маруся марья машуля masha maria mariya mariia marie mary марийка манечка муся marya
анна аня анечка анюта ань нюра anna anya ania ann anne annie нюша аннушка анюточка annette
екатерина cathy cath cat kathy kitty катя катюша катенька кать катерина ekaterina katya katia catherine kate katie katherine катерин катька катрин
елена лена леночка лен еленка elena lena helen helene hélène алёна аленка алёнушка ленок ленка ленуся alyona alena
ольга оля оленька оль olga olya олюшка олечка олька olechka
наталья наталия наташа наташенька наташ ната natalia natalya natasha nathalie natalie натуля натусик наталь натали таша nata
татьяна таня танечка танюша тань tatiana tatyana tanya тата таньча танька tania tanja
светлана света светочка свет svetlana sveta светик светланка светуля светка лана lana
ирина ира ирочка ирин ир iryna irina ira irene irène иришка ириша ирусик ирунчик ирка irena
юлия юля юленька юль yulia julia julie yulya юлечка юляша юлька юлиана juliette juliet
анастасия настя настенька насть ася стася anastasia nastya anastasiya настюша настёна настюха настька стаська nastia
дарья даша дашенька даш дарина darya daria dasha дашуля дашка
александра alex lexie саша сашенька сашка шура alexandra aleksandra sasha sandra шурочка саня аля alexandrine
александр саша сашка саш шура саня сань alexander aleksandr alexandre alex sasha sanya сашок санёк шурик алекс алик
алексей леша лёша леха лёха алеша алёша лёш alexey aleksey alexei lyosha alexis лёшка лешенька алёшка алексий alyosha
андрей андрюша андрюха андрюш andrey andrei andrew andré andy андрейка дрюня andreas
антон тоша антоша тоха anton antoine anthony tony антошка тошка toni
борис боря boris borya борька борюся
вадим вадик vadim вадька вадимка
валентина валя валечка valentina валюша валюха valya valentine
валерий валера valery valeriy валерик валерка
василий вася василь vasily vasya basil васька василёк васёк
виктор витя витёк victor viktor vitya vic витька витенька витюша
виктория вика викуля вик victoria viktoria vika vicky викуся викулечка викушка
виталий виталик vitaly виталька vitali
владимир вова володя вовка вовчик vladimir vova volodya володька вован володенька
владислав влад vladislav vlad владик владька владюша
вячеслав слава vyacheslav slava славик славка
галина галя galina galya галочка галка галюся галюня
георгий гоша жора george georges georgy егорий жорик гога гера
григорий гриша grigory grisha gregory greg grégory гришаня гришка гришенька
дмитрий дима димочка митя дим димон dmitry dmitri dmitriy dima димас димка митька митяй dimitri dmitrii
денис дениска denis denys dennis
евгений женя женька жень evgeny evgenii eugene eugène zhenya женёк женечка жека
евгения женя женечка жень evgenia eugenia zhenya женюша
иван ваня ванечка вань ivan vanya ванька ванюша ванёк
игорь гоша игорек igor игорёк игорян гарик
илья илюша ilya ilia илюха илюшка ильюша elijah
кирилл кирюша kirill cyril
константин костя kostya konstantin constantine constantin костян костик костенька
ксения ксюша оксана ксюш ksenia kseniya oksana xenia ксюня ксюшка оксаночка
кристина кристи kristina christina cristina christine chris
лариса лара larisa лариска ларочка
лидия лида lidia lydia
любовь люба lyubov luba любаша любочка любушка
людмила люда мила lyudmila ludmila людочка людок милочка людка
маргарита рита margarita rita margaret marguerite maggie ритуля риточка марго margot margo
марина мариша marina маринка маришка мариночка
михаил миша мишка миш mikhail misha michael mike michel mickael mickaël мишаня мишутка мишенька michail
надежда надя nadezhda nadia nadya надюша наденька надюха надька
никита nikita
николай коля коль nikolay nikolai nicholas nicolas nick nico kolya колян коленька колька
олег oleg олежек олежка олежик
павел паша пашка паш pavel pasha paul pablo пашуля павлик пашенька pavlik
петр пётр петя петька петь petr pyotr petya peter pete pierre pierrot петенька петруха петюня
полина поля polina pauline paula полинка polly
роман рома ромка ром roman romain roma ромчик ромео
сергей серёжа сережа серега серёга серж sergey sergei serge seryozha сергуня серёжка сергунь sergej
софия софья соня сонечка sofia sophia sophie sonya софа софочка сонька
станислав стас stanislav stas стасик стасян stanislas
степан степа stepan stephen steven steve stéphane étienne стёпа стёпка степашка
тимофей тима timofey timothy tim timothée
федор фёдор федя fedor fyodor theodore ted teddy théodore федька федюня
юрий юра yury yuri yuriy юрик юрка юрочка
яна яночка yana jana янка янчик янина
ярослав ярик yaroslav слава яро яся
лев лёва leo leon léon lev лёвушка лёвка лёвчик
максим макс максимка maxim maksim maxime max максик максюша
артем артём тёма тема artem artyom тёмка артёмка тёмочка
егор егорка egor yegor
алла аллочка алка alla
алина алинка алиночка alina
альбина альбинка albina аля
алсу алсушка
амалия амалька
амина аминка amina
ангелина геля лина ангелинка angelina angélina
анжела анжелика анжелка angela angèle angélique angie
антонина тоня тонечка тонька antonina antoinette
арина ариша аринка arina
аркадий аркаша кеша arkady arkadiy
арсений сеня арсюша arseny arseniy
артур артурик arthur
аркадий аркаша
богдан богдаша бодя bogdan
валерия лера лерочка лерка валерка valeria valeriya
варвара варя варенька варюша varvara varya
вера верочка веруня верунчик веруша vera
вероника ника ничка veronika
виолетта виола виолка violetta violette
глафира глаша глашенька
глеб глебушка gleb
данияр дани даня
диана дианка diana diane di
динара дина диночка динарка dinara dina
ева евочка eva ève eve
егор егорушка гоша
ефим фима efim
жанна жанночка жанет janna jeanne jeannette
захар захарка zakhar
зинаида зина зиночка зинуля zinaida zina
зоя зоенька зойка zoya zoé zoe
зульфия зуля зульфияшка
инесса инна инночка инка inna
инга ингуля inga
иннокентий кеша
иосиф ося
камилла мила камилка camilla kamilla
карина карочка каринка karina karine carine
клавдия клава клавочка klavdia claudia claudie
лейла лейсан лея leila leyla
леонид лёня лёнчик лёнечка leonid
лилия лиля лилечка лилька lilia liliya lily lilly lilian liliane lilou
майя маечка maya maia
марат маратик marat
марк маркуша маркуся mark marc marcus markus
матвей матюша мотя matvey
мирон мирошка
мурат муратик murat
нина ниночка нинуля nina
нонна нонночка
оксана ксана ксюша оксанка
павлина полина
раиса рая раечка раиска raisa
регина регинка ренка régine regina
ринат ренат renat rinat
роза розочка rosa rose rosie
руслан русик русланчик руся ruslan
савелий сава савва
семен сёма сёмка сеня semyon simon siméon
серафима сима симочка
стелла стеллочка stella
степанида стеша
тамара тома томочка тамарка tamara
тарас тарасик
тимур тимурчик тимка тима timur
ульяна уля ульянка ульяша ulyana
фаина фая фаечка faina
фарид фаридик farid
филипп филя филиппок philipp
эдуард эдик эдя eduard
элеонора эля эллочка нора eleonora eleanor éléonore ellie nell nelly nora léonore
элина эля элинка эллина elina
эльвира эля эльвирка elvira
эмилия эмма эмиля эмка emilia emily émilie emilie emmy milly
эмиль эмильчик emil émile
эрик эрика éric eric erik erica
яков яша яшка яшенька jacob jacques jake jakob jacky
`;
