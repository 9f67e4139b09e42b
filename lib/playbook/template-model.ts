import { z } from "zod";

import { localeSchema, type Locale } from "#lib/auth/actor";

/** The situations of the method a form of words may be for, in the order they are met. */
export const situations = [
  "thanks",
  "thanks-detail",
  "thanks-criticism",
  "soft-answer",
  "clarify",
  "apology",
  "dont-know-yet",
  "holding",
  "take-private",
  "refusal",
  "handover",
  "follow-up",
  "promise-kept",
  "second-round",
  "closing",
  "off-topic",
  "spam-notice",
  "warning",
  "polite-guard",
  "bodyguard-notice",
  "other",
] as const;
export const situationSchema = z.enum(situations);
export type Situation = z.infer<typeof situationSchema>;

/**
 * What a template may leave open, written `{name}`. `words`: the comment's own words that are meant; `until`: when a promise is due;
 * `rule` and `clause`: what a clause is called and its number; `offer`, `refund`, `contact`: what the brand's formal notice names.
 */
export const templateVariables = ["name", "post", "words", "rule", "clause", "case", "until", "agent", "brand", "offer", "refund", "contact"] as const;
export type TemplateVariable = (typeof templateVariables)[number];

/** A form of words as it ships or as it is stored. */
export type TemplateEntry = {
  readonly id: string;
  /** Null: for every brand. */
  readonly brandId: string | null;
  readonly language: Locale;
  readonly situation: Situation;
  readonly title: string;
  readonly body: string;
  /** What follows "/" in the composer. */
  readonly shortcut: string | null;
  readonly archivedAt: Date | null;
};

/** shipped: as Parley brings it; adapted: shipped, with this team's words; own: written here. */
export type TemplateView = TemplateEntry & { readonly origin: "shipped" | "adapted" | "own" };

/** What ships and what a workspace wrote as one library: a stored entry stands in for the shipped one of its id. */
export const libraryOf = (shipped: readonly TemplateEntry[], stored: readonly TemplateEntry[]): readonly TemplateView[] => {
  const shippedIds = new Set(shipped.map(({ id }) => id));
  const storedIds = new Set(stored.map(({ id }) => id));
  return [
    ...shipped.filter(({ id }) => !storedIds.has(id)).map((entry) => ({ ...entry, origin: "shipped" }) as const),
    ...stored.map((entry) => ({ ...entry, origin: shippedIds.has(entry.id) ? "adapted" : "own" }) as const),
  ].toSorted((one, other) => situations.indexOf(one.situation) - situations.indexOf(other.situation) || compare(one.id, other.id));
};

/** True where "/" and a shortcut could mean either of two templates. */
export const sharesShortcut = (one: TemplateEntry, other: Pick<TemplateEntry, "language" | "shortcut" | "brandId">): boolean =>
  one.archivedAt === null &&
  one.shortcut !== null &&
  one.shortcut === other.shortcut &&
  one.language === other.language &&
  (one.brandId === null || other.brandId === null || one.brandId === other.brandId);

/** The same form of words in another language: what ships by its key, the team's own by its shortcut; undefined where there is none. */
export const counterpartOf = (template: TemplateEntry, library: readonly TemplateEntry[], language: Locale): TemplateEntry | undefined => {
  const shippedAs = template.id.startsWith("shipped.") ? template.id.replace(/^shipped\.[a-z]+/u, `shipped.${language}`) : null;
  const isSame = (one: TemplateEntry): boolean =>
    shippedAs === null
      ? one.shortcut !== null && one.shortcut === template.shortcut && one.situation === template.situation && one.brandId === template.brandId
      : one.id === shippedAs;
  return library.find((one) => one.archivedAt === null && one.language === language && one.id !== template.id && isSame(one));
};

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

const titleSchema = z.string().trim().min(1).max(120);
const bodySchema = z.string().trim().min(1).max(4000);
const shortcutSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[\p{L}\d-]{1,30}$/u)
  .nullable();

export const saveTemplateSchema = z.object({
  /** Absent for a new one; a shipped one is adapted under its own id. */
  id: z.string().max(100).optional(),
  brandId: z.string().nullable(),
  language: localeSchema,
  situation: situationSchema,
  title: titleSchema,
  body: bodySchema,
  shortcut: shortcutSchema,
});
export type TemplateWords = Omit<z.output<typeof saveTemplateSchema>, "id">;
export const onTemplateSchema = z.object({ id: z.string().max(100) });

const variablePattern = /\{([a-z]+)\}/gu;
/** A variable with the full stop behind it; three dots are none. */
const placePattern = /\{([a-z]+)\}((?:\.(?!\.))?)/gu;

const isVariable = (name: string): name is TemplateVariable => templateVariables.some((known) => known === name);

/** The variables a body asks for, each once, in the order they are met. */
export const variablesOf = (body: string): readonly TemplateVariable[] => [
  ...new Set([...body.matchAll(variablePattern)].map(([, name = ""]) => name).filter(isVariable)),
];

/** What stands in braces and is no variable: a slip of the pen that would reach the customer. */
export const unknownVariablesOf = (body: string): readonly string[] => [
  ...new Set([...body.matchAll(/\{([^{}]*)\}/gu)].map(([, name = ""]) => name).filter((name) => !isVariable(name))),
];

export type FilledTemplate = { readonly text: string; readonly missing: readonly TemplateVariable[] };

/**
 * A body with its variables filled in one pass, so that what a customer calls themselves is never read as a variable. What ends its own sentence
 * needs no full stop after it. What is not known stays as `{name}` and is named in `missing`.
 */
export const fillTemplate = (body: string, variables: Partial<Readonly<Record<TemplateVariable, string>>>): FilledTemplate => {
  const known = (name: TemplateVariable): string => variables[name]?.trim() ?? "";
  return {
    text: body.replace(placePattern, (written, name: string, stop: string) => {
      if (!isVariable(name) || known(name) === "") return written;
      return /[.!?…]$/u.test(known(name)) ? known(name) : `${known(name)}${stop}`;
    }),
    missing: variablesOf(body).filter((name) => known(name) === ""),
  };
};
