import { notNeeded, type Phase, type Situation } from "./phase";

const thankfulStems = ["thank", "thx", "cheers", "appreciat", "grateful", "спасиб", "спс", "пасиб", "благодар", "merci", "remerci"];
const shortWordsMax = 4;

/** Thanks or "ok" after the brand's answer closes the exchange; it asks for nothing more. */
export const closedWithThanks: Phase = (situation) => {
  const { lastAnswer } = situation.author;
  if (lastAnswer === null || !asksNothing(situation) || !isThanksAlone(situation)) return null;
  return notNeeded("closed-with-thanks", { answeredBy: lastAnswer.id, answeredAt: lastAnswer.postedAt.toISOString() });
};

const asksNothing = ({ message }: Situation): boolean =>
  message.intent !== "question" &&
  message.intent !== "complaint" &&
  message.intent !== "suggestion" &&
  !message.tones.includes("threat") &&
  !message.tones.includes("insult");

const isThanksAlone = ({ message, words }: Situation): boolean => {
  // A number may be the very detail the brand asked for, and a cross face is no thanks.
  if (message.intent === "courtesy" || !/\p{L}/u.test(message.text)) return !/\d{3}/.test(message.text) && message.sentiment !== "negative";
  if (message.intent !== "praise") return false;
  return words.length <= shortWordsMax || words.some((word) => thankfulStems.some((stem) => word.startsWith(stem)));
};
