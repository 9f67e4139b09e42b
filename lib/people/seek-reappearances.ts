import { displacementCandidates } from "./displacement-model/candidates";
import { findSubject } from "./store/accounts";
import { insertSuggestions } from "./store/links";
import { readAccount, readOthers } from "./store/lookalikes";
import { noteSearch } from "./store/searches";
import type { AuthorId, WorkspaceId } from "#lib/core/ids";
import { dayMs } from "#lib/core/time";
import { notifyLive } from "#lib/db/live";
import { inTransaction } from "#lib/db/transaction";

type Search = {
  readonly workspaceId: WorkspaceId;
  readonly authorId: AuthorId;
  /** Null: nobody was banned, and nothing is concluded from who is new. */
  readonly bannedAt: Date | null;
  readonly now: Date;
};

/**
 * Looks for accounts that may be the same person's as a banned one [P3], and proposes them to a human with the reasons; joins nothing.
 * Says how many it proposed anew; null where the workspace has no such author.
 */
export const seekReappearances = async ({ workspaceId, authorId, bannedAt, now }: Search): Promise<number | null> =>
  inTransaction(async (tx) => {
    const subject = await findSubject(tx, workspaceId, authorId);
    if (subject === null) return null;
    const account = await readAccount(tx, workspaceId, subject);
    const others = await readOthers(tx, workspaceId, { ...subject, since: bannedAt, handles: account.handles });
    const bannedOn = bannedAt === null ? Infinity : Math.floor(bannedAt.getTime() / dayMs);
    const candidates = displacementCandidates({ ...account, bannedOn }, others);
    const proposed = await insertSuggestions(tx, workspaceId, { authorId, candidates, now });
    await noteSearch(tx, workspaceId, { authorId, now });
    if (proposed > 0) await notifyLive(tx, { workspaceId, kind: "people", threadIds: [] });
    return proposed;
  });
