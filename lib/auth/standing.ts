import { decode } from "next-auth/jwt";
import { z } from "zod";

import type { Actor } from "./actor";
import { sessionSecret } from "./session-cookie";
import { findMembership, findMemberStanding, findUser, type StoredUser } from "./store";
import { notFound } from "#lib/core/errors";
import type { MemberId, WorkspaceId } from "#lib/core/ids";

/** The person behind a session, whatever the workspace. */
export type CurrentUser = Omit<StoredUser, "sessionEpoch">;

const tokenSchema = z.object({ sub: z.string(), epoch: z.number() });

/** The user of a session cookie; null when it is forged, over, or was ended from elsewhere. */
export const userOfSession = async (cookie: string | undefined): Promise<CurrentUser | null> => {
  if (cookie === undefined) return null;
  const token = tokenSchema.safeParse(await decode({ token: cookie, secret: sessionSecret() }).catch(() => null));
  if (!token.success) return null;
  const user = await findUser(token.data.sub);
  if (user?.sessionEpoch !== token.data.epoch) return null;
  return { id: user.id, email: user.email, name: user.name, locale: user.locale };
};

/** The signed-in user's standing in a workspace, read anew with every request. Throws `not-found` for a workspace they are no member of. */
export const actorOf = async (user: CurrentUser, workspaceSlug: string): Promise<Actor> => {
  const membership = await findMembership(workspaceSlug, user.id);
  if (membership === null) throw notFound("The workspace");
  return { ...membership, userId: user.id, name: user.name, locale: user.locale, scopes: null };
};

/** A member as who they are by now, for work that goes on without them. Throws `not-found` where they left. */
export const actorOfMember = async (workspaceId: WorkspaceId, memberId: MemberId): Promise<Actor> => {
  const standing = await findMemberStanding(workspaceId, memberId);
  if (standing === null) throw notFound("The member");
  return { ...standing, scopes: null };
};
