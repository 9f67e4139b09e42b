const english = `a about above after afternoon again against all almost along already also although always am among an and another any anybody anyone anything are aren't around as ask asked at away
back be became because become been before began being below best better between both but by call called came can can't cannot come comes could couldn't day days dear did didn't do does doesn't doing
done don't down during each either else end enough even evening evenings ever every everybody everyone everything far few find first for found from further gave get gets getting give given gives go goes going gone
good got great had hadn't half happen happened happening happens has hasn't have haven't having he hello hence her here hers herself hey hi him himself his how however i if in indeed into is isn't it its itself just keep kept kind
knew know known last later least less let like likely long look looks lot lots made make makes making man many may maybe me mean means might mine more morning mornings most much must my myself near need needs neither
never new next nice no nobody none nor not nothing now nowhere of off often oh ok okay old on once one ones only onto or other others otherwise our ours ourselves out over own people per perhaps
please put quite rather real really right said same saw say saying says see seem seemed seems seen several shall she should shouldn't since so some somebody someone something sometimes soon still
such sure take taken takes tell tells than thank thanks that the their theirs them themselves then there therefore these they thing things think this those though thought three through thus time
times to today together told tomorrow tonight too took tried try trying two under unless until up upon us use used using very via want wanted wants was wasn't way we well went were weren't what
whatever when whenever where whether which while who whoever whole whom whose why will wish with within without woman won't word words would wouldn't write written wrote year years yes yesterday yet
you your yours yourself`;

const russian = `а без более бы был была были было быть будет будете будешь будто буду будем будут в вам вами вас ваш ваша ваше вашего вашей вашем вашему ваши ваших вашу вдруг ведь весь весьма вместо
вообще вон вот впрочем всем всеми всего всегда всей всему всех всё все всю всякий вся вчера вы где говорит говорят говорю год года году да давай давайте давно даже два две дело делать делает делаете
день деньги для дня дней до довольно должен должна должно должны друг другие другой его едва ее ей ему если есть еще же за завтра зато зачем здесь здравствуйте знаем знает знаете знают знаю и из
изза или им именно ими иначе иногда их к кажется как какая какие каким каких какого какое какой какую когда кого кому конечно конец который которая которого которое которой котором которому которую
которые которым которых кроме кто куда ладно ли либо лишь лучше люди людей лично мало между меня мне мной много может можете можно можем мои мой мою моя моё моего моей моих мы на наверное над надо
назад наконец нам нами нас нашего нашей наш наша наше наши нашим наших не него нее ней некоторые нельзя нему нет ни нибудь никак никаких никакой никто никогда никого ним ними них ничего ничем но ну
нужно нужен нужна о об обычно один одна одни одно одного одной однако около он она они оно опять от откуда отсюда очень первый перед по пока под пожалуйста позже понятно пор пора поскольку после
потом потому почему почти правда при про происходит произошло просто просто-напросто прошу прямо пусть путь раз разве рядом с сам сама сами само самый самая самое самые свое своего своей своем своему свои своим своих
свой свою себе себя сегодня сейчас сих сказал сказала сказали сказать сколько скоро слишком случается случилось случись слово слова сначала снова со собой совсем спасибо сразу среди стал стала стали стало стоит суть сюда та так
также такая такие таким таких такого такое такой такую там твои твой твоя те тебе тебя тем теперь тех то тобой тогда того тоже той только том тому тот точно ту тут ты тысяч у уж уже хорошо хотел
хотела хотелось хотите хоть хотя хочет хочу хочется час часа часов часто чего чей человек человека чем чему через что чтоб чтобы чуть эта эти этим этими этих это этого этой этом этому этот эту я
добрый утро утра утром вечер вечера вечером привет`;

const french = `a afin ai aie ailleurs ainsi ait alors an annee annees ans apres as assez au aucun aucune aujourd aujourdhui auparavant auquel aura aurai aurais aurait auriez auront aussi aussitot autant
autre autres aux auxquels avaient avais avait avant avec avez aviez avions avoir avons ayant beau beaucoup belle bien bientot bon bonjour bonne bonnes bons bonsoir bref car ce ceci cela celle celles
celui cent cependant certain certaine certaines certains ces cet cette ceux chacun chacune chaque chez chose choses ci comme comment contre d dans de debut deja demain depuis derniere dernier des
desormais dessus deux devait devant devez devoir devrait dire dis disent dit dites doit doivent donc donne donner dont du durant elle elles en encore enfin ensuite entre envers environ es est et etaient
etais etait etant ete etes etiez etions etre eu eux evidemment faire fais faisait faisant fait faite faites fait faut ferait fin fois font force fort grand grande grace gens guere hier hors hui ici il
ils j jamais je jour journee jours jusqu jusque juste l la laquelle le lequel les lesquelles lesquels leur leurs loin lors lorsqu lorsque lui m ma madame maintenant matin matinee mais mal malgre me meme memes merci
mes met mettre mieux mis moi moins mois moment mon monde monsieur n ne neanmoins ni nombreux non nos notre nous nouveau nouvelle nul on ont or ou oui outre par parce parfois parle parmi part partout pas
passe pendant pense personne personnes petit petite peu peut peux peuvent plein plupart plus plusieurs plutot point pour pourquoi pourrais pourrait pouvez pouvoir premier premiere prendre pres presque
pris puis puisqu puisque qu quand quant que quel quelle quelles quelque quelques quels qui quoi quoique rien s sa salut sans sauf se selon semaine semaines sera serai serait seront ses seul seule
seulement si sien soi soir soiree soit soient sommes son sont souvent sous soyez suis suite sur surtout svp t ta tandis tant te tel telle tellement tels tes toi ton tot toujours tous tout toute toutes tres trois
trop trouve tu un une plait remercie remercier remercions va vais vas vers veut veux veulent via vient voici voila voir vois voit vont vos votre voulez vouloir voudrais vous vraiment vrai vu y`;

/** Words that carry the grammar or the courtesy, whatever one writes about; folded, in all three languages. */
const stopWords: ReadonlySet<string> = new Set([english, russian, french].flatMap((words) => words.replaceAll("ё", "е").split(/\s+/u)));

const contraction = /'(?:t|re|ve|ll|d|m)$/u;
const [lengthMin, lengthMax] = [3, 40] as const;

/** True for a word that tells something of what is written about. */
export const isTelling = (word: string): boolean =>
  word.length >= lengthMin && word.length <= lengthMax && !contraction.test(word) && !stopWords.has(word.replace(/'s$/u, ""));
