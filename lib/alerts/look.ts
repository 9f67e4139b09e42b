import { nextStep, type Step } from "./model/alert-machine";
import type { Reading } from "./model/evidence";
import { restMs } from "./model/kinds";
import { noticeOf } from "./model/notice";
import { readingsOf } from "./queries/readings";
import { insertAlert, listLast, lockLooking, markSeen, markTold, moveAlert, type LastOfSubject } from "./store/alerts";
import { listRules, type StoredRule } from "./store/rules";
import { tell } from "./tell";
import type { WorkspaceId } from "#lib/core/ids";
import { notifyLive } from "#lib/db/live";
import { inTransaction, type Db } from "#lib/db/transaction";
import { withdrawNotices } from "#lib/team/notices";

type Look = { readonly workspaceId: WorkspaceId; readonly now: Date };

/**
 * One look at all a workspace watches: alerts that come, grow, are over or were left alone too long. Each is told once however many look.
 * Returns how many changed.
 */
export const lookForAlerts = async ({ workspaceId, now }: Look): Promise<number> => {
  const rules = (await inTransaction((tx) => listRules(tx, workspaceId))).filter(({ isOn }) => isOn);
  let changed = 0;
  for (const rule of rules) {
    const readings = await readingsOf[rule.kind]({ workspaceId, brandId: rule.brandId, settings: rule.settings, now });
    changed += await inTransaction((tx) => judge(tx, { workspaceId, now }, { rule, readings }));
  }
  return changed;
};

type Seen = { readonly rule: StoredRule; readonly readings: readonly Reading[] };

const judge = async (tx: Db, look: Look, { rule, readings }: Seen): Promise<number> => {
  await lockLooking(tx, look.workspaceId);
  const since = new Date(look.now.getTime() - restMs(rule));
  const last = new Map((await listLast(tx, look.workspaceId, { ruleId: rule.id, since })).map((alert) => [alert.subject, alert]));
  const seen = new Map(readings.map((reading) => [reading.subject, reading]));
  let changed = 0;
  for (const subject of new Set([...seen.keys(), ...last.keys()])) {
    const matter = { rule, reading: seen.get(subject) ?? null, last: last.get(subject) ?? null };
    const step = nextStep({ terms: rule, ...matter, now: look.now });
    if (await take(tx, look, { ...matter, step })) changed += 1;
  }
  if (changed > 0) await notifyLive(tx, { workspaceId: look.workspaceId, kind: "alerts", threadIds: [], count: changed });
  return changed;
};

type Matter = { readonly rule: StoredRule; readonly reading: Reading | null; readonly last: LastOfSubject | null; readonly step: Step };

/** Takes one step; true where it is more than newer figures. */
const take = async (tx: Db, look: Look, { rule, reading, last, step }: Matter): Promise<boolean> => {
  if (step.kind === "open") return reading !== null && open(tx, look, { rule, reading, severity: step.severity });
  if (last === null || step.kind === "rest") return false;
  if (step.kind === "resolve") return endAlert(tx, look, { alertId: last.id, kind: rule.kind });
  if (reading !== null) await markSeen(tx, look.workspaceId, { alertId: last.id, evidence: reading.evidence, now: look.now });
  return step.kind === "tell" && tellAgain(tx, look, { rule, last, step, reading });
};

type Opening = { readonly rule: StoredRule; readonly reading: Reading; readonly severity: Extract<Step, { kind: "open" }>["severity"] };

const open = async (tx: Db, { workspaceId, now }: Look, { rule, reading, severity }: Opening): Promise<boolean> => {
  const { subject, brandId, size, evidence } = reading;
  const alertId = await insertAlert(tx, workspaceId, { ruleId: rule.id, kind: rule.kind, subject, brandId, severity, size, evidence, now });
  if (alertId === null) return false;
  await tell(tx, workspaceId, { rule, alertId, telling: 1, because: "opened", severity, evidence, now });
  return true;
};

type Again = {
  readonly rule: StoredRule;
  readonly last: LastOfSubject;
  readonly step: Extract<Step, { kind: "tell" }>;
  /** Null where nothing new was seen. */
  readonly reading: Reading | null;
};

const tellAgain = async (tx: Db, { workspaceId, now }: Look, { rule, last, step, reading }: Again): Promise<boolean> => {
  const { state, severity, because } = step;
  await markTold(tx, workspaceId, { alertId: last.id, state, severity, size: reading?.size ?? last.toldSize, now });
  await tell(tx, workspaceId, { rule, alertId: last.id, telling: last.tellings + 1, because, severity, evidence: reading?.evidence ?? null, now });
  return true;
};

type Ended = { readonly alertId: string; readonly kind: StoredRule["kind"] };

/** It is over by itself: the bell calls nobody to it any more. */
const endAlert = async (tx: Db, { workspaceId, now }: Look, { alertId, kind }: Ended): Promise<boolean> => {
  const isEnded = await moveAlert(tx, workspaceId, { alertId, from: ["open", "escalated", "acknowledged"], to: "resolved", memberId: null, now });
  if (isEnded) await withdrawNotices(tx, workspaceId, { kind: noticeOf(kind), path: `alerts/${alertId}` });
  return isEnded;
};
