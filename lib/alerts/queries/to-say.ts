import { alertStateSchema } from "../model/alert-machine";
import type { Said } from "../model/alert-view";
import { evidenceSchema, type Evidence } from "../model/evidence";
import { severitySchema } from "../model/kinds";
import type { ToSay } from "../model/message";
import { findHome } from "../store/workspace";
import { env } from "#lib/core/env";
import type { AlertId, WorkspaceId } from "#lib/core/ids";
import { db } from "#lib/db/client";

/** All that word of an alert is made of, as it stands now; null where there is none. */
export const findToSay = async (workspaceId: WorkspaceId, alertId: AlertId): Promise<Omit<ToSay, "because" | "locale"> | null> => {
  const row = await db().alert.findFirst({ where: { id: alertId, workspaceId }, select: { evidence: true, severity: true, state: true } });
  if (row === null) return null;
  const evidence = evidenceSchema.parse(row.evidence);
  const { slug, zone } = await findHome(db(), workspaceId);
  return {
    evidence,
    severity: severitySchema.parse(row.severity),
    state: alertStateSchema.parse(row.state),
    said: await findSaid(workspaceId, evidence),
    url: `${env().PARLEY_URL}/${slug}/alerts/${alertId}`,
    zone,
  };
};

/** The words of the comment an alert is about, as they stand now: what was deleted or taken away is not repeated. */
export const findSaid = async (workspaceId: WorkspaceId, evidence: Evidence): Promise<Said | null> =>
  (await listSaid(workspaceId, [evidence])).find(({ itemId }) => isAbout(evidence, itemId)) ?? null;

/** The same of many alerts. */
export const listSaid = async (workspaceId: WorkspaceId, evidence: readonly Evidence[]): Promise<readonly Said[]> => {
  const itemIds = evidence.flatMap((one) => (one.kind === "threat" ? [one.itemId] : []));
  if (itemIds.length === 0) return [];
  return db().$queryRaw<Said[]>`
    SELECT a.name AS author, i.text, i.id AS "itemId" FROM item i JOIN author a ON a.id = i.author_id
    WHERE i.id = ANY (${itemIds}) AND i.workspace_id = ${workspaceId} AND i.deleted_at IS NULL AND i.visibility IN ('public', 'held')`;
};

/** Whether an alert is about this very comment. */
export const isAbout = (evidence: Evidence, itemId: string): boolean => evidence.kind === "threat" && evidence.itemId === itemId;
