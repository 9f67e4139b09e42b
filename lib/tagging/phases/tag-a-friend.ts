import { familiarWords, houseHandles } from "../address-words";
import { nameGroups, nameGroupsByStem } from "../first-names";
import { isCyrillic, stemsOfWord } from "../name-stems";
import { foldedText } from "../reading/characters";
import type { ThreadMessage } from "../settle-model";
import { namesBrand, type ThreadState } from "../thread-state";
import { wordsOf } from "../words-of";
import { notNeeded, type Phase } from "./phase";

const wordsBesideMax = 4;
const lookWords = new Set(
  `look see check this смотри посмотри глянь гляди зацени вот хочу хотим надо поехали пойдем идем го как тебе regarde regardez vois mate viens on y va ca te dit`.split(
    " ",
  ),
);

const handle = /(?:^|\s)@[\p{L}\p{N}_][\p{L}\p{N}_.-]*|\[(?:id|club)\d{1,20}\|[^\]\n]{1,60}\]/gu;

/** "@Masha look!" shows the page to a friend and asks nothing of the brand. */
export const tagAFriend: Phase = ({ message, state, words }) => {
  if (saysMore(message) || namesBrand(state, message, words) || callsHouse(message, state)) return null;
  return showsPage(message.text, words) ? notNeeded("tag-a-friend") : null;
};

// Handles with hardly a word beside them propose nothing, whatever the tagger hears in that word.
const saysMore = ({ kind, intent, sentiment, tones, text }: ThreadMessage): boolean => {
  if (kind === "review" || kind === "message" || intent === "complaint") return true;
  return (
    !bareHandles(text) &&
    (intent === "suggestion" || (intent === "other" && sentiment === "negative" && (tones.includes("threat") || tones.includes("insult"))))
  );
};

const showsPage = (text: string, words: readonly string[]): boolean =>
  bareHandles(text) || speaksToHandle(text) || nameAndLook(text, words) || nameAndEyes(text, words) || fullNameAlone(text, words) || invitesFriend(text, words);

const wordsToHandleMax = 9;
const openingHandle = /^\s*@([\p{L}\p{M}\p{N}_.'’-]+)/u;

// "@support" is the house, and so is whoever signs for it when asked.
const callsHouse = ({ text, intent }: ThreadMessage, { agentNames }: ThreadState): boolean => {
  const name = wordsOf(openingHandle.exec(text)?.[1] ?? "");
  return name.some((word) => houseHandles.has(word)) || (name.length > 0 && intent === "question" && name.every((word) => agentNames.has(word)));
};

// "@DylanG isn't that your street?" asks Dylan, who may never have written here.
const speaksToHandle = (text: string): boolean => {
  const called = openingHandle.exec(text);
  if (called === null || text.length > textLengthMax || asksHouse(text)) return false;
  return wordsOf(text.slice(called[0].length)).length <= wordsToHandleMax;
};

// "@masha look what they do! And can one buy from you in Tver?": the second sentence speaks to the house.
const asksHouse = (text: string): boolean => /[.!?…]\s+[^.!?]*(?<!\p{L})(?:вас|вам|вами|ваш\p{L}*|vous|votre|vos)(?!\p{L})[^.!?]*\?/iu.test(text);

// "Marina 👀": a name and a pair of eyes.
const nameAndEyes = (text: string, words: readonly string[]): boolean =>
  words.length > 0 && words.length <= 2 && /^\s*[\p{L}\p{M}\p{N}_. '’-]+👀+\s*$/u.test(text);

// "Chloé Marsh 😍": platforms make a mention of a friend's full name.
const fullNameAlone = (text: string, words: readonly string[]): boolean =>
  /^\s*\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+){1,2}[\s!?.\p{Extended_Pictographic}\uFE0F\u200D]*$/u.test(text) &&
  isFirstName(words[0] ?? "") &&
  !patronymic.test(words[1] ?? "");

// Who is called by first name and patronymic is respected, not shown a page.
const patronymic = /(?:вна|чна|вич|ьич)$/u;

const invitationLengthMax = 12;

// "Ça te dit Marine ?", "Тань, пойдём?", "les filles on y va ?"
const invitesFriend = (text: string, words: readonly string[]): boolean => {
  if (words.length > invitationLengthMax || !(invitation.test(foldedText(text)) || words.some((word) => familiarWords.has(word)))) return false;
  return endearment.test(foldedText(text)) || [...text.matchAll(calledName)].some((match) => isFirstName(foldedText(match[1] ?? match[2] ?? "")));
};

const calledName =
  /(?:^|[,!]\s*|^\p{L}+\s+(?=\S+,))(\p{Lu}[\p{L}-]+)(?:\s\p{Lu}[\p{L}-]+)?(?=\s*(?:[,!?]|$)|\s+\p{Ll})|\s(\p{Lu}[\p{L}-]+)\s*[!?.…]*\s*\p{Extended_Pictographic}*\s*$/gu;

const invitation =
  /(?<!\p{L})(?:(?:ca|on|tu|te) (?:te|t'|y va|va|se|le|la|fait|vient|dit|tente|viens)|on y va|qu'on y aille|on se (?:le|la|les) fait|on se retrouve|regarde|pour (?:toi|nous)|c'est toi|shall we|let's|wanna|fancy|(?:is|isn't) (?:this|that) you|look at (?:this|that)|your (?:birthday|kind of)|we (?:need|should|have to)|us\?|пойдем|сходим|поехали|поедем|идем|рванем|хочешь|хочу такой|смотри|глянь|зацени|это ты|давай|го)(?!\p{L})/u;

const endearment =
  /(?<!\p{L})(?:mon (?:coeur|amour)|cheri[e]?|les (?:filles|gars|copines)|ma (?:belle|puce)|maman|papa|mum|mom|dad|babe|honey|hubby|girls|lads|девочки|девчонки|девчат|народ|пацаны|ребят|мам|пап|дорогой|любимый|солнце|зай)(?!\p{L})/u;

const isFirstName = (word: string): boolean =>
  nameGroups(word).length > 0 || stemsOfWord(word).some((stem) => isCyrillic(word) && nameGroupsByStem(stem).length > 0);

const textLengthMax = 400;

const bareHandles = (text: string): boolean => {
  if (text.length > textLengthMax) return false;
  const rest = text.replaceAll(handle, " ");
  if (rest === text) return false;
  const beside = rest.match(/[\p{L}\p{N}]+/gu) ?? [];
  return beside.length <= wordsBesideMax;
};

const nameAndLook = (text: string, words: readonly string[]): boolean =>
  words.length >= 2 &&
  words.length <= wordsBesideMax + 1 &&
  /^\s*\p{Lu}/u.test(text) &&
  isFirstName(words[0] ?? "") &&
  words.slice(1).some((word) => lookWords.has(word));
