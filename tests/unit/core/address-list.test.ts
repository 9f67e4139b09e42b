import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { z } from "zod";

import en from "../../../messages/en/errors.json";
import fr from "../../../messages/fr/errors.json";
import ru from "../../../messages/ru/errors.json";
import { addChannelSchema } from "#lib/alerts/model/rule-view";
import { failureOf, type ActionFailure } from "#lib/auth/failure";
import { addressList } from "#lib/core/address-list";

const list = z.object({ addresses: addressList(3) });
const failureFor = (schema: z.ZodType, input: unknown): ActionFailure => failureOf(schema.safeParse(input).error);
const refused = (addresses: string): ActionFailure => failureFor(list, { addresses });

describe("mail addresses as a member writes them", () => {
  it("stand one a line, or with commas between; each is kept once", () => {
    expect(list.parse({ addresses: " ann@example.org,\n;Bob@Example.org ANN@example.org" }).addresses).toEqual(["ann@example.org", "bob@example.org"]);
  });

  it("that are none are named as they were written, with what the reader is told in their language", () => {
    const failure = refused("ann@example.org, Nobody, bob@nowhere");
    expect(failure).toMatchObject({ code: "invalid", reason: "not-addresses", words: { count: 2, addresses: "Nobody, bob@nowhere" } });
    const told = Object.entries({ en, ru, fr }).map(([locale, messages]) => createTranslator({ locale, messages })("not-addresses", failure.words));
    for (const words of told) expect(words).toContain("Nobody, bob@nowhere");
    expect(new Set(told).size).toBe(3);
  });

  it("are named at most five, none at great length", () => {
    expect(refused(`a b c d e f ${"x".repeat(100)}`).words?.["addresses"]).toBe("a, b, c, d, e, …");
    expect(refused("x".repeat(100)).words?.["addresses"]).toBe(`${"x".repeat(60)}…`);
  });

  it("are so many and no more, and never none", () => {
    expect(refused("a@x.org b@x.org c@x.org d@x.org")).toMatchObject({ reason: "too-many-addresses", words: { most: 3 } });
    expect(refused(" , ")).toMatchObject({ reason: "invalid" });
  });
});

describe("a channel whose address is wrong", () => {
  const named = { name: "Team", locale: "en" };
  it.each([
    ["not-addresses", { kind: "email", addresses: "ann@" }],
    ["not-a-web-address", { kind: "slack", url: "hooks.slack.example/T1" }],
    ["not-a-web-address", { kind: "teams", url: "ftp://teams.example/1" }],
    ["not-a-bot-token", { kind: "telegram", token: "bot", chat: "-100" }],
    ["not-a-chat", { kind: "telegram", token: "123:abcdefghijkl", chat: "my friends" }],
  ])("is refused as %s, and no secret is said again", (reason, input) => {
    const failure = failureFor(addChannelSchema, { ...named, ...input });
    expect(failure.reason).toBe(reason);
    expect(Object.keys(en)).toContain(reason);
    if (reason !== "not-addresses") expect(failure.words).toBeUndefined();
  });
});
