import { notNeeded, type Phase } from "./phase";

/** A person of the team said that no answer is needed. */
export const dismissed: Phase = ({ message }) => (message.dismissed ? notNeeded("dismissed") : null);
