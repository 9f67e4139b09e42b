import { z } from "zod";

import type { MemberId, UserId, WorkspaceId } from "#lib/core/ids";

export const roles = ["owner", "manager", "agent", "viewer"] as const;
export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

export const locales = ["en", "ru", "fr"] as const;
export const localeSchema = z.enum(locales);
export type Locale = z.infer<typeof localeSchema>;

/** Who asks, in which workspace, with which rights: the first argument of every command and query. */
export type Actor = {
  readonly workspaceId: WorkspaceId;
  readonly workspaceSlug: string;
  /** Whose doing it is; of a token, who made it. Null for Parley itself and for what the operator's command line made. */
  readonly memberId: MemberId | null;
  readonly userId: UserId | null;
  readonly name: string;
  readonly role: Role;
  /** Scopes of an API token; null for a person, whose role says it all. */
  readonly scopes: readonly string[] | null;
  /** The token through which a program acts. */
  readonly tokenId?: string;
  readonly locale: Locale;
  /** IANA zone in which this workspace shows times. */
  readonly zone: string;
};
