import { foldedText } from "../reading/characters";
import { needed, type Phase, type Situation } from "./phase";

/** The brand asked for a detail and here it is: the exchange goes on. */
export const askedDetail: Phase = (situation) => {
  const { author } = situation;
  // Once something new waits, what follows is no longer read as the answer to the brand's question.
  if (author.lastAnswer === null || author.waiting.length > 0 || !asksForDetail(author.lastAnswer.text)) return null;
  return givesDetail(situation) ? needed("asked-detail", { askedIn: author.lastAnswer.id, askedAt: author.lastAnswer.postedAt.toISOString() }) : null;
};

const request =
  /\?|\b(?:send|provide|specify|share|tell|could you|can you|let us know)\b|напиши|пришли|укажи|уточни|сообщи|подскажи|отправь|скажите|envoyez|indiquez|precisez|communiquez|(?<!vous )pouvez|pourriez|merci de|transmet|aiderai|would help|поможет/u;

/** True for words of the brand that ask the visitor for something. */
export const asksForDetail = (text: string): boolean => request.test(foldedText(text));

// A number or an address is a detail whatever else is said; other words are one unless they open a matter of their own.
const givesDetail = ({ message }: Situation): boolean => {
  if (/\d{3}|@[\w-]+\.\w/.test(message.text)) return true;
  return message.intent !== "question" && message.intent !== "complaint" && message.intent !== "suggestion" && message.tones.length === 0;
};
