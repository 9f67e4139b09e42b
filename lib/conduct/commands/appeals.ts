import type { z } from "zod";

import { refusalOfAppealDecision } from "../appeal-model";
import { endSanction } from "../end-sanction";
import type { PutOut } from "../go-on";
import type { decideAppealSchema, recordAppealSchema } from "../model";
import { closeAppeal, findAppeal, hasOpenAppeal, insertAppeal } from "../store/appeals";
import { lockSanction } from "../store/sanctions";
import { tellDeciders, untellDeciders } from "../tell-deciders";
import { sendOut } from "./enqueue";
import { conflict, guardian, type Guardian } from "./open-matter";
import type { Actor } from "#lib/auth/actor";
import { AppError, notFound } from "#lib/core/errors";
import type { AppealId } from "#lib/core/ids";
import { notifyLive } from "#lib/db/live";
import { inTransaction, type Db } from "#lib/db/transaction";
import { recordAudit } from "#lib/team/audit";

/** Writes down what the person says against a guard, a warning or a ban. Throws `conflict` `not-standing`, `appeal-open`. */
export const recordAppeal = async (
  actor: Actor,
  { sanctionId, text }: z.output<typeof recordAppealSchema>,
  now: Date,
): Promise<{ readonly appealId: AppealId }> => {
  const member = guardian(actor, "conduct:act");
  const { workspaceId, memberId } = member;
  return inTransaction(async (tx) => {
    const sanction = await lockSanction(tx, workspaceId, sanctionId);
    if (sanction === null) throw notFound("The sanction");
    if (sanction.state !== "standing") throw conflict("not-standing", "This does not stand any more.");
    if (await hasOpenAppeal(tx, workspaceId, sanctionId)) throw conflict("appeal-open", "An appeal against this waits for a decision already.");
    const appealId = await insertAppeal(tx, workspaceId, { sanctionId, text, recordedById: memberId, now });
    await tellDeciders(tx, member, { waiting: "appeal-recorded", sanction, now });
    await notifyLive(tx, { workspaceId, kind: "conduct", threadIds: [] });
    await recordAudit(tx, { actor, action: "appeal.record", subjectId: appealId, details: { sanctionId }, now });
    return { appealId };
  });
};

/** Grants an appeal, which ends the sanction, or rejects it. Never by whoever asked for the sanction. Throws `forbidden` `own-request`, `conflict` `decided-already`. */
export const decideAppeal = async (actor: Actor, input: z.output<typeof decideAppealSchema>, now: Date): Promise<void> => {
  const member = guardian(actor, "conduct:decide");
  const out = await inTransaction((tx) => decide(tx, member, { ...input, now }));
  await sendOut(member.workspaceId, out);
};

type Decision = z.output<typeof decideAppealSchema> & { readonly now: Date };

const decide = async (tx: Db, member: Guardian, { appealId, isGranted, reason, now }: Decision): Promise<PutOut> => {
  const { workspaceId, memberId } = member;
  const appeal = await findAppeal(tx, workspaceId, appealId);
  const sanction = appeal === null ? null : await lockSanction(tx, workspaceId, appeal.sanctionId);
  if (appeal === null || sanction === null) throw notFound("The appeal");
  const refusal = refusalOfAppealDecision({ state: appeal.state, sanctionRequestedById: sanction.requestedById }, memberId);
  if (refusal === "own-request")
    throw new AppError("forbidden", "Somebody else has to decide about this: you asked for the sanction.", { reason: "own-request" });
  if (refusal !== null || !(await closeAppeal(tx, workspaceId, { id: appealId, isGranted, memberId, reason, now })))
    throw conflict("decided-already", "This has been decided already.");
  await untellDeciders(tx, workspaceId, { waiting: "appeal-recorded", sanctionId: sanction.id });
  await notifyLive(tx, { workspaceId, kind: "conduct", threadIds: [] });
  const isToEnd = isGranted && sanction.state === "standing";
  const out = isToEnd
    ? await endSanction(tx, workspaceId, { sanctionId: sanction.id, because: "appeal", memberId, reason, now })
    : { deedIds: [], replyId: null };
  await recordAudit(tx, {
    actor: member,
    action: isGranted ? "appeal.grant" : "appeal.reject",
    subjectId: appealId,
    details: { sanctionId: sanction.id, reason },
    now,
  });
  return out;
};
