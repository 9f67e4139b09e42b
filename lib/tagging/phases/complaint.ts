import { needed, type Phase } from "./phase";

/** Somebody is unhappy with something. */
export const complaint: Phase = ({ message }) => (message.intent === "complaint" ? needed("complaint") : null);
