import { refusalOf, stateAfter, type CaseCommand, type CaseState } from "./model/case-machine";
import type { CaseEventKind } from "./model";
import { lockCase, saveCase, type HeldCase, type NewFacts } from "./store/cases";
import { insertEvent } from "./store/parts";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { AppError, notFound } from "#lib/core/errors";
import type { CaseId } from "#lib/core/ids";
import { notifyLive } from "#lib/db/live";
import { inTransaction, type Db } from "#lib/db/transaction";
import { recordAudit } from "#lib/team/audit";

/** What a command does to a case and how its story tells it. */
export type Deed = {
  readonly command: CaseCommand;
  readonly facts?: NewFacts;
  /** Verb and noun for the audit trail. */
  readonly action: string;
  /** Null: the story tells it already. */
  readonly event: Told | null;
};

type Told = {
  readonly kind: CaseEventKind;
  readonly words?: string;
  /** Facts, for the audit trail too. */
  readonly details?: Readonly<Record<string, string>>;
  /** What people wrote: kept in the story alone. */
  readonly texts?: Readonly<Record<string, string>>;
};

type On = { readonly caseId: CaseId; readonly now: Date };

/**
 * One deed on one case: found in the actor's workspace and locked, judged by the state machine, saved, told in its story, written down and
 * told to open pages. `work` does what the deed needs beside it and says what it is; null when there is nothing to do.
 * Throws `not-found`, and `conflict` with the machine's refusal.
 */
export const changeCase = async (actor: Actor, { caseId, now }: On, work: (tx: Db, held: HeldCase) => Promise<Deed | null>): Promise<void> => {
  requirePermission(actor, "cases:work");
  await inTransaction(async (tx) => {
    const held = await lockCase(tx, actor.workspaceId, caseId);
    if (held === null) throw notFound("The case");
    await applyDeed(tx, actor, { held, now, work });
  });
};

type Applied = { readonly held: HeldCase; readonly now: Date; readonly work: (tx: Db, held: HeldCase) => Promise<Deed | null> };

/** The same on a case that is held already: for deeds that touch two. */
export const applyDeed = async (tx: Db, actor: Actor, { held, now, work }: Applied): Promise<void> => {
  const deed = await work(tx, held);
  if (deed === null) return;
  const { command, facts = {}, action, event } = deed;
  const state = judged(held.state, command);
  await saveCase(tx, held, { state, facts, now });
  if (event !== null) {
    const { texts, ...told } = event;
    await insertEvent(tx, actor.workspaceId, {
      caseId: held.id,
      memberId: actor.memberId,
      round: held.state.round,
      ...told,
      details: { ...told.details, ...texts },
      now,
    });
    await recordAudit(tx, { actor, action, subjectId: held.id, details: { number: held.number, round: held.state.round, ...event.details }, now });
  }
  await notifyLive(tx, { workspaceId: actor.workspaceId, kind: "cases", threadIds: held.threadIds });
};

/** Throws `conflict` where the machine refuses. */
const judged = (state: CaseState, command: CaseCommand): CaseState => {
  const refusal = refusalOf(state, command);
  if (refusal !== null) throw new AppError("conflict", "This step is not open yet.", { reason: refusal });
  return stateAfter(state, command);
};
