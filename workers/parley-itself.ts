import type { Actor } from "#lib/auth/actor";

/** Parley acting by itself in a workspace: its deeds are written down under no member. */
export const parleyIn = (workspaceId: string): Actor => ({
  workspaceId,
  workspaceSlug: "",
  memberId: null,
  userId: null,
  name: "Parley",
  role: "owner",
  scopes: null,
  locale: "en",
  zone: "UTC",
});
