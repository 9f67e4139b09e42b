import { foldedText } from "./reading/characters";
import { wordsOf } from "./words-of";

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).map(foldedText));

const thankfulStems = ["thank", "thx", "cheers", "appreciat", "grateful", "спасиб", "спс", "пасиб", "благодар", "merci", "remerci"];

const contentWords =
  setOf(`ok okay k kk ta great good nice perfect brilliant lovely wonderful cool sorted solved fixed done understood noted found fine awesome excellent grand super amazing yay phew legend lifesaver star booked deal sold noted
  ок окей ладно понял поняла поняли понятно ясно хорошо отлично супер класс круто нашел нашла нашли увидел увидела получил получила принято договорились здорово шикарно оперативно помогло заработало записался записалась записала записал ура беру бегу буду будем придем приду ждем жду дошло пришло идет пойдет лады спасли огонь прекрасно чудесно славно норм ага лан понятненько учту приняла принял
  accord dac oki top parfait parfaite impec impeccable nickel genial geniale chouette adorable adorables amour amours recu note compris entendu formidable bravo youpi ouf vendu adjuge note vu ravi ravie sauve sauvee hate excellent excellente merveilleux merveilleuse yes tip-top`);

// Words that say nothing of their own beside thanks.
const fillingWords = setOf(`d you so much very many a lot it that did one for all the your help i we will and to me now got
  вам тебе большое огромное всё все очень и за вас помощь ответ теперь так это я вот
  bien beaucoup c est vous pour tout trop et je ça votre aide mille oh ah eh`);

const denials = setOf(`not no nothing never nobody still but yet again
  не нет ничего никто никогда опять снова но однако пор
  rien toujours mais pas jamais encore aucun aucune personne ni sauf`);

const settled =
  /вопрос (?:закрыт|решен|снят)|(?:problem|issue)(?: is|'s)? (?:solved|fixed|sorted|gone)|that did it|(?:probleme|souci) (?:regle|resolu)|c'est (?:regle|bon|fait|parfait)|ca (?:marche|roule|me va)|a (?:demain|samedi|dimanche|lundi|mardi|mercredi|jeudi|vendredi|bientot|tout a l'heure|plus tard)|j'(?:arrive|y serai|y cours)|je (?:note|passe|viens|prends)|on (?:arrive|y sera|passe)|vous (?:assurez|gerez)|tant mieux|see you|will do|on my way|all good|much better|that worked|you're the best|до (?:встречи|завтра|субботы|скорого)|так и сделаю/u;

// Denials that deny nothing.
const harmless =
  /(?:pas (?:de|d') ?(?:souci|probleme|quoi)|pas mal|rien a (?:dire|redire)|j'avais pas (?:vu|compris)|je (?:ne )?savais pas|not bad|no (?:worries|problem|rush)|(?:didn't|did not|hadn't) (?:know|see|realise|realize|notice[d]?|seen)|не (?:за что|знал[аи]?|заметил[аи]?|видел[аи]?|увидел[аи]?)|без проблем|нет проблем|спасибо,? что не)/gu;

const request =
  /(?<!извин|прост|здравству)[йи]те(?!\p{L})|ez-(?:moi|nous)|please|s'il (?:vous|te)|svp|пожалуйста|in advance|заранее|d'avance|merci (?:de |d')(?!votre|notre)(?:me|nous|bien|\p{L}+(?:er|ir|re)(?!\p{L}))/u;

const wordsOfBareThanksMax = 4;
const wordsOfThanksMax = 10;
const wordsOfContentMax = 8;

const isThanks = (word: string): boolean => thankfulStems.some((stem) => word.startsWith(stem));
const isContent = (word: string): boolean => contentWords.has(word);
const straight = (text: string): string => foldedText(text).replaceAll("’", "'");

/** Says "no", "still" or "but", or wants something done: not everything is well yet. */
export const leavesOpen = (text: string): boolean => {
  const said = straight(text);
  return request.test(said) || wordsOf(said.replaceAll(harmless, " ")).some((word) => denials.has(word)) || /n't\b/.test(said.replaceAll(harmless, " "));
};

/** Thanks, "ok" and the words that go with them, and nothing else. */
export const isBareThanks = (words: readonly string[]): boolean =>
  words.length <= wordsOfBareThanksMax && (settled.test(words.join(" ")) || isMadeOfThanks(words));

const isMadeOfThanks = (words: readonly string[]): boolean =>
  words.some((word) => isThanks(word) || isContent(word)) && words.every((word) => isThanks(word) || isContent(word) || fillingWords.has(word));

/** Thanks in a few words. */
export const saysThanks = (words: readonly string[]): boolean => words.length <= wordsOfThanksMax && words.some(isThanks);

/** A few words of somebody whose matter is settled: "ok, will come by", "вопрос закрыт". */
export const isContented = (text: string, words: readonly string[]): boolean =>
  words.length <= wordsOfContentMax && (words.some(isContent) || settled.test(straight(text)));
