import type { Telling } from "./model/alert-machine";
import type { Evidence } from "./model/evidence";
import type { Severity } from "./model/terms";
import { noticeOf, noticeParams } from "./model/notice";
import { releasedAt } from "./model/quiet-hours";
import { channelsThere } from "./store/channels";
import { putMessages } from "./store/outbox";
import type { StoredRule } from "./store/rules";
import { findHome, findQuiet } from "./store/workspace";
import type { AlertId, WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";
import { notifyMembers } from "#lib/team/notices";
import { listMembersWhoMay } from "#lib/team/queries/members-who-may";

type Told = {
  readonly rule: Pick<StoredRule, "kind" | "channelIds" | "isInApp">;
  readonly alertId: AlertId;
  /** The first, the second … of this alert. */
  readonly telling: number;
  readonly because: Telling;
  readonly severity: Severity;
  /** Null where there are no newer figures than were told before. */
  readonly evidence: Evidence | null;
  readonly now: Date;
};

/** Lets an alert be heard, in the transaction in which it changed: in the bell at once, over the channels once nobody sleeps. */
export const tell = async (tx: Db, workspaceId: WorkspaceId, { rule, evidence, severity, now, ...telling }: Told): Promise<void> => {
  const channels = await channelsThere(tx, workspaceId, rule.channelIds);
  const readers = channels.flatMap(({ id, kind, shown }) => (kind === "email" ? shown.split(", ") : [""]).map((recipient) => ({ channelId: id, recipient })));
  if (readers.length > 0) {
    const quiet = await findQuiet(tx, workspaceId);
    const { zone } = await findHome(tx, workspaceId);
    await putMessages(tx, workspaceId, { ...telling, readers, dueAt: releasedAt({ severity, quiet, zone, now }), now });
  }
  if (!rule.isInApp || evidence === null) return;
  const memberIds = await listMembersWhoMay(tx, workspaceId, "alerts:manage");
  const notice = { memberIds, kind: noticeOf(rule.kind), path: `alerts/${telling.alertId}`, params: noticeParams(evidence), now };
  await notifyMembers(tx, { workspaceId, memberId: null }, notice);
};
