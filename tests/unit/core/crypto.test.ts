import { describe, expect, it } from "vitest";

import { open, seal } from "#lib/core/crypto";
import { env } from "#lib/core/env";

process.env["DATABASE_URL"] = "postgresql://nowhere";
process.env["PARLEY_SECRET"] = "the secret of the tests, long enough to be one";
process.env["PARLEY_URL"] = "https://desk.example/parley//";

describe("a sealed box", () => {
  const box = seal({ recipientId: "rrc_1" }, "leave");
  const cut = (part: string, place: number): string => (place === 2 ? Buffer.from(part, "base64url").subarray(0, 4).toString("base64url") : part);

  it("opens for its purpose", () => {
    expect(open(box, "leave")).toEqual({ recipientId: "rrc_1" });
  });

  it.each([
    ["for another purpose", box, "another"],
    ["with its tag cut short", box.split(".").map(cut).join("."), "leave"],
    ["that is none", "%zz", "leave"],
  ])("does not open %s", (_, given, purpose) => {
    expect(() => open(given, purpose)).toThrow(expect.objectContaining({ code: "misconfigured" }));
  });
});

describe("the address of the desk", () => {
  it("has no slash at its end, so that paths follow it", () => {
    expect(env().PARLEY_URL).toBe("https://desk.example/parley");
  });
});
