import type { z } from "zod";

import { bringBack } from "../bring-back";
import { changeCase } from "../change-case";
import type { keepPromiseSchema, movePromiseSchema, promiseSchema, withdrawPromiseSchema } from "../model";
import type { HeldCase } from "../store/cases";
import { endFollowUp, findLastItem, insertFollowUp } from "../store/follow-ups";
import type { Actor } from "#lib/auth/actor";
import { AppError, notFound } from "#lib/core/errors";
import { newId, type FollowUpId } from "#lib/core/ids";
import { dayMs, instantOf, startOfDay } from "#lib/core/time";
import type { Db } from "#lib/db/transaction";

/**
 * A promise with a day and a time in the brand's zone: on that day it comes back to the inbox, one for today at once. Throws `invalid` for a
 * time that has passed.
 */
export const promise = async (actor: Actor, input: z.output<typeof promiseSchema>, now: Date): Promise<FollowUpId> => {
  const { caseId, words } = input;
  const id = newId("followUp");
  await changeCase(actor, { caseId, now }, async (tx, held) => {
    const dueAt = await makePromise(tx, { actor, held, ...input, id, now });
    return { command: { kind: "promise" }, action: "case.promise", event: { kind: "promised", words, details: { due: dueAt.toISOString() } } };
  });
  return id;
};

/** Another time for a promise, with a word why; it comes back anew. Throws `invalid` for a time that has passed. */
export const movePromise = async (actor: Actor, input: z.output<typeof movePromiseSchema>, now: Date): Promise<FollowUpId> => {
  const { caseId, followUpId, words } = input;
  const id = newId("followUp");
  await changeCase(actor, { caseId, now }, async (tx, held) => {
    const was = await endFollowUp(tx, actor.workspaceId, { caseId, followUpId, state: "moved", endedAt: now });
    if (was === null) throw notFound("The promise");
    const dueAt = await makePromise(tx, { actor, held, ...input, id, words: was.words, now });
    const details = { from: was.dueAt.toISOString(), due: dueAt.toISOString() };
    return { command: { kind: "move-promise" }, action: "case.move-promise", event: { kind: "promise-moved", words, details } };
  });
  return id;
};

/** It was kept: the customer's word on it is awaited. */
export const keepPromise = async (actor: Actor, input: z.output<typeof keepPromiseSchema>, now: Date): Promise<void> => {
  const { caseId, followUpId, words, silenceDays } = input;
  await changeCase(actor, { caseId, now }, async (tx) => {
    const kept = await endFollowUp(tx, actor.workspaceId, { caseId, followUpId, state: "kept", endedAt: now });
    if (kept === null) throw notFound("The promise");
    return {
      command: { kind: "keep-promise" },
      facts: { awaitingSince: now, silentAt: new Date(now.getTime() + silenceDays * dayMs) },
      action: "case.keep-promise",
      event: { kind: "promise-kept", words: words === "" ? kept.words : words, details: { due: kept.dueAt.toISOString() } },
    };
  });
};

/** It is not owed any more, and why. */
export const withdrawPromise = async (actor: Actor, { caseId, followUpId, words }: z.output<typeof withdrawPromiseSchema>, now: Date): Promise<void> =>
  changeCase(actor, { caseId, now }, async (tx) => {
    const withdrawn = await endFollowUp(tx, actor.workspaceId, { caseId, followUpId, state: "withdrawn", endedAt: now });
    if (withdrawn === null) throw notFound("The promise");
    const details = { due: withdrawn.dueAt.toISOString() };
    return { command: { kind: "withdraw-promise" }, action: "case.withdraw-promise", event: { kind: "promise-withdrawn", words, details } };
  });

type Promised = {
  readonly actor: Actor;
  readonly held: HeldCase;
  readonly id: FollowUpId;
  readonly day: string;
  readonly time: string;
  readonly words: string;
  readonly now: Date;
};

const makePromise = async (tx: Db, { actor, held, id, day, time, words, now }: Promised): Promise<Date> => {
  const dueAt = instantOf(day, time, held.brandZone);
  if (dueAt <= now) throw new AppError("invalid", "This moment has passed.", { reason: "past" });
  const itemId = await findLastItem(tx, actor.workspaceId, held.id);
  if (itemId === null) throw notFound("The item");
  const ownerId = held.ownerId ?? actor.memberId;
  const returnAt = startOfDay(day, held.brandZone);
  const isForToday = returnAt <= now;
  const { id: caseId, brandId } = held;
  await insertFollowUp(tx, actor.workspaceId, { id, caseId, brandId, itemId, ownerId, words, dueAt, returnAt, returnedAt: isForToday ? now : null, now });
  if (isForToday) await bringBack(tx, actor, { file: held, followUp: { itemId, ownerId, dueAt }, now });
  return dueAt;
};
