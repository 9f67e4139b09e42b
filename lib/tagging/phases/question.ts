import { needed, type Phase } from "./phase";

/** Somebody asks. */
export const question: Phase = ({ message }) => (message.intent === "question" ? needed("question") : null);
