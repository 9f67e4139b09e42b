import { z } from "zod";

import { localeSchema, roleSchema, type Role } from "#lib/auth/actor";
import { scopes } from "#lib/auth/scopes";
import { isZone } from "#lib/core/time";

export const emailSchema = z.string().trim().toLowerCase().max(320).pipe(z.email());
/** Length is what makes a password hard to guess; nothing else is asked of it. */
export const passwordSchema = z.string().min(10).max(200);
export const zoneSchema = z.string().refine(isZone);
const nameSchema = z.string().trim().min(1).max(100);
/** Part of an address: short, Latin, no dash at its ends. Words that are pages of their own are kept back. */
const reserved = new Set(["api", "sign-in", "sign-out", "setup", "invitation", "rules", "reports", "health", "metrics", "public", "_next"]);
export const slugSchema = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/)
  .refine((slug) => !reserved.has(slug));

export const workspaceSchema = z.object({ name: nameSchema, slug: slugSchema.optional(), zone: zoneSchema, locale: localeSchema });
export const personSchema = z.object({ name: nameSchema, password: passwordSchema, locale: localeSchema });
export const setupSchema = personSchema.extend({ token: z.string().max(200), email: emailSchema, workspace: workspaceSchema });
export const inviteSchema = z.object({ email: emailSchema, role: roleSchema });
export const acceptInvitationSchema = personSchema.extend({ token: z.string().max(200), password: z.string().min(1).max(200) });
export const changeOwnNameSchema = z.object({ name: nameSchema });
export const changeRoleSchema = z.object({ memberId: z.string(), role: roleSchema });
export const changePasswordSchema = z.object({ current: z.string().max(200), next: passwordSchema });
export const createApiTokenSchema = z.object({
  name: nameSchema,
  scopes: z.array(z.enum(scopes)).min(1).transform((chosen) => scopes.filter((scope) => chosen.includes(scope))),
  /** Null: until revoked. */
  expiresInDays: z.number().int().min(1).max(3650).nullable(),
});

/** An address for a workspace or brand out of its name: `Café Zoé` → `cafe-zoe`; empty where no Latin letter is in it. */
export const slugOf = (name: string): string =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}+/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+/, "")
    .slice(0, 40)
    .replace(/-+$/, "");

export type MemberView = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly createdAt: string;
  readonly isMe: boolean;
};
export type InvitationView = {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly invitedBy: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly isExpired: boolean;
};
export type ApiTokenView = {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
};
export type AuditView = {
  readonly id: string;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subjectId: string;
  readonly details: Readonly<Record<string, unknown>>;
};

/** Up to two letters by which a person is known in a small circle. */
export const initialsOf = (name: string): string => {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => Array.from(word ?? "")[0] ?? "");
  return letters.join("").toLocaleUpperCase();
};
