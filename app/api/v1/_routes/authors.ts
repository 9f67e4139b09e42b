import { z } from "zod";

import { route } from "../_door/declare";
import { idSchema, momentSchema, pageOf, pageShape } from "../_nouns/common";
import { platformSchema } from "#lib/connectors/contract";
import { peopleSorts, type Profile } from "#lib/people/model";
import { listPeople } from "#lib/people/queries/list";
import { getProfile } from "#lib/people/queries/profile";
import { verdictSchema } from "#lib/people/verdict-model/verdicts";

const verdictShape = {
  verdict: verdictSchema.meta({ description: "What holds: a manager’s word, or else what is counted." }),
  confidence: z.number(),
};

const authorSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    platform: platformSchema,
    sourceName: z.string().nullable(),
    accounts: z.int().meta({ description: "How many accounts are known to be theirs." }),
    items: z.int(),
    ...verdictShape,
    isOverridden: z.boolean(),
    lastSeenAt: momentSchema,
  })
  .meta({ id: "Author", description: "A person who wrote, with all the accounts that were said to be theirs." });

const accountSchema = z.object({
  id: z.string(),
  name: z.string(),
  handle: z.string().nullable(),
  platform: platformSchema,
  sourceName: z.string().nullable(),
  url: z.string().nullable(),
  firstSeenAt: momentSchema,
  lastSeenAt: momentSchema,
});

const evidenceSchema = z.object({ line: z.string(), items: z.int(), of: z.int(), weight: z.number(), itemIds: z.array(z.string()) });

const profileSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    firstSeenAt: momentSchema,
    lastSeenAt: momentSchema,
    accounts: z.array(accountSchema),
    ...verdictShape,
    counted: verdictSchema,
    items: z.int(),
    override: z.object({ verdict: verdictSchema, note: z.string(), by: z.string(), at: momentSchema }).nullable(),
    evidence: z.array(evidenceSchema).meta({ description: "Each line of why, with the items it rests on." }),
  })
  .meta({ id: "Profile", description: "Who somebody is to the brand, and why the desk thinks so." });

const profileJson = ({ authorId, name, firstSeenAt, lastSeenAt, accounts, standing }: Profile): z.input<typeof profileSchema> => {
  const { verdict, confidence, counted, items, override, evidence } = standing;
  return {
    id: authorId,
    name,
    firstSeenAt,
    lastSeenAt,
    accounts: accounts.map(({ joined: _, ...account }) => account),
    verdict,
    confidence,
    counted,
    items,
    override: override === null ? null : { verdict: override.verdict, note: override.note, by: override.byName, at: override.at },
    evidence: evidence.map(({ line, params, weight, itemIds }) => ({ line, ...params, weight, itemIds: [...itemIds] })),
  };
};

export const authorRoutes = [
  route({
    method: "GET",
    path: "/authors",
    name: "listAuthors",
    scope: "authors:read",
    summary: "List people",
    asks: {
      query: z.object({
        sort: z.enum(peopleSorts).default("need").meta({ description: "`need`: who needs a look first; `latest`: who wrote last first." }),
        q: z.string().trim().max(100).optional().meta({ description: "A part of a name." }),
        verdict: verdictSchema.optional(),
        ...pageShape,
      }),
    },
    answers: pageOf({ authors: z.array(authorSchema) }),
    handle: async ({ query: { after, limit, ...filters } }, { actor, addressAfter }) => {
      const { rows, next } = await listPeople(actor, filters, { after, limit });
      return { authors: rows.map(({ authorId: id, ...row }) => ({ id, ...row })), next: addressAfter(next) };
    },
  }),
  route({
    method: "GET",
    path: "/authors/{id}",
    name: "getAuthor",
    scope: "authors:read",
    summary: "Read who somebody is to the brand",
    description: "Members’ private notes about people are not offered.",
    asks: { params: z.object({ id: idSchema }) },
    answers: profileSchema,
    handle: async ({ params }, { actor }) => profileJson(await getProfile(actor, params.id)),
  }),
];
