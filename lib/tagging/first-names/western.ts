/** One line, one name: the full form in the scripts it is met in, then the short and tender forms people are called by. */
export const westernFirstNames = `
william will bill billy willy guillaume liam willie wilhelm
robert rob bob bobby bert robbie bobbie
richard rick ricky dick rich richie rik
james jim jimmy jamie
john johnny jack jean jeannot
thomas tom tommy tomas фома thom tomás
charles charlie chuck charly
edward ed eddie ned édouard edouard
joseph joe joey josé josef josette
daniel dan danny daniil даниил данила даня danielle dani данил данька danilo
david dave davy давид давидик davey
matthew matt matty matthieu mathieu матвей
christopher chris kit christophe topher christof
benjamin ben benny benji benj bennie
samuel sam sammy samy
jonathan jon jonny
nathaniel nate nathan
lawrence larry laurent
ronald ron ronnie
donald don donnie
kenneth ken kenny
gerald gerry jerry gérard
patrick pat paddy patricia patty trish tricia
elizabeth liz lizzie beth betty eliza élisabeth lisa елизавета лиза libby lise elise elsa bess bessie lisbeth élise elisabetta лизавета лизонька лизок
jennifer jen jenny
jessica jess jessie
susan sue susie suzanne
deborah deb debbie
barbara barb
rebecca becca becky
victoire vic
amanda mandy
samantha sam
stephanie steph stéphanie stephie fanny
isabelle isabella isabel isa bella
jacqueline jackie
françois francois francis frank fran franck
philippe philip phil philippa pip
frédéric frederic fred freddy frederick frédo fredo freddie frédérique
sébastien sebastien seb sebastian basti
vincent vince vinny vincenzo
olivier oliver olive
jérôme jerome jéjé
emmanuel manu emmanuelle emma manou
valérie valerie val
véronique veronique véro veronica вероника ника
caroline caro carol
florence flo florian florie
dominique dom dominic domi
céline celine
aurélie aurelie lili
camille cam
chloé chloe
léa lea
manon
lucas luke luc лука
hugo
louis lou louise lulu loulou
claire clara clare clairette
alice алиса
lucie lucy luce luz lucille lucile
alan allan alain al alun
albert al bert bertie albie
alfred alf alfie fred freddie
amelia amélie amelie millie amy
andrea andrée andie
angus gus
archibald archie archy
arnold arnie arnaud
arthur artie
august auguste gus augie augustus
augustine augustin gus
beatrice béatrice bea trixie béa
bernard bernie bernardo nanard
bernadette bernie detta
bertrand bert
bradley brad
brendan bren
bridget bridie brigitte brigid
carl karl carlo carlos
cecilia cécile cecily cissy cécilia
chantal
charlotte lottie charlie lotte chacha
clément clem clement
clémentine clem clemmie clémence
colette coco
clotilde clo clodo
corinne coco corine
cynthia cindy
damien damian
deirdre dee
desmond des dez desi
derek del derrick
dorothy dot dottie dolly dorothée doro dorothea dora
douglas doug dougie
duncan dunc
edith édith edie
edmund edmond ed ned ted
edwin ed eddie
eileen aileen
ellen nell nellie ellie hélène
ernest ernie ernesto
esther hettie estelle
ethel
eugénie
evelyn evie eve évelyne
ferdinand ferdi nando
fiona
fabrice fabien fabian
fabienne
gabriel gabe gaby gab gabi
gabrielle gaby gabby gabi
gareth gaz garry
gaëlle gaelle gael gaël
geoffrey geoff jeff geoffroy jeffrey
ghislaine gigi
gilbert gil bert
gilles gilou
ginette gigi nénette
gordon gord
graham gray
guillaume guigui gui
gustave gus
gwendolyn gwen wendy gwenaëlle gwénola
harold harry hal
harriet hattie hetty
henry harry hank hal henri riton
herbert herb bert
hubert hub bert
hugh hughie hugo hugues
ian iain
isaac ike zac
jacinda jacinthe
jane janie jenny
janet jan
jasmine jas
jean jeannot jeanjean
joan joanie jo
joanna jo joanne johanna johanne
joël joel jojo
joëlle joelle jojo
josephine joséphine jo josie fifi
josiane josy josie
joyce joy
judith judy jude
juliane julianna jules
julien jules jul ju
katarina catarina kat
kathleen kath kathy kat kate cathleen
kimberly kim
laura laurie laure lolo
laurence lolo laurie
leonard len lenny leo léonard
leslie les
lewis lew lou
lionel leo lio
lorraine lori lorrie
ludovic ludo ludwig
lynn lynne linda lyn
madeleine maddie madeline mado
magali mag maga magalie
marcel marcello marcelo marcelle
marianne mary-anne marion
marielle mariella
marion marie
martin marty martine
mathilde matilda tilda tillie mathou
maurice mo maurizio momo
maureen mo reenie
melissa mel lissa mélissa
mélanie melanie mel
meredith
mildred millie
mohamed mo mohammed muhammad momo
mireille mimi
miranda randy
monique momo mona nini
muriel mumu
nadine nad nadège
natasha tasha
noémie noemi naomi nono
norman norm
odette dédette
oscar ossie
oswald oz ozzie
pamela pam
pascal pascale pasc
patrice pat
penelope penny
percival percy
peggy margaret
priscilla cilla
quentin quent
raphaël raphael raph raffy
raymond ray raymondo
reginald reg reggie
rémi remi rémy remy
roderick rod rory
rodney rod
rodolphe rudolf rudy rodo rudi
roger rodge rog
rosalind ros roz
rosemary rosie romy
russell russ rusty
sabrina sab
sandrine sandra
sarah sally sadie sara
sean shaun shawn
sidney sid syd
sidonie sid sido
simone simon
solène solenn
sophie soph fifi
stanley stan
stuart stu stewart
suzie suzette susanne
sylvain sylv
sylvie sylv sylvia silvia
terence terry terrance
theresa teresa thérèse tess terri térésa
tiffany tiff
timothée tim
théodore théo theo teddy
théo theo
tobias toby
tristan tris
ursula
victorine
violet violette
vivian viv vivienne viviane
walter walt wally
wilfred wilf
winifred winnie fred freda
winston winnie
xavier xav javier
yann yannick yan yannis yanis
yves yvon
yvette yvonne evie
yolande yoyo
zachary zac zach zak zacharie
`;
