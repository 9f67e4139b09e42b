import type { Actor } from "./actor";
import { AppError } from "#lib/core/errors";

/** What a token can be given: a noun, and whether it may be read or changed. Neither holds the other. */
export const scopes = [
  "items:read",
  "items:write",
  "replies:read",
  "replies:write",
  "cases:read",
  "cases:write",
  "authors:read",
  "sources:read",
  "templates:read",
  "templates:write",
  "figures:read",
  "reports:read",
  "reports:write",
  "exports:read",
  "exports:write",
  "members:read",
  "audit:read",
] as const;
export type Scope = (typeof scopes)[number];

/** Those that change nothing. */
export const readScopes: readonly Scope[] = scopes.filter((scope) => scope.endsWith(":read"));

/** A person has every scope: their role alone says what they may. */
export const hasScope = (actor: Pick<Actor, "scopes">, scope: Scope): boolean => actor.scopes === null || actor.scopes.includes(scope);

/** Throws `forbidden` where the actor's token was not given the scope. */
export const requireScope = (actor: Pick<Actor, "scopes">, scope: Scope): void => {
  if (!hasScope(actor, scope))
    throw new AppError("forbidden", `This token was not given the scope ${scope}.`, { reason: "scope-missing", details: { scope, given: actor.scopes } });
};
