import { bookInForce, type CitedClause, type RuleBook, type Rules } from "../rule-model";
import { readClausesInForce, readRuleBooks, readRuleDraft } from "../store/rules";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { db } from "#lib/db/client";
import type { Db } from "#lib/db/transaction";

type Moment = { readonly brandId: string; readonly at: Date };

/** The clause that may be cited at a moment; null for one that never was, is withdrawn, or is not in force yet. */
export const findClauseInForce = async (
  workspaceId: string,
  { brandId, number, at }: Moment & { readonly number: string },
  tx: Db = db(),
): Promise<CitedClause | null> => (await readClausesInForce(tx, workspaceId, { brandId, at, number }))[0] ?? null;

/** Every clause that may be cited at a moment, in order; none where a brand has no rules in force. */
export const listClausesInForce = async (workspaceId: string, moment: Moment, tx: Db = db()): Promise<readonly CitedClause[]> =>
  readClausesInForce(tx, workspaceId, moment);

export type RulesView = {
  /** Newest first. */
  readonly versions: readonly RuleBook[];
  /** Null where no rules are in force yet. */
  readonly versionInForce: number | null;
  /** What is being worked on; null when nothing is. */
  readonly draft: Rules | null;
};

/** A brand's rules: every version, which of them is in force, and the draft. */
export const getRules = async (actor: Actor, brandId: string, now: Date): Promise<RulesView> => {
  requirePermission(actor, "desk:read");
  const [books, draft] = await Promise.all([readRuleBooks(actor.workspaceId, brandId), readRuleDraft(actor.workspaceId, brandId)]);
  return { versions: books.toReversed(), versionInForce: bookInForce(books, now)?.version ?? null, draft };
};
