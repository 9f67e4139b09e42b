import { isBareThanks, isContented, leavesOpen, saysThanks } from "../closing-thanks";
import { asksForDetail } from "./asked-detail";
import { notNeeded, type Phase, type Situation } from "./phase";

const praiseWordsMax = 4;

/** Thanks or "ok" after the brand's answer closes the exchange; it asks for nothing more. */
export const closedWithThanks: Phase = (situation) => {
  const { lastAnswer } = situation.author;
  if (lastAnswer === null || !closes(situation, asksForDetail(lastAnswer.text))) return null;
  return notNeeded("closed-with-thanks", { answeredBy: lastAnswer.id, answeredAt: lastAnswer.postedAt.toISOString() });
};

const closes = (situation: Situation, wasAskedForDetail: boolean): boolean => {
  const { message, words } = situation;
  // A number may be the very detail the brand asked for.
  if (message.text.includes("?") || /\d{3}|\d:\d/.test(message.text)) return false;
  if (isBareThanks(words)) return true;
  if (asksMore(situation)) return false;
  if (!/\p{L}/u.test(message.text)) return message.sentiment !== "negative";
  if (leavesOpen(message.text)) return false;
  return saysThanks(words) || isContented(message.text, words) || isPleased(situation, wasAskedForDetail);
};

const asksMore = ({ message: { intent, sentiment, tones } }: Situation): boolean =>
  intent === "question" ||
  intent === "complaint" ||
  intent === "suggestion" ||
  (sentiment === "negative" && (tones.includes("threat") || tones.includes("insult")));

const thankful = /thank|grateful|appreciat|спасиб|благодар|merci/iu;

// Long thanks are thanks, and a kind word is enough where the brand wanted to know nothing.
const isPleased = ({ message, words }: Situation, wasAskedForDetail: boolean): boolean => {
  if (message.sentiment === "negative") return false;
  if (message.intent === "courtesy") return thankful.test(message.text) || (!wasAskedForDetail && message.sentiment === "positive");
  return message.intent === "praise" && (thankful.test(message.text) || (!wasAskedForDetail && words.length <= praiseWordsMax));
};
