import { sha256 } from "#lib/core/crypto";

/** What is kept of an item before anything is done to it. */
export type Archived = {
  readonly itemId: string;
  readonly text: string;
  readonly authorName: string;
  /** The account's id on the platform. */
  readonly authorExternalId: string;
  readonly threadId: string;
  readonly threadTitle: string | null;
  readonly url: string | null;
  readonly postedAt: Date;
  readonly archivedAt: Date;
};

/** SHA-256 over text, author, thread and times in a fixed order: the same evidence has the same hash on any machine. */
export const evidenceHash = (evidence: Archived): string => {
  const { itemId, text, authorName, authorExternalId, threadId, threadTitle, url, postedAt, archivedAt } = evidence;
  return sha256(JSON.stringify([itemId, text, authorName, authorExternalId, threadId, threadTitle, url, postedAt.toISOString(), archivedAt.toISOString()]));
};
