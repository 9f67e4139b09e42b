import { describe, expect, it } from "vitest";

import { connectorFor } from "#lib/connectors/registry";
import { mergedSecret } from "#lib/sources/try-link";

const stored = { userToken: "old", communityToken: "community", confirmation: "c0ffee", callbackSecret: "shared" };
const merged = (entered: Readonly<Record<string, string>>, forget: readonly string[] = []) => mergedSecret(connectorFor("vk"), { stored, entered, forget });

describe("a credential that is entered anew", () => {
  it("keeps what was left blank", () => {
    expect(merged({ userToken: "new", communityToken: "", confirmation: " " })).toEqual({ ...stored, userToken: "new" });
    expect(merged({ communityToken: "other" })).toEqual({ ...stored, communityToken: "other" });
  });

  it("forgets what it is told to, and nothing that must be there", () => {
    expect(merged({}, ["confirmation", "callbackSecret"])).toEqual({ userToken: "old", communityToken: "community" });
    expect(() => merged({}, ["userToken"])).toThrow("not a credential");
  });

  it("is none where nothing was entered", () => {
    expect(merged({ userToken: " ", communityToken: "" })).toBeNull();
  });

  it("stands by itself where nothing is stored", () => {
    expect(mergedSecret(connectorFor("vk"), { stored: null, entered: { userToken: "new" }, forget: [] })).toEqual({ userToken: "new" });
  });
});
