import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { World, type Command } from "./a-world";

const nth = fc.nat({ max: 12 });
const person = fc.constantFrom("anna", "boris", "clara");
const onItem = (verb: "answer" | "warn" | "guard" | "request-ban") =>
  fc.record({ do: fc.constant(verb), item: nth, clause: fc.constantFrom(null, 1, 2), by: person });
const commands: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant("post" as const), tone: fc.constantFrom("insult" as const, "insult" as const, "threat" as const, "none" as const) }),
  },
  { weight: 3, arbitrary: onItem("answer") },
  { weight: 3, arbitrary: onItem("warn") },
  { weight: 3, arbitrary: onItem("guard") },
  { weight: 4, arbitrary: onItem("request-ban") },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("decide" as const), ban: nth, by: person, approves: fc.boolean() }) },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant("deliver" as const), deed: nth, outcome: fc.constantFrom("done" as const, "refused" as const, "unknown" as const) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom("deliver-warning" as const, "withdraw" as const, "lift" as const), which: nth }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("wait" as const), days: fc.nat({ max: 200 }) }) },
);

const settings = { rungExpiryDays: 180, repeatedInsults: { count: 3, days: 30 } };
const capabilities = fc.subarray(["private-message", "hide", "delete", "ban", "unhide"]);

const afterEach = (check: (world: World) => void): void =>
  fc.assert(
    fc.property(capabilities, fc.array(commands, { maxLength: 60 }), (can, sequence) => {
      const world = new World(settings, can);
      for (const command of sequence) world.run(command);
      check(world);
    }),
    { numRuns: 1500, seed: 20_261_121 },
  );

describe("whatever is commanded, in whatever order", () => {
  it("nothing is removed without a clause, nor deleted before the private message arrived", () =>
    afterEach((world) => {
      const removals = world.sent.filter(({ what }) => what === "hide" || what === "delete");
      expect(removals.every(({ clause }) => clause > 0)).toBe(true);
      for (const { itemId } of removals.filter(({ what }) => what === "delete"))
        expect(
          [...world.guards, ...world.bans]
            .flatMap(({ deeds }) => deeds)
            .some((deed) => deed.itemId === itemId && deed.kind === "message" && deed.state === "done"),
        ).toBe(true);
    }));

  it("nobody is banned without two people", () =>
    afterEach((world) => {
      expect(world.sent.filter(({ what }) => what === "ban").every(({ people }) => people === 2)).toBe(true);
      for (const ban of world.bans) if (ban.deeds.length > 0) expect(ban.approvedById).not.toBe(ban.requestedById);
    }));

  it("nobody gets a second private message about one item", () =>
    afterEach((world) => {
      const about = world.sent.filter(({ what }) => what === "message").map(({ itemId }) => itemId);
      expect(new Set(about).size).toBe(about.length);
    }));

  it("no rung is skipped without a threat, and none is taken twice for one insult", () =>
    afterEach((world) => {
      for (const step of world.granted.filter(({ isThreat }) => !isThreat)) {
        expect(step.isNew).toBe(true);
        if (step.rung === "warned") expect(["answered", "warned"]).toContain(step.from);
        else expect(step).toMatchObject({ from: "warned" });
        if (step.rung === "excluded") expect(step.insults).toBeGreaterThanOrEqual(settings.repeatedInsults.count);
      }
    }));

  it("a ban that ended is taken back wherever it may have arrived, once", () =>
    afterEach((world) => {
      for (const ban of world.bans.filter(({ state }) => state === "ended"))
        for (const deed of ban.deeds.filter(({ kind, state }) => kind === "ban" && state === "done"))
          expect(ban.deeds.filter((other) => other.kind === "unban" && other.sourceId === deed.sourceId)).toHaveLength(1);
    }));
});
