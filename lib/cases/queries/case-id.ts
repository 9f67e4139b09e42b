import { findCaseId } from "../store/cases";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { notFound } from "#lib/core/errors";
import type { CaseId } from "#lib/core/ids";
import { db } from "#lib/db/client";

/** The case that people know by a number. Throws `not-found`. */
export const getCaseId = async (actor: Actor, number: number): Promise<CaseId> => {
  requirePermission(actor, "desk:read");
  const id = await findCaseId(db(), actor.workspaceId, number);
  if (id === null) throw notFound("The case");
  return id;
};
