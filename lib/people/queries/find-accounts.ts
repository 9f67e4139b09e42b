import { z } from "zod";

import type { findAccountsSchema, FoundAccount } from "../model";
import { accountColumns, accountSchema, accountView } from "./account-views";
import { nameLike } from "./name-like";
import { accountsAsked } from "./written";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { db } from "#lib/db/client";

const foundSchema = z.array(accountSchema.extend({ accounts: z.number() }));
const foundMax = 8;

/** Accounts of the workspace by name or handle that are not this person's yet, whoever is called just so first, then whoever wrote last. Throws `not-found`. */
export const findAccounts = async (actor: Actor, { authorId, q }: z.output<typeof findAccountsSchema>): Promise<readonly FoundAccount[]> => {
  requirePermission(actor, "people:edit");
  const { workspaceId } = actor;
  const own = await accountsAsked(actor, authorId);
  const rows = foundSchema.parse(
    await db().$queryRaw`
      SELECT ${accountColumns}, CASE WHEN a.person_id IS NULL THEN 1 ELSE (SELECT count(*)::int FROM author o WHERE o.person_id = a.person_id AND o.workspace_id = a.workspace_id) END AS accounts
      FROM author a WHERE a.workspace_id = ${workspaceId} AND NOT a.is_brand AND a.id <> ALL(${[...own]}::text[]) AND ${nameLike(q)}
      ORDER BY (${q.toLowerCase()}::text IN (lower(a.name), lower(a.handle))) IS TRUE DESC, a.last_seen_at DESC, a.id DESC LIMIT ${foundMax}`,
  );
  return rows.map((row) => ({ ...accountView(row), accounts: row.accounts }));
};
