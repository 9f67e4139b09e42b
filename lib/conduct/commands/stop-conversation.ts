import type { z } from "zod";

import { goOn } from "../go-on";
import type { stopConversationSchema } from "../model";
import { isClosing } from "../store/deeds";
import { archiveEvidence, insertSanction } from "../store/sanctions";
import { sendOut } from "./enqueue";
import { citeClause, conflict, guardian, openMatter, refuseUnfilled, type Guardian } from "./open-matter";
import type { Actor } from "#lib/auth/actor";
import { AppError } from "#lib/core/errors";
import type { DeedId, SanctionId } from "#lib/core/ids";
import { notifyLive } from "#lib/db/live";
import { inTransaction, type Db } from "#lib/db/transaction";
import { refuseUnready } from "#lib/replies/commands/queue-reply";
import { recordAudit } from "#lib/team/audit";

type Input = z.output<typeof stopConversationSchema>;
type Stopped = { readonly sanctionId: SanctionId; readonly deedIds: readonly DeedId[] };

/**
 * Ends the conversation of an item with calm words and the rule it rests on, then closes it at its source. Throws `invalid` `no-clause` or
 * `cannot-close`, and `conflict` with `closing-standing`, `look-first`, `cooling-down` or `draft-blocked`.
 */
export const stopConversation = async (actor: Actor, input: Input, now: Date): Promise<{ readonly sanctionId: SanctionId }> => {
  const writer = guardian(actor, "conduct:act");
  const { sanctionId, deedIds } = await inTransaction((tx) => stop(tx, writer, { ...input, now }));
  await sendOut(writer.workspaceId, { deedIds, replyId: null });
  return { sanctionId };
};

const stop = async (tx: Db, writer: Guardian, { itemId, clauseNumber, text, bypassReason, now }: Input & { readonly now: Date }): Promise<Stopped> => {
  const { workspaceId } = writer;
  refuseUnfilled(text);
  const subject = await openMatter(tx, writer, itemId);
  const clause = await citeClause(tx, workspaceId, { brandId: subject.brandId, number: clauseNumber, at: now });
  if (!subject.capabilities.includes("close-conversation")) throw new AppError("invalid", "This source closes no conversations.", { reason: "cannot-close" });
  if (await isClosing(tx, workspaceId, subject.threadId)) throw conflict("closing-standing", "This conversation is closed already.");
  await refuseUnready(tx, writer, { itemId, text, bypassReason, now });
  const isThreat = subject.tones.includes("threat");
  const told = { kind: "closing", subject, clause, isThreat, message: text, days: null, requestedById: writer.memberId, now } as const;
  const sanction = await insertSanction(tx, workspaceId, told);
  const evidence = await archiveEvidence(tx, workspaceId, { sanctionId: sanction.id, subjects: [subject], now });
  const { deedIds } = await goOn(tx, sanction, { writer: null, now });
  await notifyLive(tx, { workspaceId, kind: "conduct", threadIds: [subject.threadId] });
  const details = { itemId, clause: clause.number, version: clause.version, evidence, ...(bypassReason === null ? {} : { bypassReason }) };
  await recordAudit(tx, { actor: writer, action: "closing.start", subjectId: sanction.id, details, now });
  return { sanctionId: sanction.id, deedIds };
};
