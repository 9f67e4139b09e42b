import type { z } from "zod";

import { changeCase } from "../change-case";
import type { noteCardSchema, onActionSchema, onCaseSchema, planActionSchema, reachOutSchema } from "../model";
import { endAction, findLastEvent, insertAction } from "../store/parts";
import type { Actor } from "#lib/auth/actor";
import { AppError, notFound } from "#lib/core/errors";
import { dayMs, hourMs } from "#lib/core/time";

/** Listen: "I have read the whole conversation, back to where it began." Said again, it covers what was added since. */
export const hearCase = async (actor: Actor, { caseId }: z.output<typeof onCaseSchema>, now: Date): Promise<void> =>
  changeCase(actor, { caseId, now }, () =>
    Promise.resolve({ command: { kind: "hear" }, facts: { heardAt: now }, action: "case.hear", event: { kind: "heard" } }),
  );

/** One field of the mediator's card. A field on which a step stands cannot be emptied: throws `conflict`, `card-in-use`. */
export const noteCard = async (actor: Actor, { caseId, field, text }: z.output<typeof noteCardSchema>, now: Date): Promise<void> =>
  changeCase(actor, { caseId, now }, async (tx, held) => {
    if (held.state.card[field] === text) return null;
    const last = await findLastEvent(tx, actor.workspaceId, caseId);
    // A field is saved while it is being written: its story is one line.
    const isGoingOn =
      last?.kind === "noted" && last.details["field"] === field && last.memberId === actor.memberId && now.getTime() - last.at.getTime() < hourMs;
    return {
      command: { kind: "note", field, text },
      facts: { cardSavedAt: now },
      action: "case.note",
      event: isGoingOn ? null : { kind: "noted", details: { field } },
    };
  });

/** Reach out: by which channel, when, in which words; from then on the customer's word is awaited. Throws `invalid` for a time to come. */
export const reachOut = async (actor: Actor, input: z.output<typeof reachOutSchema>, now: Date): Promise<void> => {
  const { caseId, channel, at, words, silenceDays } = input;
  if (at > now) throw new AppError("invalid", "This moment is still to come.", { reason: "future" });
  await changeCase(actor, { caseId, now }, () =>
    Promise.resolve({
      command: { kind: "reach-out" },
      facts: { contactedAt: at, contactChannel: channel, awaitingSince: at, silentAt: new Date(at.getTime() + silenceDays * dayMs) },
      action: "case.reach-out",
      event: { kind: "reached-out", words, details: { channel } },
    }),
  );
};

/** Act: what is to be done, and by whom. It can be planned before the step is open. */
export const planAction = async (actor: Actor, { caseId, what, who }: z.output<typeof planActionSchema>, now: Date): Promise<void> =>
  changeCase(actor, { caseId, now }, async (tx, held) => {
    await insertAction(tx, actor.workspaceId, { caseId, now, round: held.state.round, what, who });
    return { command: { kind: "plan-action" }, action: "case.plan-action", event: { kind: "action-planned", words: what } };
  });

/** It is done. Throws `conflict` with `act-shut` while a field of the card is empty. */
export const doAction = async (actor: Actor, { caseId, actionId }: z.output<typeof onActionSchema>, now: Date): Promise<void> =>
  changeCase(actor, { caseId, now }, async (tx, held) => {
    const done = await endAction(tx, actor.workspaceId, { caseId, actionId, doneAt: now, doneById: actor.memberId, round: held.state.round });
    if (done === null) throw notFound("The action");
    return { command: { kind: "do-action" }, action: "case.do-action", event: { kind: "action-done", words: done.what } };
  });

/** It will not be done. */
export const dropAction = async (actor: Actor, { caseId, actionId }: z.output<typeof onActionSchema>, now: Date): Promise<void> =>
  changeCase(actor, { caseId, now }, async (tx) => {
    const dropped = await endAction(tx, actor.workspaceId, { caseId, actionId, droppedAt: now });
    if (dropped === null) throw notFound("The action");
    return { command: { kind: "drop-action" }, action: "case.drop-action", event: { kind: "action-dropped", words: dropped.what } };
  });
