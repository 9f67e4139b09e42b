import { NextResponse, type NextRequest } from "next/server";

import { askedHeader } from "#lib/auth/way-back";

/** Only scripts that carry this answer's nonce run; styles may be inline, because sizes of bars and popovers are written as attributes. */
const contentSecurityPolicy = (nonce: string, isDevelopment: boolean): string =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");

/** Gives each page its own nonce, which Next reads back from the policy of the request and puts on its scripts, and its address, to come back to after the sign-in. */
export const proxy = (request: NextRequest): NextResponse => {
  const nonce = btoa(crypto.randomUUID());
  // oxlint-disable-next-line no-restricted-properties -- the build replaces this with a constant
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === "development");
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  headers.set(askedHeader, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
};

export const config = {
  // A member's picture answers with a stricter policy of its own, which this one would take the place of.
  matcher: [
    {
      source: "/((?!api/|_next/static|_next/image|favicon.ico|icon.svg|[^/]+/inbox/pictures/[^/]+$).*)",
      missing: [{ type: "header", key: "next-router-prefetch" }],
    },
  ],
};
