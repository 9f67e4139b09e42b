import { withoutOwnWord } from "./criticism-model";
import { readWithoutWordsOf } from "./store/own-words";
import type { Subject } from "./store/subject";
import type { Actor } from "#lib/auth/actor";
import { may } from "#lib/auth/permissions";
import type { MemberId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";

/** Whose own corrections count for nothing in what they do: it takes another person's word, or that of somebody who decides. */
export const unheardOf = (actor: Actor): MemberId | null => (may(actor, "conduct:decide") ? null : actor.memberId);

/** The item as it is judged for whoever acts. */
export const judgedFor = async (tx: Db, actor: Actor, subject: Subject): Promise<Subject> => {
  const { itemId } = subject;
  const earlier = await readWithoutWordsOf(tx, actor.workspaceId, { itemIds: [itemId], memberId: unheardOf(actor) });
  return { ...subject, ...withoutOwnWord(subject, earlier.get(itemId) ?? {}) };
};
