import { judgedFor, unheardOf } from "../judged-for";
import { readLadderFacts } from "../store/ladder";
import { holdPerson, personOf } from "../person";
import type { LadderFacts } from "../ladder-model";
import { findSubject, type Subject } from "../store/subject";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { AppError, notFound } from "#lib/core/errors";
import type { MemberId, WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";
import type { MethodSettings } from "#lib/playbook/method-model";
import { methodOf } from "#lib/playbook/queries/method";
import { findClauseInForce } from "#lib/playbook/queries/rules";
import type { CitedClause } from "#lib/playbook/rule-model";
import { variablesOf } from "#lib/playbook/template-model";

export type Guardian = Actor & { readonly memberId: MemberId };

/** The member who acts; a script or Parley itself guards nobody. */
export const guardian = (actor: Actor, permission: "conduct:act" | "conduct:decide"): Guardian => {
  requirePermission(actor, permission);
  if (actor.memberId === null) throw new AppError("forbidden", "Only a member can do this.", { reason: "forbidden" });
  return { ...actor, memberId: actor.memberId };
};

/** The item that something is to be done about, judged for whoever acts, with its person held at this brand. Throws `not-found`, `invalid` for the brand's own words. */
export const openMatter = async (tx: Db, actor: Guardian, itemId: string): Promise<Subject> => {
  const { workspaceId } = actor;
  const found = await findSubject(tx, workspaceId, itemId);
  if (found === null) throw notFound("The item");
  if (found.isBrand) throw new AppError("invalid", "This is the brand's own message.", { reason: "own-item" });
  await holdPerson(tx, workspaceId, found);
  // Read again: whoever held the lock before may have changed what is known of it.
  return judgedFor(tx, actor, (await findSubject(tx, workspaceId, itemId)) ?? found);
};

/** The clause that may be cited now. Throws `invalid` for one that is withdrawn, not in force yet, or never was. */
export const citeClause = async (
  tx: Db,
  workspaceId: WorkspaceId,
  cited: { readonly brandId: string; readonly number: string; readonly at: Date },
): Promise<CitedClause> => {
  const clause = await findClauseInForce(workspaceId, cited, tx);
  if (clause === null) throw new AppError("invalid", "No such clause is in force.", { reason: "no-clause" });
  return clause;
};

/** What a person at a brand is judged by, and the brand's own figures. */
export const readStanding = async (
  tx: Db,
  actor: Guardian,
  { brandId, authorId, now }: Pick<Subject, "brandId" | "authorId"> & { readonly now: Date },
): Promise<{ readonly facts: LadderFacts; readonly settings: MethodSettings }> => {
  const { workspaceId } = actor;
  const settings = await methodOf(workspaceId, brandId, tx);
  const person = await personOf(tx, workspaceId, { brandId, authorId });
  return { settings, facts: await readLadderFacts(tx, workspaceId, { ...person, settings, unheard: unheardOf(actor), now }) };
};

/** Words that leave something open, but for the number that they get here, do not go out. Throws `invalid` `unfilled`. */
export const refuseUnfilled = (text: string): void => {
  if (variablesOf(text).some((name) => name !== "case")) throw new AppError("invalid", "Some words are not filled in yet.", { reason: "unfilled" });
};

/** A conflict that the reader is told in their own words. */
export const conflict = (reason: string, message: string): AppError => new AppError("conflict", message, { reason });
