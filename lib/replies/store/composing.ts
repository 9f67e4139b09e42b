import { z } from "zod";

import type { ItemId, MemberId, WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";

type Mine = { readonly itemId: ItemId; readonly memberId: MemberId };

const renewedSchema = z.array(z.object({ isNew: z.boolean() }));

/** Takes a claim that is free, over, or one's own already; null when another holds it or there is no such item. */
export const putClaim = async (
  tx: Db,
  workspaceId: WorkspaceId,
  claim: Mine & { readonly now: Date; readonly expiresAt: Date },
): Promise<{ readonly isNew: boolean } | null> => {
  const rows = renewedSchema.parse(
    await tx.$queryRaw`
      WITH before AS (SELECT 1 FROM claim WHERE item_id = ${claim.itemId} AND member_id = ${claim.memberId} AND expires_at > ${claim.now})
      INSERT INTO claim AS c (item_id, workspace_id, member_id, expires_at)
      SELECT k.item_id, k.workspace_id, ${claim.memberId}, ${claim.expiresAt}::timestamptz FROM item_key k WHERE k.item_id = ${claim.itemId} AND k.workspace_id = ${workspaceId}
      ON CONFLICT (item_id) DO UPDATE SET member_id = excluded.member_id, expires_at = excluded.expires_at
      WHERE c.member_id = excluded.member_id OR c.expires_at <= ${claim.now}
      RETURNING NOT EXISTS (SELECT FROM before) AS "isNew"`,
  );
  return rows[0] ?? null;
};

/** False when it was not one's own. */
export const dropClaim = async (tx: Db, workspaceId: WorkspaceId, { itemId, memberId }: Mine): Promise<boolean> => {
  const { count } = await tx.claim.deleteMany({ where: { itemId, workspaceId, memberId } });
  return count === 1;
};

const holderSchema = z.array(z.object({ id: z.string(), name: z.string(), expiresAt: z.date() }));
export type ClaimHolder = z.output<typeof holderSchema>[number];

/** Another member whose claim is alive. */
export const findOthersClaim = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { itemId, memberId, now }: Mine & { readonly now: Date },
): Promise<ClaimHolder | null> => {
  const rows = holderSchema.parse(
    await tx.$queryRaw`
      SELECT c.member_id AS id, u.name, c.expires_at AS "expiresAt" FROM claim c JOIN member m ON m.id = c.member_id JOIN user_account u ON u.id = m.user_id
      WHERE c.item_id = ${itemId} AND c.workspace_id = ${workspaceId} AND c.member_id <> ${memberId} AND c.expires_at > ${now}`,
  );
  return rows[0] ?? null;
};

/** Less is only a beginning of what somebody meant to say. */
const firstTextLength = 40;

/** Keeps a text, and beside it for good what was kept of it first. */
export const putDraft = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { itemId, memberId, text, original, now }: Mine & { readonly text: string; readonly original: string | null; readonly now: Date },
): Promise<void> => {
  await tx.$executeRaw`
    INSERT INTO draft AS d (item_id, member_id, workspace_id, text, original, first_text, updated_at) VALUES (${itemId}, ${memberId}, ${workspaceId}, ${text}, ${original}, ${text}, ${now})
    ON CONFLICT (item_id, member_id) DO UPDATE SET text = excluded.text, original = excluded.original, updated_at = excluded.updated_at,
      first_text = CASE WHEN length(coalesce(d.first_text, '')) < ${firstTextLength} AND excluded.text <> '' THEN excluded.text ELSE d.first_text END`;
};

/** Keeps a text that somebody else wrote for a member; false where they have words of their own there. */
export const putProposal = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { itemId, memberId, text, now }: Mine & { readonly text: string; readonly now: Date },
): Promise<boolean> => {
  const count = await tx.$executeRaw`
    INSERT INTO draft AS d (item_id, member_id, workspace_id, text, updated_at) VALUES (${itemId}, ${memberId}, ${workspaceId}, ${text}, ${now})
    ON CONFLICT (item_id, member_id) DO UPDATE SET text = excluded.text, original = NULL, updated_at = excluded.updated_at WHERE d.text = ''`;
  return count === 1;
};

/** Into whose hands an item was given; null: nobody's. */
export const findAssignee = async (tx: Db, workspaceId: WorkspaceId, itemId: ItemId): Promise<MemberId | null> =>
  (await tx.item.findFirst({ where: { id: itemId, workspaceId }, select: { assigneeId: true } }))?.assigneeId ?? null;

/** Empties a draft that is there; what was written first is remembered until an answer goes out. */
export const emptyDraft = async (tx: Db, workspaceId: WorkspaceId, { itemId, memberId, now }: Mine & { readonly now: Date }): Promise<void> => {
  await tx.draft.updateMany({ where: { itemId, memberId, workspaceId }, data: { text: "", original: null, updatedAt: now } });
};

/** Takes a draft away; says what was written of it first. */
export const takeDraft = async (tx: Db, workspaceId: WorkspaceId, { itemId, memberId }: Mine): Promise<string | null> => {
  const draft = await tx.draft.findFirst({ where: { itemId, memberId, workspaceId }, select: { firstText: true } });
  if (draft !== null) await tx.draft.deleteMany({ where: { itemId, memberId, workspaceId } });
  return draft?.firstText ?? null;
};
