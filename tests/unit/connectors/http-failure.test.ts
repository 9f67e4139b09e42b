import { describe, expect, it } from "vitest";

import type { HttpResponse } from "#lib/connectors/contract";
import { failureOf, failureOfNetwork, mayHaveBeenAccepted } from "#lib/connectors/http/failure";

const url = new URL("https://example.org/wp-json/");

const broken = (code: string): Error => Object.assign(new Error("broken"), { code });

const answered = (status: number, headers: Record<string, string> = {}): HttpResponse => ({
  status,
  headers: new Headers(headers),
  body: new Uint8Array(),
  url: url.href,
  firstByteAt: new Date("2026-11-20T10:00:00Z"),
});

describe("a request that changes something", () => {
  it.each(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN"])("was certainly not accepted where it never left (%s)", (code) => {
    expect(mayHaveBeenAccepted(failureOfNetwork(broken(code), url))).toBe(false);
  });

  it.each(["ECONNRESET", "UND_ERR_HEADERS_OVERFLOW", "UND_ERR_ABORTED", "EHOSTUNREACH", "a code nobody has met"])(
    "may have been accepted where the line broke with %s",
    (code) => {
      expect(mayHaveBeenAccepted(failureOfNetwork(broken(code), url))).toBe(true);
    },
  );

  it("may have been accepted where a cache gave up waiting and names a time to come again", () => {
    expect(mayHaveBeenAccepted(failureOf(answered(503, { "retry-after": "5" })))).toBe(true);
  });

  it("was not accepted where the site itself asks to be asked less often", () => {
    expect(mayHaveBeenAccepted(failureOf(answered(429, { "retry-after": "5" })))).toBe(false);
  });
});
