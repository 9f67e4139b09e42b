import {
  aboutSomebody,
  answerWords,
  followingWords,
  forWords,
  houseWords,
  joiningWords,
  openingWords,
  replyWords,
  spokenToWords,
  subjectWords,
  unnamingWords,
  youWords,
} from "./address-words";
import { breaks, gapAfter, gapBefore, isCapitalised, nameAt, stops, wordAt, type Name, type Reading, type Token } from "./named-people";

const softStop = /[,!?:]/;
const sentenceEnd = /^[.…]/;

/** True when a name stands where people call somebody: at the head of a sentence, between commas, or where the sentence goes on to "you". */
export const isCalled = (reading: Reading, name: Name, previous: Name | undefined): boolean => {
  if (headsSentence(reading, name, previous)) return true;
  if (!name.isCall) return false;
  return continuesAddress(reading, name, previous) || waysToCall.some((calls) => calls(reading, name));
};

// "Samira : oui. Lucien : non", "Ильдар — да", "Наталье Жуковой: да", "Pour Mathieu : gratuit".
const headsSentence = (reading: Reading, name: Name, previous: Name | undefined): boolean => {
  if (isFor(reading, name)) return true;
  if (!headMark.test(gapAfter(reading, name))) return false;
  const before = gapBefore(reading, name);
  // "Anna — tomorrow, Boris — on Friday"
  if (previous !== undefined && before.includes(",")) return true;
  const lead = leadOf(reading, name);
  if (lead.length === 0) return !/[—–]\s*$/.test(before);
  return sentenceBreak.test(before) || forWords.has(lead.at(-1)?.text ?? "") || lead.some((token) => answerWords.has(token.text));
};

const headMark = /^\s*(?::|[—–-]+>|=>|→)|^\s+[—–-]\s/;
const sentenceBreak = /[.!?…;\n]/;

// "Pour Anna, c'est à 14 h."
const isFor = (reading: Reading, name: Name): boolean =>
  sentenceStart(reading, name.from) === name.from - 1 && forWords.has(wordAt(reading, name.from - 1)) && /^\s*[,:]/.test(gapAfter(reading, name));

// "Anna, Petr, thank you" and "Anna and Petr, …" speak to both.
const continuesAddress = (reading: Reading, name: Name, previous: Name | undefined): boolean => {
  if (previous === undefined || !opensText(reading, previous)) return false;
  const between = reading.tokens.slice(previous.to, name.from);
  if (between.length === 1) return joiningWords.has(between[0]?.text ?? "");
  return between.length === 0 && (reading.tokens[name.from]?.isHandle === true || stops.test(gapAfter(reading, name)));
};

const openingLengthMax = 6;

const opensText = (reading: Reading, name: Name): boolean => {
  const token = reading.tokens[name.from];
  if (token === undefined || !isOpening(reading.tokens, name.from)) return false;
  if (token.isHandle) return true;
  if (name.from === 0 && /[—–]\s*$/.test(token.gapBefore)) return false;
  return breaks(gapAfter(reading, name)) || opensPair(reading, name) || forgoesComma(reading, name, token);
};

// "Hi Anna thanks for writing" forgoes the comma; "Anna is our colleague" and "Sorry, Anna is ill" are no address.
const forgoesComma = (reading: Reading, name: Name, token: Token): boolean =>
  followingWords.has(wordAt(reading, name.to)) || (name.from > 0 && !stops.test(token.gapBefore));

const isOpening = (tokens: readonly Token[], length: number): boolean =>
  length <= openingLengthMax && tokens.slice(0, length).every((token) => openingWords.has(token.text) || token.isHandle);

const opensPair = (reading: Reading, name: Name): boolean => {
  const second = joiningWords.has(wordAt(reading, name.to)) ? nameAt(reading, name.to + 1) : null;
  return second !== null && stops.test(gapAfter(reading, second));
};

const isVocative = (reading: Reading, name: Name): boolean => {
  const token = reading.tokens[name.from];
  if (token === undefined || reading.ownNames.has(token.text)) return false;
  if (followsThanks(reading, name)) return true;
  const before = token.gapBefore;
  if (name.to >= reading.tokens.length) return before.includes(",");
  const after = gapAfter(reading, name);
  return (stops.test(before) && softStop.test(after)) || (before.includes(",") && sentenceEnd.test(after));
};

// "Oui Rachida, quatre places", "Bien vu Ludo !", "… Et Karine, non".
const opensReply = (reading: Reading, name: Name): boolean => {
  const lead = leadOf(reading, name);
  if (lead.length === 0 || lead.length > openingLengthMax || stops.test(gapBefore(reading, name)) || !endsClause(reading, name)) return false;
  const last = wordAt(reading, name.from - 1);
  if (unnamingWords.has(last) && !joiningWords.has(last)) return false;
  return lead.every(({ text }) => replyWords.has(text) || openingWords.has(text) || joiningWords.has(text));
};

// The words of its sentence before a name.
const leadOf = (reading: Reading, name: Name): readonly Token[] => reading.tokens.slice(sentenceStart(reading, name.from), name.from);

const sentenceStart = ({ tokens }: Reading, before: number): number =>
  Math.max(
    tokens.slice(0, before).findLastIndex((token) => sentenceBreak.test(token.gapBefore)),
    0,
  );

// "C'est réparé Nadège !", "Sorry to hear that Jonathan, …", "On vous attend Marine", but not "On embrasse Gérard".
const callsWithoutComma = (reading: Reading, name: Name): boolean => {
  const first = reading.tokens[name.from];
  if (first === undefined || name.from === 0 || !isCapitalised(first) || reading.ownNames.has(first.text)) return false;
  if (stops.test(first.gapBefore) || !endsClause(reading, name) || leadsToName(wordAt(reading, name.from - 1))) return false;
  const lead = leadOf(reading, name);
  return (
    lead.some((token) => youWords.has(token.text)) || !lead.slice(-wordsFromSubjectMax).some((token) => subjectWords.has(token.text.replace(/['’].*$/, "")))
  );
};

const wordsFromSubjectMax = 4;

const leadsToName = (word: string): boolean =>
  unnamingWords.has(word) ||
  aboutSomebody.has(word) ||
  houseWords.has(word) ||
  isVerbForYou(word) ||
  /^(?:the|a|an|la|le|les|l|un|une|ce|cette|это)$/.test(word);

const endsClause = (reading: Reading, name: Name): boolean => name.to >= reading.tokens.length || breaks(gapAfter(reading, name));

const wordsBeforeCallMax = 4;
const wordsUntilVerbMax = 4;

// No comma is needed where the sentence goes on in the second person: "Mag tu voulais…", "Facile Goulven, vous êtes…", "Yvette surtout n'écrivez pas".
const goesOnWithYou = (reading: Reading, name: Name): boolean => {
  const { tokens } = reading;
  const first = tokens[name.from];
  if (first === undefined || first.isHandle || !isCapitalised(first)) return false;
  if (tokens.slice(0, name.from).every(({ text }) => leadsToCall(text))) return isSpokenTo(tokens, name.to) || hasVerbForYou(tokens, name.to);
  const before = tokens.slice(0, name.from);
  if (before.length > wordsBeforeCallMax || [...before.slice(1), first].some((token) => stops.test(token.gapBefore))) return false;
  if (before.some((token) => unnamingWords.has(token.text) || aboutSomebody.has(token.text))) return false;
  return gapAfter(reading, name).startsWith(",") && isSpokenTo(tokens, name.to);
};

const leadsToCall = (word: string): boolean =>
  openingWords.has(word) || youWords.has(word) || (replyWords.has(word) && !unnamingWords.has(word)) || joiningWords.has(word);

const isSpokenTo = (tokens: readonly Token[], at: number): boolean => {
  const word = tokens[at]?.text ?? "";
  // "vous" is also whom something is done to: "Patrice vous conseille bien".
  return word === "vous" ? isVerbForYou(tokens[at + 1]?.text ?? "") : spokenToWords.has(word);
};

const hasVerbForYou = (tokens: readonly Token[], from: number): boolean => {
  if (aboutSomebody.has(tokens[from]?.text ?? "")) return false;
  for (const token of tokens.slice(from, from + wordsUntilVerbMax)) {
    if (stops.test(token.gapBefore) || token.text === "vous") return false;
    if (isVerbForYou(token.text)) return true;
  }
  return false;
};

const isVerbForYou = (word: string): boolean => /(?:[a-z]{2}ez|etes|^faites|^dites|[йи]те|[еи]шь)$/u.test(word) && !/^(?:chez|assez)$/.test(word);

const followsThanks = (reading: Reading, name: Name): boolean => {
  const thanked = reading.tokens[name.from - 1];
  return thanked !== undefined && isThanks(thanked.text) && (name.to >= reading.tokens.length || stops.test(gapAfter(reading, name)));
};

const isThanks = (word: string): boolean =>
  word === "thanks" || word === "thank" || word === "спасибо" || word === "merci" || word === "you" || word === "sorry";

const waysToCall: readonly ((reading: Reading, name: Name) => boolean)[] = [opensText, isVocative, opensReply, goesOnWithYou, callsWithoutComma];
