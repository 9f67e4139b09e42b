import { foldedText } from "./reading/characters";

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).map(foldedText));

/** Words that may stand before the name at the beginning of a letter: greetings, thanks, titles. */
export const openingWords =
  setOf(`hello hi hey dear good morning afternoon evening day thank thanks you so much very many mr mrs ms miss sir madam dr sorry apologies
  здравствуйте здравствуй привет приветствую приветствуем добрый доброе доброго день вечер утро дня времени суток уважаемый уважаемая дорогой дорогая спасибо благодарим благодарю извините простите большое огромное вам тебе г-н г-жа господин госпожа
  bonjour bonsoir salut coucou cher chere chers merci beaucoup bien monsieur madame mademoiselle messieurs mesdames m mme mlle desole desolee`);

/** Words that join two people addressed at once. */
export const joiningWords = setOf("and & и et");

/** Words that follow a name at the very beginning even when no comma does. */
export const followingWords = setOf(`thanks thank hello hi we you your please sorry good
  спасибо благодарим благодарю здравствуйте привет добрый доброе вы вам ваш ваша ваше мы ты тебе извините простите напишите подскажите пожалуйста
  yes no да нет конечно oui non si on c'est it's that's there there's we're we've we'll i'm
  merci bonjour bonsoir nous vous votre pouvez pourriez desole desolee`);

/** Words that after a name make it that of somebody spoken about. */
export const aboutSomebody =
  setOf(`is was has had isn't wasn't hasn't does doesn't did didn't will would can could should might must says said told got gets knows and or of from here
  сказал сказала говорит пишет писал писала прав права знает был была и или тоже правильно верно
  est etait a avait dit disait ecrit sait et ou aussi`);

/** Words by which people call the house itself, before its name or instead of it. */
export const houseHandles =
  setOf(`support help helpdesk service care team admin admins administrator moderator moderators mods mod staff desk office official info
  поддержка админ админы администрация модератор модераторы команда банк магазин клиника
  equipe assistance moderateur moderation`);

/** Words that close a letter, after which a name is the writer's own. */
export const closingWords = setOf(`regards sincerely yours best wishes cheers team support signed love care
  уважением уважение ваш ваша ваши команда поддержка служба всего доброго пожеланиями
  cordialement sincerement salutations vous equipe amicalement bientot journee soiree`);

/** Of those the ones that leave no doubt: what follows their comma is the writer, with whatever office. */
export const farewellWords = setOf("regards sincerely wishes уважением cordialement sincerement salutations amicalement");

/** Words that join a signature to the office it is signed for: "Anna, for the team", "Julie, pour l'équipe". */
export const officeWords = setOf("for from of at the in on behalf pour de du des la le l au de l'equipe l'accueil от из для при имени");

/** Words that open a line meant for one person: "Pour Mathieu : …". */
export const forWords = setOf("for для pour a");

/** Words of a language with two ways to say "you" that are for friends. */
export const familiarWords = setOf("tu te toi ton ta tes ты тебя тебе тобой твой твоя твое твои твою");

/** Words, of any form, for those a letter is written to. */
export const youWords = setOf("you your yours vous votre vos tu te toi вы вас вам вами ваш ваша ваше ваши вашу ты тебе тебя");

/** Words that may stand before a name at the beginning of a reply, when the name has its comma: "Oui Anna, …". */
export const replyWords =
  setOf(`yes no yeah yep nope sure of course well ah oh ouch oops exactly absolutely great nice good point spotted right indeed ha haha fair question idea excellent congratulations welcome back no worries glad agreed true ok okay so lol
  да нет конечно увы ой ах ох верно точно отлично ура поздравляем держитесь понимаем ну ага угу так согласны рады супер ок а эх ого слушай слушайте
  oui non si bien sur vu tout a fait exact exactement alors pas de souci probleme absolument ok d'accord hop ah oh aie oups haha bravo courage promis helas parfait super top avec plaisir joli effectivement bonne question idee remarque noté bienvenue enchante bah ben mais ouais mdr lol ptdr tiens dis dites eh he ho euh quant`);

/** Words that announce whom an answer is for: "Pour répondre à Anna : …". */
export const answerWords = setOf("answer answering reply replying question répondre répond répondons réponse question отвечаем отвечаю ответ отвечая вопрос");

/** Words after which a name closely following is no call but what is done to its bearer: "We love Anna". */
export const subjectWords = setOf("i we they he she who je j nous on ils elle elles qui il я мы они кто он она");

/** Words that after a name show that its bearer is spoken to: the sentence begins anew, or bids them do something. */
export const spokenToWords = setOf(`you u ya you're youre you've you'll don't dont don’t tu t'es t’es ты вы
  i i'm i've i'd we me je moi j'ai j'avais c'est c’est j’ai я мне меня мы
  try call ring ask check look go get stop write send take keep forget
  faut arrete attends viens fais prends ecris dis essaie essaye regarde
  попробуй позвони напиши посмотри спроси слушай иди скажи глянь звони пиши смотри держись есть`);

/** Words that make a name after them that of somebody spoken about: "with Anna, you …". */
export const unnamingWords = setOf(`with for about like as by from of and or than with to at my our your his her their
  с со для про о об от у к как и или из за при по мой моя наш наша ваш ваша
  avec pour de du des d'apres comme chez par a et ou que mon ma notre votre son sa`);

/** Words that make the name beside them that of somebody of the house. */
export const houseWords = setOf(`colleague manager agent specialist here from at by name is our team support
  коллега менеджер сотрудник сотрудница специалист наш наша наши зовут это из оператор администратор служба службы поддержки команды
  collegue conseiller conseillere responsable ici de du chez notre appelle suis equipe service`);

/** Words that greet everybody and so nobody in particular. */
export const everybodyWords = setOf("all everyone everybody guys folks friends всем все всех друзья ребята tous toutes tout");

/** Display names that name nobody. */
export const namelessNames = setOf(
  "guest anonymous user unknown visitor customer client google a гость аноним анонимно пользователь покупатель клиент invite anonyme utilisateur inconnu",
);
