import { z } from "zod";

import { onCase } from "./cases";
import { route } from "../_door/declare";
import { daySchema, givenMomentSchema, idSchema } from "../_nouns/common";
import { concludeCase, hearWord, reopenCase } from "#lib/cases/commands/conclude";
import { keepPromise, movePromise, promise, withdrawPromise } from "#lib/cases/commands/follow-up";
import { doAction, dropAction, hearCase, noteCard, planAction, reachOut } from "#lib/cases/commands/work-through";
import {
  hearWordSchema,
  keepPromiseSchema,
  movePromiseSchema,
  noteCardSchema,
  planActionSchema,
  promiseSchema,
  reachOutSchema,
  reopenCaseSchema,
  withdrawPromiseSchema,
} from "#lib/cases/model";
import { cardFieldSchema, outcomeSchema } from "#lib/cases/model/case-machine";
import { getCaseId } from "#lib/cases/queries/case-id";

const onAction = onCase.extend({ actionId: idSchema });
const onPromise = onCase.extend({ promiseId: idSchema });
const made = z.object({ promiseId: z.string() });
/** As the pages ask it: a confirmed outcome needs the customer's words. */
const outcomeBody = z
  .strictObject({ outcome: outcomeSchema, words: hearWordSchema.shape.words })
  .refine(({ outcome, words }) => outcome === "unconfirmed" || words !== "", { path: ["words"], error: "the customer's own words" })
  .meta({ examples: [{ outcome: "satisfied", words: "Thank you, all is well now." }] });

/** A wall-clock time on a calendar day, in the brand's zone. */
const dayTimeShape = { day: daySchema, time: promiseSchema.shape.time.meta({ examples: ["14:00"] }) };

const shut = ["case-closed", "case-merged"] as const;

/** The four steps of a case, each judged by its state machine. */
export const caseStepRoutes = [
  route({
    method: "PUT",
    path: "/cases/{number}/heard",
    name: "hearCase",
    scope: "cases:write",
    summary: "Listen: say that the whole conversation was read",
    asks: { params: onCase },
    refuses: shut,
    handle: async ({ params }, { actor, now }) => hearCase(actor, { caseId: await getCaseId(actor, params.number) }, now),
  }),
  route({
    method: "PUT",
    path: "/cases/{number}/card/{field}",
    name: "noteCard",
    scope: "cases:write",
    summary: "Write a field of the mediator’s card",
    asks: { params: onCase.extend({ field: cardFieldSchema }), body: noteCardSchema.pick({ text: true }).strict() },
    refuses: ["card-in-use", ...shut],
    handle: async ({ params: { number, field }, body }, { actor, now }) => noteCard(actor, { caseId: await getCaseId(actor, number), field, ...body }, now),
  }),
  route({
    method: "POST",
    path: "/cases/{number}/contacts",
    name: "reachOut",
    scope: "cases:write",
    summary: "Reach out: by which channel, when, in which words",
    asks: { params: onCase, body: reachOutSchema.omit({ caseId: true }).extend({ at: givenMomentSchema }).strict() },
    refuses: ["future", "listen-first", ...shut],
    handle: async ({ params, body }, { actor, now }) => reachOut(actor, { caseId: await getCaseId(actor, params.number), ...body }, now),
  }),
  route({
    method: "POST",
    path: "/cases/{number}/actions",
    name: "planAction",
    scope: "cases:write",
    summary: "Act: plan what is to be done",
    asks: { params: onCase, body: planActionSchema.omit({ caseId: true }).strict() },
    refuses: shut,
    handle: async ({ params, body }, { actor, now }) => planAction(actor, { caseId: await getCaseId(actor, params.number), ...body }, now),
  }),
  route({
    method: "PUT",
    path: "/cases/{number}/actions/{actionId}/done",
    name: "doAction",
    scope: "cases:write",
    summary: "Say that an action is done",
    asks: { params: onAction },
    refuses: ["act-shut", "listen-first", "reach-out-first", "no-open-action", ...shut],
    handle: async ({ params: { number, actionId } }, { actor, now }) => doAction(actor, { caseId: await getCaseId(actor, number), actionId }, now),
  }),
  route({
    method: "DELETE",
    path: "/cases/{number}/actions/{actionId}",
    name: "dropAction",
    scope: "cases:write",
    summary: "Drop an action",
    asks: { params: onAction },
    refuses: ["no-open-action", ...shut],
    handle: async ({ params: { number, actionId } }, { actor, now }) => dropAction(actor, { caseId: await getCaseId(actor, number), actionId }, now),
  }),
  route({
    method: "POST",
    path: "/cases/{number}/promises",
    name: "makePromise",
    scope: "cases:write",
    summary: "Promise something for a day and a time in the brand’s zone",
    asks: { params: onCase, body: promiseSchema.omit({ caseId: true }).extend(dayTimeShape).strict() },
    answers: made,
    makes: true,
    refuses: ["past", "reach-out-first", ...shut],
    handle: async ({ params, body }, { actor, now }) => ({ promiseId: await promise(actor, { caseId: await getCaseId(actor, params.number), ...body }, now) }),
  }),
  route({
    method: "POST",
    path: "/cases/{number}/promises/{promiseId}/move",
    name: "movePromise",
    scope: "cases:write",
    summary: "Give a promise another time",
    asks: { params: onPromise, body: movePromiseSchema.omit({ caseId: true, followUpId: true }).extend(dayTimeShape).strict() },
    answers: made,
    refuses: ["past", "no-open-promise", ...shut],
    handle: async ({ params: { number, promiseId: followUpId }, body }, { actor, now }) => ({
      promiseId: await movePromise(actor, { caseId: await getCaseId(actor, number), followUpId, ...body }, now),
    }),
  }),
  route({
    method: "PUT",
    path: "/cases/{number}/promises/{promiseId}/kept",
    name: "keepPromise",
    scope: "cases:write",
    summary: "Say that a promise was kept",
    asks: { params: onPromise, body: keepPromiseSchema.omit({ caseId: true, followUpId: true }).strict() },
    refuses: ["no-open-promise", ...shut],
    handle: async ({ params: { number, promiseId: followUpId }, body }, { actor, now }) =>
      keepPromise(actor, { caseId: await getCaseId(actor, number), followUpId, ...body }, now),
  }),
  route({
    method: "POST",
    path: "/cases/{number}/promises/{promiseId}/withdrawal",
    name: "withdrawPromise",
    scope: "cases:write",
    summary: "Take a promise back, and say why",
    asks: { params: onPromise, body: withdrawPromiseSchema.omit({ caseId: true, followUpId: true }).strict() },
    refuses: ["no-open-promise", ...shut],
    handle: async ({ params: { number, promiseId: followUpId }, body }, { actor, now }) =>
      withdrawPromise(actor, { caseId: await getCaseId(actor, number), followUpId, ...body }, now),
  }),
  route({
    method: "POST",
    path: "/cases/{number}/words",
    name: "hearWord",
    scope: "cases:write",
    summary: "Note the customer’s word",
    asks: { params: onCase, body: hearWordSchema.omit({ caseId: true }).strict() },
    refuses: ["word-not-awaited", ...shut],
    handle: async ({ params, body }, { actor, now }) => hearWord(actor, { caseId: await getCaseId(actor, params.number), ...body }, now),
  }),
  route({
    method: "POST",
    path: "/cases/{number}/outcome",
    name: "concludeCase",
    scope: "cases:write",
    summary: "Note the outcome of a round",
    description:
      "`satisfied` closes the case, `not-satisfied` opens the next round, both with the customer’s words; `unconfirmed` closes it where a word was awaited.",
    asks: { params: onCase, body: outcomeBody },
    refuses: ["promise-open", "action-open", "follow-up-first", "word-not-awaited", ...shut],
    handle: async ({ params, body }, { actor, now }) => concludeCase(actor, { caseId: await getCaseId(actor, params.number), ...body }, now),
  }),
  route({
    method: "POST",
    path: "/cases/{number}/reopening",
    name: "reopenCase",
    scope: "cases:write",
    summary: "Open a closed case again",
    asks: { params: onCase, body: reopenCaseSchema.omit({ caseId: true }).strict() },
    refuses: ["case-open", "case-merged"],
    handle: async ({ params, body }, { actor, now }) => reopenCase(actor, { caseId: await getCaseId(actor, params.number), ...body }, now),
  }),
];
