import { z } from "zod";

import { locales, type Locale } from "#lib/auth/actor";

/** What a clause forbids; "other" is whatever a brand asks for besides. */
export const clauseKinds = ["insult", "threat", "obscenity", "spam", "advertising", "privacy", "off-topic", "other"] as const;
export const clauseKindSchema = z.enum(clauseKinds);
export type ClauseKind = z.infer<typeof clauseKindSchema>;

/** "3" or "3.2", as a clause is cited and linked to. */
export const clauseNumberSchema = z.string().regex(/^[1-9]\d?(?:\.[1-9]\d?)?$/);

const clauseTextSchema = z.object({ title: z.string().trim().max(200), text: z.string().trim().max(4000) });
export type ClauseText = Readonly<z.infer<typeof clauseTextSchema>>;
export const clauseTextsSchema = z.object({ en: clauseTextSchema, ru: clauseTextSchema, fr: clauseTextSchema });
const preambleTextSchema = z.string().trim().max(6000);
export const preambleSchema = z.object({ en: preambleTextSchema, ru: preambleTextSchema, fr: preambleTextSchema });

const clauseSchema = z.object({ number: clauseNumberSchema, kind: clauseKindSchema, texts: clauseTextsSchema });
export type Clause = { readonly number: string; readonly kind: ClauseKind; readonly texts: Readonly<Record<Locale, ClauseText>> };

/** House rules as they are written: what stands above, and the clauses. */
export const rulesSchema = z.object({ preamble: preambleSchema, clauses: z.array(clauseSchema).max(60) });
export type Rules = { readonly preamble: Readonly<Record<Locale, string>>; readonly clauses: readonly Clause[] };

/** A published version as it was written down: dates may come as text. */
export const ruleBookSchema = rulesSchema.extend({
  bookId: z.string(),
  version: z.number().int(),
  effectiveFrom: z.coerce.date(),
  publishedAt: z.coerce.date(),
});

/** A published version: it never changes. */
export type RuleBook = Rules & {
  readonly bookId: string;
  readonly version: number;
  readonly effectiveFrom: Date;
  readonly publishedAt: Date;
};

/** A clause as an action cites it: with the version it stood in. */
export type CitedClause = Clause & { readonly bookId: string; readonly version: number };

/** The newest version whose date had come at a moment; a version published later wins over one that was dated later. */
export const bookInForce = <Book extends Pick<RuleBook, "version" | "effectiveFrom">>(books: readonly Book[], at: Date): Book | null =>
  books
    .filter(({ effectiveFrom }) => effectiveFrom <= at)
    .reduce<Book | null>((newest, book) => (newest && newest.version > book.version ? newest : book), null);

/** True for a version that stopped being in force before it began: a newer one took its place. */
export const isOvertaken = (book: Pick<RuleBook, "version" | "effectiveFrom">, books: readonly Pick<RuleBook, "version" | "effectiveFrom">[]): boolean =>
  bookInForce(books, book.effectiveFrom)?.version !== book.version;

/** When a newer version takes the place of one; null while none does. */
export const endOf = (book: Pick<RuleBook, "version">, books: readonly Pick<RuleBook, "version" | "effectiveFrom">[]): Date | null =>
  books
    .filter(({ version }) => version > book.version)
    .map(({ effectiveFrom }) => effectiveFrom)
    .reduce<Date | null>((first, from) => (first !== null && first <= from ? first : from), null);

/** Clauses in the order of their numbers: 2, 3, 3.1, 3.2, 3.10, 4. */
export const inOrder = <Numbered extends { readonly number: string }>(clauses: readonly Numbered[]): readonly Numbered[] =>
  clauses.toSorted((one, other) => rankOf(one.number) - rankOf(other.number));

const rankOf = (number: string): number => {
  const [section = 0, clause = 0] = number.split(".").map(Number);
  return section * 100 + clause;
};

/** What keeps rules from being published. */
export type RuleFlaw =
  | { readonly code: "no-clauses" }
  | { readonly code: "number-twice"; readonly number: string }
  | { readonly code: "words-missing"; readonly number: string; readonly locale: Locale };

/** What must be mended before rules can be published: every clause has its own number and is written in every language. */
export const flawsOf = ({ clauses }: Pick<Rules, "clauses">): readonly RuleFlaw[] => {
  if (clauses.length === 0) return [{ code: "no-clauses" }];
  const numbers = clauses.map(({ number }) => number);
  const twice = [...new Set(numbers.filter((number, index) => numbers.indexOf(number) !== index))];
  return [
    ...twice.map((number): RuleFlaw => ({ code: "number-twice", number })),
    ...inOrder(clauses).flatMap(({ number, texts }) =>
      locales
        .filter((locale) => texts[locale].title === "" || texts[locale].text === "")
        .map((locale): RuleFlaw => ({ code: "words-missing", number, locale })),
    ),
  ];
};

/** The next free number after the last section, for a clause that is added. */
export const nextNumber = (clauses: readonly Pick<Clause, "number">[]): string =>
  String(Math.max(0, ...clauses.map(({ number }) => Math.floor(rankOf(number) / 100))) + 1);

export type ClauseChange = {
  readonly number: string;
  readonly kind: "added" | "withdrawn" | "changed";
  /** Null for a clause that was not there. */
  readonly before: Clause | null;
  /** Null for a clause that is not there any more. */
  readonly after: Clause | null;
};

/** What became of the clauses from one version to another, in the order of their numbers; what stayed as it was is left out. */
export const diffOf = (before: readonly Clause[], after: readonly Clause[]): readonly ClauseChange[] => {
  const was = new Map(before.map((clause) => [clause.number, clause]));
  const is = new Map(after.map((clause) => [clause.number, clause]));
  const changes = [...new Set([...was.keys(), ...is.keys()])].map((number): ClauseChange | null => {
    const [one, other] = [was.get(number) ?? null, is.get(number) ?? null];
    if (one === null) return { number, kind: "added", before: one, after: other };
    if (other === null) return { number, kind: "withdrawn", before: one, after: other };
    return isSameClause(one, other) ? null : { number, kind: "changed", before: one, after: other };
  });
  return inOrder(changes.filter((change) => change !== null));
};

const isSameClause = (one: Clause, other: Clause): boolean =>
  one.kind === other.kind &&
  locales.every((locale) => one.texts[locale].title === other.texts[locale].title && one.texts[locale].text === other.texts[locale].text);

/** Rules without a clause. */
export const without = (rules: Rules, number: string): Rules => ({ ...rules, clauses: rules.clauses.filter((clause) => clause.number !== number) });

/** Versions that are to be published anew, in this order, so that a clause is in force neither now nor when what is announced begins. */
export const withdrawalOf = (books: readonly RuleBook[], { number, now }: { readonly number: string; readonly now: Date }): readonly RuleBook[] => {
  const current = bookInForce(books, now);
  const announced = books.filter((book) => book.effectiveFrom > now && !isOvertaken(book, books) && book.version > (current?.version ?? 0));
  const lasting = [...(current ? [current] : []), ...announced.toSorted((one, other) => one.effectiveFrom.getTime() - other.effectiveFrom.getTime())];
  const first = lasting.findIndex((book) => book.clauses.some((clause) => clause.number === number));
  return first === -1 ? [] : lasting.slice(first).map((book) => ({ ...book, ...without(book, number) }));
};

const onBrandSchema = z.object({ brandId: z.string() });
export const saveRuleDraftSchema = onBrandSchema.extend({ rules: rulesSchema });
export const discardRuleDraftSchema = onBrandSchema;
/** The first day in force, in the brand's zone; null: from the moment of publishing. */
export const publishRulesSchema = onBrandSchema.extend({ fromDay: z.iso.date().nullable() });
export const withdrawClauseSchema = onBrandSchema.extend({ number: clauseNumberSchema });

/** Names what is kept of the public pages, so that publishing can drop it. */
export const publicRulesTag = "public-rules";
