import type { ExportSubject } from "./model";
import type { Actor } from "#lib/auth/actor";
import { may, requirePermission, type Permission } from "#lib/auth/permissions";
import { hasScope, requireScope, type Scope } from "#lib/auth/scopes";

/** What one has to be allowed to read to take it along, and what a token has to have been given. */
const needed: Readonly<Record<ExportSubject, { readonly permission: Permission; readonly scope: Scope }>> = {
  items: { permission: "desk:read", scope: "items:read" },
  cases: { permission: "desk:read", scope: "cases:read" },
  figures: { permission: "desk:read", scope: "figures:read" },
  audit: { permission: "audit:read", scope: "audit:read" },
};

export const mayTake = (actor: Actor, what: ExportSubject): boolean => may(actor, needed[what].permission) && hasScope(actor, needed[what].scope);

/** Throws `forbidden` for whoever may not read what is asked for. */
export const requireTaking = (actor: Actor, what: ExportSubject): void => {
  requireScope(actor, needed[what].scope);
  requirePermission(actor, needed[what].permission);
};
