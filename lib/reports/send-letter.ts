import { restAfterTry } from "./model";
import { leavePurpose } from "./model/leave";
import { writeLetter } from "./letter/letter";
import { findSender } from "./queries/pending";
import { findPaper, findSnapshot } from "./queries/reports";
import { endTry, isOnList, takeLetter, type TakenLetter } from "./store/letters";
import { seal } from "#lib/core/crypto";
import { env } from "#lib/core/env";
import type { ReportLetterId, WorkspaceId } from "#lib/core/ids";
import { notifyLive } from "#lib/db/live";
import { inTransaction } from "#lib/db/transaction";
import { sendMail, type Posted } from "#lib/mail/send-mail";
import { recordAudit } from "#lib/team/audit";

type Key = { readonly workspaceId: WorkspaceId; readonly letterId: ReportLetterId };

/**
 * Takes a letter to the mail server, once however many workers have it: a try is counted and dated before it leaves, and only whoever took it
 * says how it ended. A letter that is no longer wanted is dropped. Says when to come again where the server was away; null: never.
 */
export const sendLetter = async ({ workspaceId, letterId }: Key, now: Date): Promise<{ readonly restMs: number } | null> => {
  const taken = await takeLetter(workspaceId, { letterId, now });
  if (taken === null) return null;
  if (taken.recipientId !== null && !(await isOnList(workspaceId, taken.recipientId))) return end({ workspaceId, letterId, taken, now }, "dropped");
  return end({ workspaceId, letterId, taken, now }, await post({ workspaceId, letterId }, taken));
};

const post = async ({ workspaceId, letterId }: Key, { reportId, recipientId, address, locale }: TakenLetter): Promise<Posted> => {
  const [snapshot, paper, { workspace, slug, group }] = await Promise.all([
    findSnapshot(workspaceId, reportId),
    findPaper(workspaceId, { reportId, locale }),
    findSender(workspaceId, reportId),
  ]);
  if (snapshot === null || paper === null) return { kind: "failed", why: "refused" };
  const home = env().PARLEY_URL;
  const leaveUrl = recipientId === null ? null : `${home}/reports/leave/${seal({ recipientId }, leavePurpose)}`;
  const sender = { workspace, group, pageUrl: `${home}/${slug}/reports/${reportId}`, leaveUrl };
  const { subject, text, html, filename } = writeLetter(snapshot, { locale, sender });
  return sendMail({
    to: address,
    subject,
    text,
    html,
    key: letterId,
    leaveUrl: leaveUrl === null ? null : `${leaveUrl}/one-click`,
    attachments: [{ filename, contentType: "application/pdf", content: paper.bytes }],
  });
};

type Tried = Key & { readonly taken: TakenLetter; readonly now: Date };

const end = async ({ workspaceId, letterId, taken, now }: Tried, outcome: Posted | "dropped"): Promise<{ readonly restMs: number } | null> => {
  const { tries, reportId, address } = taken;
  const restMs = outcome !== "dropped" && outcome.kind === "failed" && outcome.why === "away" ? restAfterTry(tries) : null;
  await inTransaction(async (tx) => {
    if (!(await endTry(tx, workspaceId, { letterId, tries, end: endOf(outcome, { now, restMs }) }))) return;
    await notifyLive(tx, { workspaceId, kind: "reports", threadIds: [] });
    if (outcome !== "dropped" && outcome.kind === "sent")
      await recordAudit(tx, { actor: { workspaceId, memberId: null }, action: "report.send", subjectId: reportId, details: { address }, now });
  });
  return restMs === null ? null : { restMs };
};

const endOf = (outcome: Posted | "dropped", { now, restMs }: { readonly now: Date; readonly restMs: number | null }): Parameters<typeof endTry>[2]["end"] => {
  if (outcome === "dropped") return { state: "dropped" };
  if (outcome.kind === "sent") return { state: "sent", sentAt: now };
  return restMs === null ? { state: "failed", failure: outcome.why } : { state: "queued", failure: "away", dueAt: new Date(now.getTime() + restMs) };
};
