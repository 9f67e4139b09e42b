import { decode } from "next-auth/jwt";
import { cookies } from "next/headers";
import { notFound as showNotFound, redirect } from "next/navigation";
import { cache } from "react";
import { z } from "zod";

import type { Actor } from "./actor";
import { sessionCookie, sessionSecret } from "./options";
import { findMembership, findUser, type StoredUser } from "./store";
import { AppError, notFound } from "#lib/core/errors";

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

/** Who is signed in, or null; read once per request. */
export const currentUser = cache(async (): Promise<CurrentUser | null> => userOfSession((await cookies()).get(sessionCookie())?.value));

/** The actor of this request. Throws `unauthenticated` or `not-found`: for actions and route handlers. */
export const findActor = cache(async (workspaceSlug: string): Promise<Actor> => {
  const user = await currentUser();
  if (user === null) throw new AppError("unauthenticated", "Sign in again to go on.", { reason: "unauthenticated" });
  return actorOf(user, workspaceSlug);
});

/** The actor of this request, for pages: leads to the sign-in page or shows "not found" where there is none. */
export const requireActor = async (workspaceSlug: string): Promise<Actor> => {
  try {
    return await findActor(workspaceSlug);
  } catch (cause) {
    if (cause instanceof AppError && cause.code === "unauthenticated") redirect(`/sign-in?callbackUrl=${encodeURIComponent(`/${workspaceSlug}`)}`);
    if (cause instanceof AppError && cause.code === "not-found") showNotFound();
    throw cause;
  }
};
