import { roles, type Actor, type Role } from "#lib/auth/actor";
import { AppError } from "#lib/core/errors";

/** What can be done, and the least role that may. */
const leastRole = {
  "desk:read": "viewer",
  "items:tag": "agent",
  "items:close": "agent",
  "items:assign": "agent",
  "replies:send": "agent",
  "replies:overrule": "manager",
  "sources:read": "viewer",
  "sources:manage": "manager",
  "imports:run": "manager",
  "brands:manage": "manager",
  "playbook:manage": "manager",
  "suggestions:manage": "agent",
  "feed:share": "agent",
  "feed:keep": "manager",
  "team:read": "viewer",
  "team:manage": "owner",
  "tokens:manage": "owner",
  "webhooks:manage": "manager",
  "tagger:manage": "manager",
  "audit:read": "manager",
  "people:edit": "agent",
  "people:overrule": "manager",
  "cases:work": "agent",
  "conduct:act": "agent",
  "conduct:decide": "manager",
} as const satisfies Record<string, Role>;

export type Permission = keyof typeof leastRole;

const rank: Readonly<Record<Role, number>> = { viewer: 0, agent: 1, manager: 2, owner: 3 };

/** What a token's scope opens; everything else stays shut to it. */
const scopeOf: Partial<Record<Permission, string>> = { "desk:read": "items:read", "sources:read": "sources:read" };

export const may = (actor: Actor, permission: Permission): boolean => {
  if (actor.scopes) {
    const scope = scopeOf[permission];
    return scope !== undefined && actor.scopes.includes(scope);
  }
  return rank[actor.role] >= rank[leastRole[permission]];
};

/** The roles of those who may. */
export const rolesThatMay = (permission: Permission): readonly Role[] => roles.filter((role) => rank[role] >= rank[leastRole[permission]]);

/** Throws `forbidden` when the actor's role or token does not reach that far. */
export const requirePermission = (actor: Actor, permission: Permission): void => {
  if (!may(actor, permission))
    throw new AppError("forbidden", "Your role does not allow this.", { reason: "forbidden", details: { permission, role: actor.role } });
};
