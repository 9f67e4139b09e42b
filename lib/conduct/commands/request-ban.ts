import type { z } from "zod";

import { offencesBehind, refusalOfBan } from "../ladder-model";
import type { requestBanSchema } from "../model";
import { personOf } from "../person";
import { tellDeciders } from "../tell-deciders";
import { missingLines, withNoticeLines } from "../notice-model";
import { archiveEvidence, insertSanction, listOpenSanctions } from "../store/sanctions";
import { listSubjects, type Subject } from "../store/subject";
import { citeClause, conflict, guardian, openMatter, readStanding, refuseUnfilled, type Guardian } from "./open-matter";
import { refusalWords } from "./warn";
import { localeSchema, type Actor } from "#lib/auth/actor";
import type { SanctionId } from "#lib/core/ids";
import { notifyLive } from "#lib/db/live";
import { inTransaction, type Db } from "#lib/db/transaction";
import type { MethodSettings, NoticeContacts } from "#lib/playbook/method-model";
import { refuseBlockedWords } from "#lib/replies/commands/queue-reply";
import { recordAudit } from "#lib/team/audit";

type Input = z.output<typeof requestBanSchema>;
type Requested = { readonly sanctionId: SanctionId };

/**
 * Asks for a ban [G4] on the strength of the repeated insults or the threat, which are kept as evidence; nothing happens before a second person
 * approves. Throws `invalid` `no-clause`, and `conflict` with the ladder's refusal [G5], `ban-standing`, `notice-not-set` or `draft-blocked`.
 */
export const requestBan = async (actor: Actor, input: Input, now: Date): Promise<Requested> => {
  const member = guardian(actor, "conduct:act");
  return inTransaction((tx) => put(tx, member, { ...input, now }));
};

const put = async (tx: Db, member: Guardian, { itemId, clauseNumber, notice, days, now }: Input & { readonly now: Date }): Promise<Requested> => {
  const { workspaceId, memberId: requestedById } = member;
  refuseUnfilled(notice);
  const subject = await openMatter(tx, member, itemId);
  const clause = await citeClause(tx, workspaceId, { brandId: subject.brandId, number: clauseNumber, at: now });
  const { facts, settings } = await readStanding(tx, member, { ...subject, now });
  const refusal = refusalOfBan({ facts, settings, now, itemId });
  if (refusal !== null) throw conflict(refusal, refusalWords[refusal]);
  if ((await listOpenSanctions(tx, workspaceId, await personOf(tx, workspaceId, subject))).some(({ kind }) => kind === "ban"))
    throw conflict("ban-standing", "A ban of this person stands or waits already.");
  const isThreat = subject.tones.includes("threat");
  const message = withNoticeLines(notice, linesFor(subject, settings));
  await refuseBlockedWords(tx, member, { itemId, text: message });
  const told = { kind: "ban", subject, clause, isThreat, message, days, requestedById, now } as const;
  const sanction = await insertSanction(tx, workspaceId, told);
  const { id: sanctionId } = sanction;
  const behind = offencesBehind({ facts, settings, itemId }).map((offence) => offence.itemId);
  const evidence = await archiveEvidence(tx, workspaceId, { sanctionId, subjects: await listSubjects(tx, workspaceId, behind), now });
  await tellDeciders(tx, member, { waiting: "ban-requested", sanction, now });
  const details = { itemId, clause: clause.number, version: clause.version, evidence, days };
  await recordAudit(tx, { actor: member, action: "ban.request", subjectId: sanctionId, details, now });
  await notifyLive(tx, { workspaceId, kind: "conduct", threadIds: [subject.threadId] });
  return { sanctionId };
};

/** The brand's own lines in the person's language. Throws `conflict` where the brand has not written them. */
const linesFor = ({ language }: Subject, { notice }: MethodSettings): NoticeContacts => {
  const lines = notice[localeSchema.catch("en").parse(language)];
  if (missingLines(lines).length > 0)
    throw conflict(
      "notice-not-set",
      "The formal notice names the clause of the offer, the refund and a postal contact: write them in the brand's settings first.",
    );
  return lines;
};
