import { needed, type Phase } from "./phase";

/** A threat, or an insult without a matter, needs an answer too, perhaps a firm one. */
export const hostile: Phase = ({ message }) => {
  if (message.tones.includes("threat")) return needed("hostile", { tone: "threat" });
  const hasMatter = message.intent === "complaint" || message.intent === "question" || message.intent === "suggestion";
  return message.tones.includes("insult") && !hasMatter && message.sentiment !== "positive" ? needed("hostile", { tone: "insult" }) : null;
};
