import { notNeeded, type Phase } from "./phase";

/** Advertising gets no answer, whoever called it that: the platform, a person or the tagger. */
export const spam: Phase = ({ message }) => (message.visibility === "spam" || message.tones.includes("spam") ? notNeeded("spam") : null);
