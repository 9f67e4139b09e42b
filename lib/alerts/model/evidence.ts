import { z } from "zod";

const brand = z.object({ id: z.string(), name: z.string(), slug: z.string() });
const moment = z.iso.datetime();

/** The numbers an alert rests on, as they were when it was last seen. Words of visitors are not among them: those are read where they lie. */
export const evidenceSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("spike"),
    brand,
    /** The brand's. */
    zone: z.string(),
    /** When the hour began. */
    hour: moment,
    count: z.number(),
    expected: z.number(),
    variance: z.number().nullable(),
    law: z.enum(["poisson", "negative-binomial", "young"]),
    probability: z.number().nullable(),
    /** The same hour of earlier weeks, oldest first. */
    sameHours: z.array(z.number()),
    /** The 24 hours that end with it, and what such hours have by habit. */
    day: z.array(z.object({ hour: moment, count: z.number(), usual: z.number() })),
  }),
  z.object({
    kind: z.literal("pile-on"),
    brand,
    threadId: z.string(),
    itemId: z.string(),
    authors: z.number(),
    items: z.number(),
    since: moment,
    until: moment,
    /** Negative and hostile items by ten minutes, from `since` on. */
    byTenMinutes: z.array(z.number()),
  }),
  z.object({ kind: z.literal("promise"), brand, soon: z.number(), late: z.number(), minutes: z.number(), nextDueAt: moment }),
  z.object({ kind: z.literal("threat"), brand, itemId: z.string(), postedAt: moment, isSure: z.boolean().default(true) }),
  z.object({
    kind: z.literal("source"),
    brand,
    sourceId: z.string(),
    name: z.string(),
    what: z.enum(["failing", "gone", "silent"]),
    since: moment,
    /** Of a silent one: items that came in such a span in the weeks before, on average. */
    expected: z.number().nullable(),
    failures: z.number(),
  }),
  z.object({
    kind: z.literal("credential"),
    what: z.enum(["source", "token"]),
    id: z.string(),
    name: z.string(),
    brand: brand.nullable(),
    /** Of a token. */
    expiresAt: moment.nullable(),
  }),
  z.object({
    kind: z.literal("case-overdue"),
    brand,
    count: z.number(),
    /** The longest overdue, at most five. */
    cases: z.array(z.object({ number: z.number(), title: z.string(), dueAt: moment })),
  }),
]);
export type Evidence = z.infer<typeof evidenceSchema>;
export type EvidenceOf<Kind extends Evidence["kind"]> = Extract<Evidence, { kind: Kind }>;
export type BrandName = z.infer<typeof brand>;

/** What a rule sees of one matter at one look. */
export type Reading = {
  /** What it is about: told apart from other matters of the same rule. */
  readonly subject: string;
  readonly brandId: string | null;
  /** Worse than such a matter usually is. */
  readonly isGrave: boolean;
  /** Perhaps no such matter at all: a person must look. */
  readonly isDoubtful?: boolean;
  /** How much there is of it: when it grows, it may be told again. */
  readonly size: number;
  readonly evidence: Evidence;
};
