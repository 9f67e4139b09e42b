import type { ReportId, ReportLetterId, WorkspaceId } from "#lib/core/ids";
import { db } from "#lib/db/client";

type Due = { readonly before: Date; readonly limit: number };

/** Reports of the whole installation that are not made yet. */
export const listUnmade = async ({ before, limit }: Due): Promise<readonly { readonly workspaceId: WorkspaceId; readonly reportId: ReportId }[]> => {
  const rows = await db().report.findMany({
    where: { status: { in: ["queued", "counting", "printing"] }, requestedAt: { lte: before } },
    select: { workspaceId: true, id: true },
    orderBy: { requestedAt: "asc" },
    take: limit,
  });
  return rows.map(({ workspaceId, id }) => ({ workspaceId, reportId: id }));
};

/** Letters of the whole installation that should have left. */
export const listDueLetters = async ({ before, limit }: Due): Promise<readonly { readonly workspaceId: WorkspaceId; readonly letterId: ReportLetterId }[]> => {
  const rows = await db().reportLetter.findMany({
    where: { state: { in: ["queued", "sending"] }, dueAt: { lte: before } },
    select: { workspaceId: true, id: true },
    orderBy: { dueAt: "asc" },
    take: limit,
  });
  return rows.map(({ workspaceId, id }) => ({ workspaceId, letterId: id }));
};

/** Where a member is written to; null for one who left. */
export const findMemberAddress = async (workspaceId: WorkspaceId, memberId: string): Promise<string | null> =>
  (await db().member.findFirst({ where: { id: memberId, workspaceId, removedAt: null }, select: { user: { select: { email: true } } } }))?.user.email ?? null;

/** What a letter says of where it comes from. */
export const findSender = async (
  workspaceId: WorkspaceId,
  reportId: ReportId,
): Promise<{ readonly workspace: string; readonly slug: string; readonly group: string | null }> => {
  const [workspace, report] = await Promise.all([
    db().workspace.findUniqueOrThrow({ where: { id: workspaceId }, select: { name: true, slug: true } }),
    db().report.findFirstOrThrow({ where: { id: reportId, workspaceId }, select: { groupId: true } }),
  ]);
  const group = report.groupId === null ? null : await db().reportGroup.findFirst({ where: { id: report.groupId, workspaceId }, select: { name: true } });
  return { workspace: workspace.name, slug: workspace.slug, group: group?.name ?? null };
};
