import { createHmac } from "node:crypto";

import { env } from "#lib/core/env";

/** True when visitors come over https. */
export const isSecure = (): boolean => env().PARLEY_URL.startsWith("https:");

/** `__Host-` binds the cookie to this very host; browsers take it over https only. */
export const sessionCookie = (): string => (isSecure() ? "__Host-parley.session" : "parley.session");

/** What seals the session cookie. */
export const sessionSecret = (): string => createHmac("sha256", env().PARLEY_SECRET).update("parley-session").digest("base64url");
