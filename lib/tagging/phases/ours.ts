import { notNeeded, type Phase } from "./phase";

/** What the brand wrote waits for nobody. */
export const ours: Phase = ({ message }) => (message.isBrand ? notNeeded("ours") : null);
