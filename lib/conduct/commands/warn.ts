import type { z } from "zod";

import { refusalOfWarning, type LadderRefusal } from "../ladder-model";
import type { warnSchema } from "../model";
import { personOf } from "../person";
import { archiveEvidence, attachReply, insertSanction } from "../store/sanctions";
import type { Subject } from "../store/subject";
import { hasWarningUnderWay } from "../store/warnings";
import { namesInsult } from "../warning-model";
import { sendOut } from "./enqueue";
import { citeClause, conflict, guardian, openMatter, readStanding, refuseUnfilled, type Guardian } from "./open-matter";
import type { Actor } from "#lib/auth/actor";
import { AppError } from "#lib/core/errors";
import type { ReplyId, SanctionId } from "#lib/core/ids";
import { notifyLive } from "#lib/db/live";
import { inTransaction, type Db } from "#lib/db/transaction";
import { queueReply } from "#lib/replies/commands/queue-reply";
import { recordAudit } from "#lib/team/audit";

type Input = z.output<typeof warnSchema>;
type Warned = { readonly sanctionId: SanctionId; readonly replyId: ReplyId };

/**
 * Warns the author of an insult or a threat in words that name it [G5]; the rung counts once the warning was delivered. Throws `invalid`
 * `no-clause` or `warning-names-nothing`, and `conflict` with the ladder's refusal, `warning-under-way`, or as `queueReply` does.
 */
export const warn = async (actor: Actor, input: Input, now: Date): Promise<Warned> => {
  const writer = guardian(actor, "conduct:act");
  const warned = await inTransaction((tx) => put(tx, writer, { ...input, now }));
  await sendOut(writer.workspaceId, { deedIds: [], replyId: warned.replyId });
  return warned;
};

const put = async (tx: Db, writer: Guardian, input: Input & { readonly now: Date }): Promise<Warned> => {
  const { workspaceId } = writer;
  const { itemId, text, channel, bypassReason, now } = input;
  refuseUnfilled(text);
  const subject = await openMatter(tx, workspaceId, itemId);
  const clause = await citeClause(tx, workspaceId, { brandId: subject.brandId, number: input.clauseNumber, at: now });
  await refuse(tx, writer, { ...input, subject });
  const isThreat = subject.tones.includes("threat");
  const told = { kind: "warning", subject, clause, isThreat, message: text, days: null, requestedById: writer.memberId, now } as const;
  const { id: sanctionId, message } = await insertSanction(tx, workspaceId, told);
  const evidence = await archiveEvidence(tx, workspaceId, { sanctionId, subjects: [subject], now });
  const replyId = await queueReply(tx, writer, { itemId, channel, kind: "warning", text: message, requestKey: `conduct-${sanctionId}`, bypassReason, now });
  await attachReply(tx, workspaceId, { id: sanctionId, replyId });
  const details = { itemId, clause: clause.number, version: clause.version, evidence, replyId };
  await recordAudit(tx, { actor: writer, action: "warning.give", subjectId: sanctionId, details, now });
  await notifyLive(tx, { workspaceId, kind: "conduct", threadIds: [subject.threadId] });
  return { sanctionId, replyId };
};

type Asked = Input & { readonly subject: Subject; readonly now: Date };

const refuse = async (tx: Db, { workspaceId }: Guardian, { subject, text, quote, itemId, now }: Asked): Promise<void> => {
  if (!namesInsult({ text, quote, itemText: subject.text }))
    throw new AppError("invalid", "A warning repeats the words it warns for.", { reason: "warning-names-nothing" });
  if (await hasWarningUnderWay(tx, workspaceId, await personOf(tx, workspaceId, subject)))
    throw conflict("warning-under-way", "A warning to this person is on its way.");
  const { facts, settings } = await readStanding(tx, workspaceId, { ...subject, now });
  const refusal = refusalOfWarning({ facts, settings, now, itemId });
  if (refusal !== null) throw conflict(refusal, refusalWords[refusal]);
};

export const refusalWords: Readonly<Record<LadderRefusal, string>> = {
  "no-offence": "This is neither an insult nor a threat.",
  "rung-skipped": "A step of the ladder is missing: first an answer, then a warning, then the ban. Only a threat skips steps.",
  "no-new-insult": "There is no new insult since the last step.",
  "not-repeated": "The insults are not repeated enough for a ban by this brand's rules.",
  "excluded-already": "This person is excluded already.",
};
