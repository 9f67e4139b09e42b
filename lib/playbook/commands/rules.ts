import type { z } from "zod";

import { requireBrand } from "../require-brand";
import {
  flawsOf,
  withdrawalOf,
  without,
  type discardRuleDraftSchema,
  type publishRulesSchema,
  type Rules,
  type saveRuleDraftSchema,
  type withdrawClauseSchema,
} from "../rule-model";
import { deleteRuleDraft, insertRuleBook, lockRules, putRuleDraft, readRuleBooks, readRuleDraft } from "../store/rules";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { AppError, notFound } from "#lib/core/errors";
import { dayOf, startOfDay } from "#lib/core/time";
import { notifyLive } from "#lib/db/live";
import { inTransaction, type Db } from "#lib/db/transaction";
import { recordAudit } from "#lib/team/audit";

/** Keeps the rules a brand is working on; what is published stays as it is. */
export const saveRuleDraft = async (actor: Actor, { brandId, rules }: z.output<typeof saveRuleDraftSchema>, now: Date): Promise<void> =>
  onRules(actor, brandId, async (tx) => {
    await putRuleDraft(tx, actor.workspaceId, { brandId, rules, updatedAt: now, updatedById: writerOf(actor) });
    await recordAudit(tx, { actor, action: "rules.draft", subjectId: brandId, details: { clauses: rules.clauses.length }, now });
  });

/** Goes back to the rules as they were published. Throws `not-found` where there is no draft. */
export const discardRuleDraft = async (actor: Actor, { brandId }: z.output<typeof discardRuleDraftSchema>, now: Date): Promise<void> =>
  onRules(actor, brandId, async (tx) => {
    if (!(await deleteRuleDraft(tx, actor.workspaceId, brandId))) throw notFound("The draft");
    await recordAudit(tx, { actor, action: "rules.discard", subjectId: brandId, details: {}, now });
  });

/** Publishes the draft as the next version, in force from now or from a day on. Throws `invalid` where the rules have flaws, `conflict` without a draft. */
export const publishRules = async (
  actor: Actor,
  { brandId, fromDay }: z.output<typeof publishRulesSchema>,
  now: Date,
): Promise<{ readonly version: number; readonly effectiveFrom: Date }> =>
  onRules(actor, brandId, async (tx, zone) => {
    const draft = await readRuleDraft(actor.workspaceId, brandId, tx);
    if (draft === null) throw new AppError("conflict", "There is no draft to publish.", { reason: "no-rule-draft" });
    if (flawsOf(draft).length > 0)
      throw new AppError("invalid", "Every clause needs its own number and its words in every language.", { reason: "rules-incomplete" });
    const effectiveFrom = fromDay === null || fromDay === dayOf(now, zone) ? now : startOfDay(fromDay, zone);
    if (effectiveFrom < now) throw new AppError("invalid", "Rules do not reach back.", { reason: "past" });
    const [version] = await publishAll(tx, actor, { brandId, books: [{ ...draft, effectiveFrom }], now });
    await deleteRuleDraft(tx, actor.workspaceId, brandId);
    return { version: version ?? 1, effectiveFrom };
  });

/** Takes a clause out of force at once, and out of every version announced and the draft. What was done under it keeps the version it cites. */
export const withdrawClause = async (
  actor: Actor,
  { brandId, number }: z.output<typeof withdrawClauseSchema>,
  now: Date,
): Promise<{ readonly versions: readonly number[] }> =>
  onRules(actor, brandId, async (tx) => {
    const books = withdrawalOf(await readRuleBooks(actor.workspaceId, brandId, tx), { number, now });
    if (books.length === 0) throw notFound("The clause");
    const dated = books.map((book) => ({ ...book, effectiveFrom: book.effectiveFrom > now ? book.effectiveFrom : now }));
    const versions = await publishAll(tx, actor, { brandId, books: dated, now });
    const draft = await readRuleDraft(actor.workspaceId, brandId, tx);
    if (draft) await putRuleDraft(tx, actor.workspaceId, { brandId, rules: without(draft, number), updatedAt: now, updatedById: writerOf(actor) });
    await recordAudit(tx, { actor, action: "rules.withdraw", subjectId: brandId, details: { number, versions }, now });
    return { versions };
  });

const writerOf = (actor: Actor): string => actor.memberId ?? "system";

const onRules = async <Result>(actor: Actor, brandId: string, work: (tx: Db, zone: string) => Promise<Result>): Promise<Result> => {
  requirePermission(actor, "playbook:manage");
  return inTransaction(async (tx) => {
    const { zone } = await requireBrand(tx, actor, brandId);
    await lockRules(tx, actor.workspaceId, brandId);
    return work(tx, zone);
  });
};

type Publication = { readonly brandId: string; readonly books: readonly (Rules & { readonly effectiveFrom: Date })[]; readonly now: Date };

const publishAll = async (tx: Db, actor: Actor, { brandId, books, now }: Publication): Promise<readonly number[]> => {
  const known = await readRuleBooks(actor.workspaceId, brandId, tx);
  const last = known.at(-1)?.version ?? 0;
  const versions = books.map((_, index) => last + index + 1);
  for (const [index, { preamble, clauses, effectiveFrom }] of books.entries()) {
    const version = last + index + 1;
    await insertRuleBook(tx, actor.workspaceId, { brandId, version, preamble, clauses, effectiveFrom, publishedAt: now, publishedById: writerOf(actor) });
    const details = { version, effectiveFrom: effectiveFrom.toISOString(), clauses: clauses.length };
    await recordAudit(tx, { actor, action: "rules.publish", subjectId: brandId, details, now });
  }
  await notifyLive(tx, { workspaceId: actor.workspaceId, kind: "playbook", threadIds: [] });
  return versions;
};
