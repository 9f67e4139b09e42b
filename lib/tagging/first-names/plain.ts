/** Names that have no other form people are called by, as many to a line as fit. */
export const plainFirstNames = `
abdel abigail ada adam adrian adrien adèle agathe agnès ahmed aidan aisha alana alban aldric alma
alphonse amaury amber ambroise amos anatole anaïs anita anouk anselme apolline ariane ariel arlene ashley astrid
aubin aubrey audrey aurore austin ava axel axelle aymeric aïcha baptiste barnabé barry bastien baudouin beatrix
belinda bonnie brandon brenda brett brian brianna brice brieuc brooke bruce bruno bryan byron bérénice caitlin
cameron candice capucine cara carla carmen carrie casey cassandra celeste chantelle charlène chelsea cheryl chiara clark
claude clifford clinton clive clovis cody connor cora coralie corentin corey craig curtis cyprien cyriaque cyrille
cédric célia césar côme daisy dana daphné darren debra delphine denise dexter didier dolores donatien donna
doreen dorian doris dustin dylan earl edgar edna eli eliot ella elliot elmer elodie eloi eloise
elsie emery enid enzo erin erwan ethan fabio fatima fatou felicity finn firmin flavie fletcher florent
floyd freya félix gail garance gaspard gaston gauthier gavin gaëtane gemma germain ghislain gina gisèle gladys
glen glenn gloria greta grégoire gwenaël gwladys géraldine hailey hamid hannah harvey hazel heather hector heidi
helga hervé hilaire hilary hippolyte holly hortense howard ibrahim ilyes imogen ingrid inès iris isidore ismaël
jackson jamal jared jason jenna jeremy jill jocelyn jodie jordan joris josh joshua josselin juan julian
justin justine kai kamel kara karen karim karima keith kelly kelsey kenzo kerry kieran killian kirk
kirsty kyle kévin lacey laetitia lara lauren laïla leigh leroy lila lindsay lloyd logan lois lola
loretta loris louane loïc lubin lucinda ludivine lydie lyna mabel mackenzie malcolm malika malo manuel mara
marceau marco margaux margery marine marjolaine marlene marvin mathis mathurin mathéo maud maude maxence maéva maël
maëlle maëlys maïté megan mehdi mia micah mila milo mina mindy miriam mitchell moira molly morgan
morgane morris moussa myra myriam myrtille mégane mélodie nabil nawel naël naïma neil nigel noah nolan
noé noélie octave océane odile olivia omar ophélie oriane osman otis owen pacôme paige paola perrine
perry phoebe phyllis piper priya quinn rachel rachida ralph ramona randall ravi rayan reece renaud rené
rhona rhys riley rodrigue roland romane romuald rowan roxane roxanne ruben ruby rupert ruth ryan sabina
sacha salim salomé sami samia samir samira sanjay scott selena shane shannon sharon sheila shelby shirley
sienna skye sofiane soizic solal solange sonia soren spencer stacey suresh sydney sylvaine sylvester sylvestre tabitha
tamsin tanguy tara tariq taylor thibault thibaut thierry timéo tina tiphaine titouan todd tracey travis trevor
trudy tyler ulysse una urbain valentin vanessa vernon vianney violaine virgile virginia wanda warren wayne wesley
whitney wilfried yacine yasmin yasmine yohan yolanda yolène youssef yusuf yvan zara zineb zélie élie éliott
élisa émeline évan
аделина аида айгуль аксинья альберт анфиса арам аслан ашот белла вальтер вениамин всеволод гаяне герман гоар
гульнара дамир джамиля евдокия ефросинья зарема зарина заур земфира зураб ибрагим игнат ильдар ильнур ирма казимир
камиль карен кира климент лазарь ленар леся лукьян люция магомед мадина макар малика марьям милана милена
мирослава муслим назар наиля наринэ олеся платон прохор радик рамиль рауль рафаэль римма родион рузанна рустам
сабина салават самвел святослав снежана соломон спартак тагир таисия тигран ульян фатима феликс фрида хасан цветана
шамиль эдгар эльдар эльмира эмин эрнест юнус ядвига ясмина
`;
