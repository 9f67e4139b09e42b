import { z } from "zod";

import { momentSchema } from "./common";
import { caseEventKindSchema, channelSchema, type CaseDetails, type CaseRow } from "#lib/cases/model";
import { cardFields, caseLevelSchema, caseStepSchema, outcomeSchema } from "#lib/cases/model/case-machine";

const personSchema = z.object({ id: z.string(), name: z.string() });

export const caseSchema = z
  .object({
    id: z.string(),
    number: z.int().meta({ description: "The number people know it by." }),
    title: z.string(),
    author: z.string(),
    brand: z.string(),
    level: caseLevelSchema,
    step: caseStepSchema,
    round: z.int(),
    status: z.enum(["open", "closed", "merged"]),
    outcome: outcomeSchema.nullable(),
    filled: z.int().meta({ description: "How many of the card’s six fields say something." }),
    owner: personSchema.nullable(),
    openedAt: momentSchema,
    closedAt: momentSchema.nullable(),
    dueAt: momentSchema.nullable(),
    promiseAt: momentSchema.nullable().meta({ description: "The nearest open promise." }),
    silentAt: momentSchema.nullable().meta({ description: "When it closes unconfirmed if no word comes." }),
  })
  .meta({ id: "Case", description: "A customer’s matter, worked through to its end." });

export const caseJson = ({ owner, ...row }: CaseRow): z.input<typeof caseSchema> => ({
  ...row,
  owner: owner === null ? null : { id: owner.id, name: owner.name },
});

const eventSchema = z.object({ id: z.string(), at: momentSchema, event: caseEventKindSchema, who: z.string().nullable(), words: z.string() });

export const caseDetailsSchema = caseSchema
  .extend({
    brandZone: z.string(),
    card: z.object(Object.fromEntries(cardFields.map((field) => [field, z.string()]))),
    heardAt: momentSchema.nullable(),
    contact: z.object({ channel: channelSchema, at: momentSchema }).nullable(),
    awaitingSince: momentSchema.nullable(),
    openedBy: z.string().nullable(),
    itemIds: z.array(z.string()),
    actions: z.array(z.object({ id: z.string(), what: z.string(), who: z.string(), doneAt: momentSchema.nullable(), doneBy: z.string().nullable() })),
    promises: z.array(
      z.object({ id: z.string(), itemId: z.string(), words: z.string(), promisedAt: momentSchema, dueAt: momentSchema, returnedAt: momentSchema.nullable() }),
    ),
    story: z.array(eventSchema).meta({ description: "What the team did, latest first; what was said stands in the threads of its items." }),
    linked: z.array(z.object({ number: z.int(), title: z.string(), status: z.string() })),
    mergedInto: z.int().nullable(),
  })
  .meta({ id: "CaseDetails", description: "A case with its card, what is to be done, what was promised, and its story." });

export const caseDetailsJson = (details: CaseDetails): z.input<typeof caseDetailsSchema> => {
  const { cardSavedAt: _saved, messages: _messages, timeline, actions, promises, linked, itemIds, ...rest } = details;
  const story = timeline.flatMap((entry) =>
    entry.kind === "event" ? [{ id: entry.id, at: entry.at, event: entry.event, who: entry.who, words: entry.words }] : [],
  );
  return { ...rest, ...caseJson(details), actions: [...actions], promises: [...promises], linked: [...linked], itemIds: [...itemIds], story };
};
