import { needed, type Phase } from "./phase";

/** Somebody proposes something. */
export const suggestion: Phase = ({ message }) => (message.intent === "suggestion" ? needed("suggestion") : null);
