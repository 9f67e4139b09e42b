import { needed, type Phase } from "./phase";

/** A question or a complaint after the brand's answer opens the matter again. */
export const newMatter: Phase = ({ author, message }) => {
  if (author.lastAnswer === null || message.tones.includes("threat")) return null;
  if (message.intent !== "question" && message.intent !== "complaint") return null;
  return needed("new-matter", { kind: message.intent, after: author.lastAnswer.id });
};
