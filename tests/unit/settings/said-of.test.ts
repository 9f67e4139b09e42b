import { describe, expect, it } from "vitest";

import { saidOf, type AuditWords } from "../../../app/[workspace]/settings/audit/said-of";

const words: AuditWords = {
  head: (head) => `[${head}]`,
  tag: (_, value) => value.toUpperCase(),
  role: (role) => (role === "agent" ? "Agent" : role),
  part: (part) => (part === "hours" ? "business hours" : null),
};
const said = (details: Readonly<Record<string, unknown>>): string => saidOf(details, words);

describe("an entry of the audit", () => {
  it("says what a tag was and what it became", () => {
    expect(said({ head: "sentiment", was: "neutral", became: "negative" })).toBe("[sentiment]: NEUTRAL → NEGATIVE");
    expect(said({ head: "tones", was: "", became: "insult,threat" })).toBe("[tones]: – → INSULT, THREAT");
  });

  it("says once what a person has confirmed", () => {
    expect(said({ head: "sentiment", was: "neutral", became: "neutral" })).toBe("[sentiment]: NEUTRAL");
    expect(said({ head: "tones", was: "", became: "" })).toBe("[tones]: –");
  });

  it("says who, as what, and from which to which", () => {
    expect(said({ email: "lea@example.org", role: "agent" })).toBe("lea@example.org · Agent");
    expect(said({ name: "Lea", was: "viewer", became: "agent" })).toBe("Lea · viewer → Agent");
    expect(said({ was: "The app", became: "The shop" })).toBe("The app → The shop");
  });

  it("says which parts of a whole became others, as far as they have a name", () =>
    expect(said({ changed: ["hours", "slug"], before: { hours: null } })).toBe("business hours"));

  it("keeps ids, times and lists to itself", () => expect(said({ sourceId: "src_1", sizeBytes: 7, scopes: ["a"], name: null })).toBe(""));
});
