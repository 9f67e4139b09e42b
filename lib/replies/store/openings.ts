import type { ItemId, MemberId, WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";

type Mine = { readonly itemId: ItemId; readonly memberId: MemberId };

export type Opening = { readonly openedAt: Date; readonly panelShownAt: Date | null };

/** When a member first had an item before them; null: never. */
export const findOpening = async (tx: Db, workspaceId: WorkspaceId, { itemId, memberId }: Mine): Promise<Opening | null> =>
  tx.itemOpening.findFirst({ where: { itemId, memberId, workspaceId }, select: { openedAt: true, panelShownAt: true } });

/** The first time counts: what is written down already stays. */
export const putOpening = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { itemId, memberId, isPanelShown, now }: Mine & { readonly isPanelShown: boolean; readonly now: Date },
): Promise<void> => {
  const shownAt = isPanelShown ? now : null;
  await tx.$executeRaw`
    INSERT INTO item_opening AS o (item_id, member_id, workspace_id, opened_at, panel_shown_at) VALUES (${itemId}, ${memberId}, ${workspaceId}, ${now}, ${shownAt}::timestamptz)
    ON CONFLICT (item_id, member_id) DO UPDATE SET panel_shown_at = coalesce(o.panel_shown_at, excluded.panel_shown_at)`;
};
