import {
  clauseKindSchema,
  clauseTextsSchema,
  inOrder,
  preambleSchema,
  rulesSchema,
  type CitedClause,
  type Clause,
  type RuleBook,
  type Rules,
} from "../rule-model";
import { newId } from "#lib/core/ids";
import { db } from "#lib/db/client";
import type { Db } from "#lib/db/transaction";

const bookColumns = { id: true, version: true, preamble: true, effectiveFrom: true, publishedAt: true } as const;
const clauseColumns = { number: true, kind: true, texts: true } as const;

const clauseOf = (row: { readonly number: string; readonly kind: string; readonly texts: unknown }): Clause => ({
  number: row.number,
  kind: clauseKindSchema.parse(row.kind),
  texts: clauseTextsSchema.parse(row.texts),
});

/** Every version a brand has published, oldest first. */
export const readRuleBooks = async (workspaceId: string, brandId: string, tx: Db = db()): Promise<readonly RuleBook[]> => {
  const rows = await tx.ruleBook.findMany({
    where: { workspaceId, brandId },
    select: { ...bookColumns, clauses: { select: clauseColumns } },
    orderBy: { version: "asc" },
  });
  return rows.map(({ id, preamble, clauses, ...book }) => ({
    ...book,
    bookId: id,
    preamble: preambleSchema.parse(preamble),
    clauses: inOrder(clauses.map(clauseOf)),
  }));
};

// The newest version whose date has come is in force: see bookInForce.
const inForceAt = (workspaceId: string, { brandId, at }: { readonly brandId: string; readonly at: Date }) =>
  ({ where: { workspaceId, brandId, effectiveFrom: { lte: at } }, orderBy: { version: "desc" } }) as const;

/** The clauses of the version in force at a moment, one or all; none where no rules were in force. */
export const readClausesInForce = async (
  tx: Db,
  workspaceId: string,
  { brandId, at, number }: { readonly brandId: string; readonly at: Date; readonly number?: string },
): Promise<readonly CitedClause[]> => {
  const book = await tx.ruleBook.findFirst({
    ...inForceAt(workspaceId, { brandId, at }),
    select: { id: true, version: true, clauses: { where: number === undefined ? {} : { number }, select: clauseColumns } },
  });
  return book === null ? [] : inOrder(book.clauses.map((row) => ({ ...clauseOf(row), bookId: book.id, version: book.version })));
};

/** Holds a brand's rules still until the transaction ends: of two who publish at once, the second comes after. */
export const lockRules = async (tx: Db, workspaceId: string, brandId: string): Promise<void> => {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`rules:${workspaceId}:${brandId}`}, 0))`;
};

export type NewRuleBook = Rules & {
  readonly brandId: string;
  readonly version: number;
  readonly effectiveFrom: Date;
  readonly publishedAt: Date;
  readonly publishedById: string;
};

export const insertRuleBook = async (tx: Db, workspaceId: string, { clauses, ...book }: NewRuleBook): Promise<string> => {
  const id = newId("ruleBook");
  await tx.ruleBook.create({ data: { id, workspaceId, ...book }, select: { id: true } });
  await tx.ruleClause.createMany({ data: clauses.map((clause) => ({ bookId: id, workspaceId, ...clause })) });
  return id;
};

export type RuleDraft = Rules & { readonly updatedAt: Date };

/** What a brand is working on; null when nothing was changed since its last version. */
export const readRuleDraft = async (workspaceId: string, brandId: string, tx: Db = db()): Promise<RuleDraft | null> => {
  const row = await tx.ruleDraft.findFirst({ where: { workspaceId, brandId }, select: { content: true, updatedAt: true } });
  return row === null ? null : { ...rulesSchema.parse(row.content), updatedAt: row.updatedAt };
};

type DraftChange = { readonly brandId: string; readonly rules: Rules; readonly updatedAt: Date; readonly updatedById: string };

export const putRuleDraft = async (tx: Db, workspaceId: string, { brandId, rules, updatedAt, updatedById }: DraftChange): Promise<void> => {
  const change = { content: rulesSchema.parse(rules), updatedAt, updatedById };
  await tx.ruleDraft.upsert({ where: { brandId, workspaceId }, create: { brandId, workspaceId, ...change }, update: change, select: { brandId: true } });
};

/** False when there was none. */
export const deleteRuleDraft = async (tx: Db, workspaceId: string, brandId: string): Promise<boolean> => {
  const { count } = await tx.ruleDraft.deleteMany({ where: { workspaceId, brandId } });
  return count === 1;
};
