import { displacementCandidates, type Candidate } from "./displacement-model/candidates";
import { hasNewEvidence } from "./link-model";
import { findSubject } from "./store/accounts";
import { askAgain, insertSuggestions, listLeftOpen } from "./store/links";
import { readAccount, readOthers } from "./store/lookalikes";
import { noteSearch } from "./store/searches";
import type { AuthorId, WorkspaceId } from "#lib/core/ids";
import { dayMs } from "#lib/core/time";
import { notifyLive } from "#lib/db/live";
import { inTransaction, type Db } from "#lib/db/transaction";

type Search = {
  readonly workspaceId: WorkspaceId;
  readonly authorId: AuthorId;
  /** Null: nobody was banned, and nothing is concluded from who is new. */
  readonly bannedAt: Date | null;
  readonly now: Date;
};

/**
 * Looks for accounts that may be the same person's as a banned one [P3], and proposes them to a human with the reasons; joins nothing.
 * What a human could not tell is put again where more speaks for it now. Says how many it proposed anew; null where the workspace has no such author.
 */
export const seekReappearances = async ({ workspaceId, authorId, bannedAt, now }: Search): Promise<number | null> =>
  inTransaction(async (tx) => {
    const subject = await findSubject(tx, workspaceId, authorId);
    if (subject === null) return null;
    const account = await readAccount(tx, workspaceId, subject);
    const others = await readOthers(tx, workspaceId, { ...subject, since: bannedAt, handles: account.handles });
    const bannedOn = bannedAt === null ? Infinity : Math.floor(bannedAt.getTime() / dayMs);
    const candidates = displacementCandidates({ ...account, bannedOn }, others);
    const proposed = await propose(tx, workspaceId, { authorId, accounts: subject.accounts, candidates, now });
    await noteSearch(tx, workspaceId, { authorId, now });
    if (proposed > 0) await notifyLive(tx, { workspaceId, kind: "people", threadIds: [] });
    return proposed;
  });

type Found = { readonly authorId: AuthorId; readonly accounts: readonly AuthorId[]; readonly candidates: readonly Candidate[]; readonly now: Date };

const propose = async (tx: Db, workspaceId: WorkspaceId, { authorId, accounts, candidates, now }: Found): Promise<number> => {
  const leftOpen = new Map((await listLeftOpen(tx, workspaceId, accounts)).map((question) => [question.otherId, question]));
  let proposed = await insertSuggestions(tx, workspaceId, { authorId, candidates: candidates.filter(({ id }) => !leftOpen.has(id)), now });
  for (const candidate of candidates) {
    const question = leftOpen.get(candidate.id);
    if (question !== undefined && hasNewEvidence(question.reasons, candidate.reasons))
      proposed += (await askAgain(tx, workspaceId, { id: question.id, candidate, now })) ? 1 : 0;
  }
  return proposed;
};
