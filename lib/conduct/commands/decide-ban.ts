import type { z } from "zod";

import { endOf, refusalOfDecision } from "../bodyguard-model";
import { goOn, type PutOut } from "../go-on";
import type { onSanctionSchema, reasonedSchema } from "../model";
import { holdPerson } from "../person";
import { decideSanction, findSanction, lockSanction, type StoredSanction } from "../store/sanctions";
import { untellDeciders } from "../tell-deciders";
import { sendOut } from "./enqueue";
import { citeClause, conflict, guardian, type Guardian } from "./open-matter";
import type { Actor } from "#lib/auth/actor";
import { AppError, notFound } from "#lib/core/errors";
import type { SanctionId } from "#lib/core/ids";
import { notifyLive } from "#lib/db/live";
import { inTransaction, type Db } from "#lib/db/transaction";
import { recordAudit } from "#lib/team/audit";

/**
 * The second person's word: the formal notice goes out, then the ban [G4], whose time begins now. Throws `forbidden` `own-request` to whoever
 * asked for it, `conflict` `decided-already`, and `invalid` `no-clause` where its clause was withdrawn meanwhile.
 */
export const approveBan = async (actor: Actor, { sanctionId }: z.output<typeof onSanctionSchema>, now: Date): Promise<void> => {
  const member = guardian(actor, "conduct:decide");
  const out = await inTransaction((tx) => approve(tx, member, { sanctionId, now }));
  await sendOut(member.workspaceId, out);
};

/** The second person says no, and why; nothing was done and nothing will be. */
export const refuseBan = async (actor: Actor, { sanctionId, reason }: z.output<typeof reasonedSchema>, now: Date): Promise<void> => {
  const member = guardian(actor, "conduct:decide");
  await inTransaction(async (tx) => {
    await decide(tx, member, { sanctionId, state: "refused", reason, now });
    await tell(tx, member, { sanctionId, action: "ban.refuse", details: { reason }, now });
  });
};

const approve = async (tx: Db, member: Guardian, { sanctionId, now }: { readonly sanctionId: SanctionId; readonly now: Date }): Promise<PutOut> => {
  const ban = await decide(tx, member, { sanctionId, state: "standing", reason: null, now });
  await citeClause(tx, member.workspaceId, { brandId: ban.brandId, number: ban.clauseNumber, at: now });
  const out = await goOn(tx, ban, { writer: member, now });
  await tell(tx, member, { sanctionId, action: "ban.approve", details: { requestedById: ban.requestedById }, now });
  return out;
};

type Decision = { readonly sanctionId: SanctionId; readonly state: "standing" | "refused"; readonly reason: string | null; readonly now: Date };

const decide = async (tx: Db, { workspaceId, memberId }: Guardian, { sanctionId, ...decision }: Decision): Promise<StoredSanction> => {
  const ban = await findSanction(tx, workspaceId, sanctionId);
  if (ban?.kind !== "ban") throw notFound("The ban");
  await holdPerson(tx, workspaceId, ban);
  const held = (await lockSanction(tx, workspaceId, sanctionId)) ?? ban;
  const refusal = refusalOfDecision(held, memberId);
  if (refusal === "own-request") throw new AppError("forbidden", "Somebody else has to decide about this: you asked for it.", { reason: "own-request" });
  const until = decision.state === "standing" ? endOf(held, decision.now) : null;
  if (refusal !== null || !(await decideSanction(tx, workspaceId, { id: sanctionId, memberId, until, ...decision })))
    throw conflict("decided-already", "This has been decided already.");
  await untellDeciders(tx, workspaceId, { waiting: "ban-requested", sanctionId });
  return (await findSanction(tx, workspaceId, sanctionId)) ?? held;
};

type Told = { readonly sanctionId: SanctionId; readonly action: string; readonly details: Readonly<Record<string, unknown>>; readonly now: Date };

const tell = async (tx: Db, actor: Guardian, { sanctionId, action, details, now }: Told): Promise<void> => {
  await recordAudit(tx, { actor, action, subjectId: sanctionId, details, now });
  await notifyLive(tx, { workspaceId: actor.workspaceId, kind: "conduct", threadIds: [] });
};
