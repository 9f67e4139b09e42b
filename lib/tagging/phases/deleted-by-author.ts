import { notNeeded, type Phase } from "./phase";

/** What its author took back waits for nothing; what the brand removed still does. */
export const deletedByAuthor: Phase = ({ message }) =>
  message.deletedAt === null ? null : notNeeded("deleted-by-author", { at: message.deletedAt.toISOString() });
