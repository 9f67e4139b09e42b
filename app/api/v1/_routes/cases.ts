import { z } from "zod";

import { route } from "../_door/declare";
import { caseDetailsJson, caseDetailsSchema, caseJson, caseSchema } from "../_nouns/case";
import { givenMomentSchema, listOf, pageOf, pageShape } from "../_nouns/common";
import { linkCase, mergeCase } from "#lib/cases/commands/join-cases";
import { addItems, openCase } from "#lib/cases/commands/open-case";
import { assignCase, changeLevel, renameCase, setDue } from "#lib/cases/commands/steer";
import { addItemsSchema, assignCaseSchema, changeLevelSchema, openCaseSchema, renameCaseSchema } from "#lib/cases/model";
import { caseLevelSchema, caseStepSchema } from "#lib/cases/model/case-machine";
import { getCaseId } from "#lib/cases/queries/case-id";
import { getCase } from "#lib/cases/queries/get-case";
import { listCases } from "#lib/cases/queries/list";

export const caseNumberSchema = z.coerce.number().int().positive().max(2_147_483_647);
export const onCase = z.object({ number: caseNumberSchema });

/** Which cases a list holds. */
export const caseQuery = z.object({
  show: z.enum(["open", "closed"]).default("open"),
  brand: listOf(z.string()).meta({ description: "Slugs of brands." }),
  owner: z.string().max(100).optional().meta({ description: "Id of a member, `me` or `none`." }),
  level: listOf(caseLevelSchema),
  step: listOf(caseStepSchema),
  overdue: z
    .stringbool()
    .default(false)
    .meta({ override: { type: "boolean", default: false } }),
  ...pageShape,
});

const another = z.strictObject({ otherNumber: caseNumberSchema });

export const caseRoutes = [
  route({
    method: "GET",
    path: "/cases",
    name: "listCases",
    scope: "cases:read",
    summary: "List cases",
    description: "Open ones by the nearest thing due, closed ones by when they were closed, latest first.",
    asks: { query: caseQuery },
    answers: pageOf({ cases: z.array(caseSchema) }),
    handle: async ({ query: { limit, brand = [], level = [], step = [], ...filters } }, { actor, now, addressAfter }) => {
      const { rows, next } = await listCases(actor, { ...filters, as: "list", brand, level, step }, { limit, now });
      return { cases: rows.map(caseJson), next: addressAfter(next) };
    },
  }),
  route({
    method: "GET",
    path: "/cases/{number}",
    name: "getCase",
    scope: "cases:read",
    summary: "Read a case",
    asks: { params: onCase },
    answers: caseDetailsSchema,
    handle: async ({ params }, { actor }) => caseDetailsJson(await getCase(actor, params)),
  }),
  route({
    method: "POST",
    path: "/cases",
    name: "openCase",
    scope: "cases:write",
    summary: "Open a case from one or more comments",
    asks: { body: openCaseSchema.extend({ dueAt: givenMomentSchema.nullable().default(null) }).strict() },
    answers: z.object({ caseId: z.string(), number: z.int() }),
    makes: true,
    refuses: ["own-item", "two-brands"],
    handle: async ({ body }, { actor, now }) => openCase(actor, body, now),
  }),
  route({
    method: "PATCH",
    path: "/cases/{number}",
    name: "renameCase",
    scope: "cases:write",
    summary: "Give a case another title",
    asks: { params: onCase, body: renameCaseSchema.omit({ caseId: true }).strict() },
    refuses: ["case-closed", "case-merged"],
    handle: async ({ params, body }, { actor, now }) => renameCase(actor, { caseId: await getCaseId(actor, params.number), ...body }, now),
  }),
  route({
    method: "POST",
    path: "/cases/{number}/items",
    name: "addItemsToCase",
    scope: "cases:write",
    summary: "Add comments to a case",
    asks: { params: onCase, body: addItemsSchema.omit({ caseId: true }).strict() },
    refuses: ["two-brands", "case-closed", "case-merged"],
    handle: async ({ params, body }, { actor, now }) => addItems(actor, { caseId: await getCaseId(actor, params.number), ...body }, now),
  }),
  route({
    method: "PUT",
    path: "/cases/{number}/owner",
    name: "assignCase",
    scope: "cases:write",
    summary: "Put a case into somebody’s hands, or nobody’s",
    asks: { params: onCase, body: assignCaseSchema.omit({ caseId: true }).strict() },
    refuses: ["case-closed", "case-merged"],
    handle: async ({ params, body }, { actor, now }) => assignCase(actor, { caseId: await getCaseId(actor, params.number), ...body }, now),
  }),
  route({
    method: "PUT",
    path: "/cases/{number}/level",
    name: "changeCaseLevel",
    scope: "cases:write",
    summary: "Raise a case, or hand it back",
    asks: { params: onCase, body: changeLevelSchema.omit({ caseId: true }).strict() },
    refuses: ["same-level", "case-closed", "case-merged"],
    handle: async ({ params, body }, { actor, now }) => changeLevel(actor, { caseId: await getCaseId(actor, params.number), ...body }, now),
  }),
  route({
    method: "PUT",
    path: "/cases/{number}/due",
    name: "setCaseDue",
    scope: "cases:write",
    summary: "Say by when a case is to be settled",
    asks: { params: onCase, body: z.strictObject({ dueAt: givenMomentSchema.nullable() }) },
    refuses: ["case-closed", "case-merged"],
    handle: async ({ params, body }, { actor, now }) => setDue(actor, { caseId: await getCaseId(actor, params.number), ...body }, now),
  }),
  route({
    method: "POST",
    path: "/cases/{number}/links",
    name: "linkCase",
    scope: "cases:write",
    summary: "Link a case with another",
    asks: { params: onCase, body: another },
    refuses: ["same-case", "case-merged"],
    handle: async ({ params, body }, { actor, now }) => linkCase(actor, { caseId: await getCaseId(actor, params.number), ...body }, now),
  }),
  route({
    method: "POST",
    path: "/cases/{number}/merge",
    name: "mergeCase",
    scope: "cases:write",
    summary: "Let a case go on in another",
    asks: { params: onCase, body: another },
    refuses: ["same-case", "two-brands", "case-closed", "case-merged"],
    handle: async ({ params, body }, { actor, now }) => mergeCase(actor, { caseId: await getCaseId(actor, params.number), ...body }, now),
  }),
];
