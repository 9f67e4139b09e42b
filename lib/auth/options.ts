import type { AuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { z } from "zod";

import { isSecure, sessionCookie, sessionSecret } from "./session-cookie";
import { checkSignIn } from "./sign-in";
import { visitorAddress } from "./visitor";
import { readClock } from "#lib/core/clock";
import { env } from "#lib/core/env";
import { AppError } from "#lib/core/errors";

const sessionSeconds = 14 * 24 * 60 * 60;

const cookie = (name: string) => ({ name, options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure: isSecure() } });

const credentialsSchema = z.object({ email: z.string().max(320), password: z.string().max(1000) });

const credentials = Credentials({
  credentials: { email: { type: "email" }, password: { type: "password" } },
  authorize: async (typed, request) => {
    const parsed = credentialsSchema.safeParse(typed);
    if (!parsed.success) return null;
    try {
      const user = await checkSignIn({ ...parsed.data, address: visitorAddress(new Headers(request.headers)) }, readClock());
      return user === null ? null : { id: user.id, epoch: user.sessionEpoch };
    } catch (cause) {
      // What is thrown here becomes `error` in the sign-in page's address: a key of its messages.
      if (cause instanceof AppError) throw new Error(cause.reason ?? cause.code, { cause });
      throw new Error("unexpected", { cause });
    }
  },
});

const signedInSchema = z.object({ id: z.string(), epoch: z.number() });

/** Settings of next-auth: password sign-in, the session in a sealed cookie that carries the user and the epoch of their sessions. */
export const authOptions = (): AuthOptions => {
  // oxlint-disable-next-line no-restricted-properties -- next-auth takes its own address from here only
  process.env.NEXTAUTH_URL = env().PARLEY_URL;
  return {
    secret: sessionSecret(),
    session: { strategy: "jwt", maxAge: sessionSeconds },
    useSecureCookies: isSecure(),
    cookies: {
      sessionToken: cookie(sessionCookie()),
      csrfToken: cookie(isSecure() ? "__Host-parley.csrf" : "parley.csrf"),
      callbackUrl: cookie(isSecure() ? "__Host-parley.back" : "parley.back"),
    },
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/sign-in" },
    providers: [credentials],
    callbacks: {
      jwt: ({ token, user }) => {
        const signedIn = signedInSchema.safeParse(user);
        return signedIn.success ? { sub: signedIn.data.id, epoch: signedIn.data.epoch } : token;
      },
      session: ({ session }) => ({ expires: session.expires }),
    },
  };
};
