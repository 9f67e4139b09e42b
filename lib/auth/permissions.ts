import { roles, type Actor, type Role } from "#lib/auth/actor";
import { hasScope, type Scope } from "#lib/auth/scopes";
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
  "figures:annotate": "manager",
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
  "alerts:acknowledge": "agent",
  "alerts:manage": "manager",
  "conduct:act": "agent",
  "conduct:decide": "manager",
  "reports:manage": "manager",
} as const satisfies Record<string, Role>;

export type Permission = keyof typeof leastRole;

const rank: Readonly<Record<Role, number>> = { viewer: 0, agent: 1, manager: 2, owner: 3 };

const deskScopes: readonly Scope[] = [
  "items:read",
  "items:write",
  "replies:read",
  "replies:write",
  "cases:read",
  "cases:write",
  "authors:read",
  "templates:read",
  "figures:read",
  "reports:read",
];

/** The scopes of which one opens a permission to a token; everything else stays shut to it. What of the desk it reads, the door asks (`requireScope`). */
const scopesFor: Partial<Record<Permission, readonly Scope[]>> = {
  "desk:read": deskScopes,
  "items:tag": ["items:write"],
  "items:close": ["items:write"],
  "items:assign": ["items:write"],
  "replies:send": ["replies:write"],
  "replies:overrule": ["replies:write"],
  "cases:work": ["cases:write"],
  "sources:read": ["sources:read"],
  "playbook:manage": ["templates:write"],
  "team:read": ["members:read"],
  "reports:manage": ["reports:write"],
  "audit:read": ["audit:read"],
};

/** A token reaches as far as its scopes, and no further than the role of whoever made it. */
export const may = (actor: Actor, permission: Permission): boolean =>
  rank[actor.role] >= rank[leastRole[permission]] && (actor.scopes === null || (scopesFor[permission] ?? []).some((scope) => hasScope(actor, scope)));

/** The roles of those who may. */
export const rolesThatMay = (permission: Permission): readonly Role[] => roles.filter((role) => rank[role] >= rank[leastRole[permission]]);

/** Throws `forbidden` when the actor's role or token does not reach that far. */
export const requirePermission = (actor: Actor, permission: Permission): void => {
  if (!may(actor, permission))
    throw new AppError("forbidden", "Your role does not allow this.", { reason: "forbidden", details: { permission, role: actor.role } });
};
