import { describe, expect, it } from "vitest";

import { signInAddress } from "#lib/auth/way-back";

const wayBack = (asked: string | null): string | null => new URL(signInAddress("demo", asked), "http://desk.example").searchParams.get("callbackUrl");

describe("the sign-in page", () => {
  it.each(["/demo", "/demo?brand=kestrel", "/demo/alerts/alt_1", "/demo/inbox?view=all&item=itm_1"])("leads back to %s", (asked) =>
    expect(wayBack(asked)).toBe(asked),
  );

  it("leads to the first page of the workspace where nobody noted what was asked for", () => expect(wayBack(null)).toBe("/demo"));

  it.each(["/demonstration/inbox", "//elsewhere.example/demo", "https://elsewhere.example/demo"])("leads nowhere outside the workspace: %s", (asked) =>
    expect(wayBack(asked)).toBe("/demo"),
  );
});
