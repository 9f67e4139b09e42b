import { cookies, headers } from "next/headers";
import { notFound as showNotFound, redirect } from "next/navigation";
import { cache } from "react";

import type { Actor } from "./actor";
import { sessionCookie } from "./session-cookie";
import { actorOf, userOfSession, type CurrentUser } from "./standing";
import { askedHeader, signInAddress } from "./way-back";
import { AppError } from "#lib/core/errors";

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
    if (cause instanceof AppError && cause.code === "unauthenticated") redirect(signInAddress(workspaceSlug, (await headers()).get(askedHeader)));
    if (cause instanceof AppError && cause.code === "not-found") showNotFound();
    throw cause;
  }
};
