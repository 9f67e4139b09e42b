import { foldedText } from "./reading/characters";

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).map(foldedText));

/** Words that may stand before the name at the beginning of a letter: greetings, thanks, titles. */
export const openingWords =
  setOf(`hello hi hey dear good morning afternoon evening day thank thanks you so much very many mr mrs ms miss sir madam sorry apologies
  здравствуйте здравствуй привет приветствую приветствуем добрый доброе доброго день вечер утро дня времени суток уважаемый уважаемая дорогой дорогая спасибо благодарим благодарю извините простите большое огромное вам тебе г-н г-жа господин госпожа
  bonjour bonsoir salut coucou cher chere chers merci beaucoup bien monsieur madame mademoiselle m mme mlle desole desolee`);

/** Words that join two people addressed at once. */
export const joiningWords = setOf("and & и et");

/** Words that follow a name at the very beginning even when no comma does. */
export const followingWords = setOf(`thanks thank hello hi we you your please sorry good
  спасибо благодарим благодарю здравствуйте привет добрый доброе вы вам ваш ваша ваше мы ты тебе извините простите напишите подскажите пожалуйста
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
  cordialement sincerement salutations vous equipe amicalement bientot`);

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
