import type { z } from "zod";

import { isProtectedCriticism } from "../criticism-model";
import { goOn, type PutOut } from "../go-on";
import type { startGuardSchema } from "../model";
import { personOf } from "../person";
import { archiveEvidence, insertSanction, listOpenSanctions } from "../store/sanctions";
import { findOverride, type Subject } from "../store/subject";
import { sendOut } from "./enqueue";
import { citeClause, conflict, guardian, openMatter, refuseUnfilled, type Guardian } from "./open-matter";
import type { Actor } from "#lib/auth/actor";
import type { SanctionId } from "#lib/core/ids";
import { notifyLive } from "#lib/db/live";
import { inTransaction, type Db } from "#lib/db/transaction";
import type { CitedClause } from "#lib/playbook/rule-model";
import { recordAudit } from "#lib/team/audit";

type Input = z.output<typeof startGuardSchema>;
type Started = { readonly sanctionId: SanctionId };

/**
 * Removes an item politely [G3]: keeps it as evidence, writes to its author, and takes it away once the message has arrived; where it cannot,
 * hides it. Throws `invalid` `no-clause`, and `conflict` with `criticism` [G2], `guard-standing`, `item-deleted`, or as `queueReply` does.
 */
export const startPoliteGuard = async (actor: Actor, input: Input, now: Date): Promise<Started> => {
  const writer = guardian(actor, "conduct:act");
  const { sanctionId, out } = await inTransaction((tx) => start(tx, writer, { ...input, now }));
  await sendOut(writer.workspaceId, out);
  return { sanctionId };
};

type Now = Input & { readonly now: Date };

const start = async (tx: Db, writer: Guardian, { itemId, clauseNumber, message, bypassReason, now }: Now): Promise<Started & { readonly out: PutOut }> => {
  const { workspaceId } = writer;
  refuseUnfilled(message);
  const subject = await openMatter(tx, writer, itemId);
  const clause = await citeClause(tx, workspaceId, { brandId: subject.brandId, number: clauseNumber, at: now });
  await refuse(tx, writer, { subject, clause });
  const isThreat = subject.tones.includes("threat");
  const told = { kind: "guard", subject, clause, isThreat, message, days: null, requestedById: writer.memberId, now } as const;
  const sanction = await insertSanction(tx, workspaceId, told);
  const sanctionId = sanction.id;
  const evidence = await archiveEvidence(tx, workspaceId, { sanctionId, subjects: [subject], now });
  const out = await goOn(tx, sanction, { writer, bypassReason, now });
  const details = { itemId, clause: clause.number, version: clause.version, evidence };
  await recordAudit(tx, { actor: writer, action: "guard.start", subjectId: sanctionId, details, now });
  await notifyLive(tx, { workspaceId, kind: "conduct", threadIds: [subject.threadId] });
  return { sanctionId, out };
};

const refuse = async (tx: Db, { workspaceId }: Guardian, { subject, clause }: { readonly subject: Subject; readonly clause: CitedClause }): Promise<void> => {
  if (subject.isDeleted) throw conflict("item-deleted", "Its author deleted this message.");
  if (isProtectedCriticism(subject, clause.kind, await findOverride(tx, workspaceId, subject)))
    throw conflict("criticism", "This is criticism without a breach of that rule: it stays, unless a manager gives a reason.");
  const open = await listOpenSanctions(tx, workspaceId, await personOf(tx, workspaceId, subject));
  if (open.some(({ kind, itemId }) => kind === "guard" && itemId === subject.itemId)) throw conflict("guard-standing", "This is being removed already.");
};
