import fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  cardFields,
  caseLevels,
  caseSteps,
  isCardFull,
  openedState,
  outcomes,
  refusalOf,
  stateAfter,
  stepOf,
  type CaseCommand,
  type CaseState,
} from "#lib/cases/model/case-machine";

const commands: fc.Arbitrary<CaseCommand> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant("note" as const),
      field: fc.constantFrom(...cardFields),
      text: fc.constantFrom("known", "known", "known", "known", " "),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom<CaseCommand>(
      { kind: "hear" },
      { kind: "reach-out" },
      { kind: "plan-action" },
      { kind: "do-action" },
      { kind: "do-action" },
      { kind: "drop-action" },
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom<CaseCommand>(
      { kind: "promise" },
      { kind: "move-promise" },
      { kind: "keep-promise" },
      { kind: "withdraw-promise" },
      { kind: "hear-word" },
    ),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("conclude" as const), outcome: fc.constantFrom(...outcomes) }) },
  { weight: 1, arbitrary: fc.constantFrom<CaseCommand>({ kind: "reopen" }, { kind: "link" }, { kind: "steer" }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("change-level" as const), level: fc.constantFrom(...caseLevels) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("take-in" as const), openActions: fc.nat(1), openPromises: fc.nat(1) }) },
);
const merging: fc.Arbitrary<CaseCommand> = fc.oneof({ weight: 30, arbitrary: commands }, { weight: 1, arbitrary: fc.constant<CaseCommand>({ kind: "merge" }) });

type Walked = { readonly before: CaseState; readonly command: CaseCommand; readonly refusal: ReturnType<typeof refusalOf>; readonly after: CaseState };

/** What a sequence of commands does to a fresh case; a refused one changes nothing. */
const walk = (sequence: readonly CaseCommand[]): readonly Walked[] => {
  let before = openedState("agent");
  return sequence.map((command) => {
    const refusal = refusalOf(before, command);
    const step = { before, command, refusal, after: refusal === null ? stateAfter(before, command) : before };
    before = step.after;
    return step;
  });
};

const holdsOverWalks = (from: fc.Arbitrary<CaseCommand>, holds: (walked: Walked) => void): void =>
  fc.assert(
    fc.property(fc.array(from, { minLength: 60, maxLength: 300, size: "max" }), (sequence) => {
      for (const walked of walk(sequence)) holds(walked);
    }),
    { numRuns: 60, seed: 7 },
  );

describe("the four steps of a case, in any order of commands", () => {
  it("closes no case without an outcome", () =>
    holdsOverWalks(merging, ({ before, after, command }) => {
      expect(after.status === "closed").toBe(after.outcome !== null && after.status !== "merged");
      if (before.status === "open" && after.status === "closed") expect(command.kind).toBe("conclude");
    }));

  it("opens no Act while a field of the mediator's card is empty", () =>
    holdsOverWalks(merging, ({ before, command, refusal, after }) => {
      if (command.kind === "do-action" && refusal === null) expect(isCardFull(before.card)).toBe(true);
      if (after.doneActions > 0) expect(isCardFull(after.card)).toBe(true);
    }));

  it("skips no step", () =>
    holdsOverWalks(merging, ({ before, command, after }) => {
      const [was, is] = [before, after].map((state) => caseSteps.indexOf(stepOf(state)));
      expect(is).toBeLessThanOrEqual((was ?? 0) + 1);
      if (after.isReachedOut) expect(after.isHeard && after.card.customerCircumstances.trim() !== "").toBe(true);
      if (command.kind === "conclude" && command.outcome !== "unconfirmed" && after !== before) expect(stepOf(before)).toBe("follow-up");
    }));

  it("counts its rounds upwards only, and a customer who was not satisfied opens the next", () =>
    holdsOverWalks(merging, ({ before, after, command, refusal }) => {
      expect(after.round - before.round).toBeGreaterThanOrEqual(0);
      if (command.kind === "conclude" && command.outcome === "not-satisfied" && refusal === null)
        expect(after).toMatchObject({ status: "open", round: before.round + 1, isHeard: false, isReachedOut: false, doneActions: 0 });
    }));

  it("ends nothing while a promise or an action is owed, and by silence only where a word was awaited", () =>
    holdsOverWalks(merging, ({ before, command, refusal }) => {
      if (command.kind !== "conclude" || refusal !== null) return;
      expect([before.openActions, before.openPromises]).toEqual([0, 0]);
      if (command.outcome === "unconfirmed") expect(before.awaitsWord).toBe(true);
    }));

  it("counts no open action or promise below none", () =>
    holdsOverWalks(merging, ({ after }) => {
      expect(Math.min(after.openActions, after.openPromises)).toBeGreaterThanOrEqual(0);
    }));

  it("takes no command once it was merged", () => {
    const merged = stateAfter(openedState("agent"), { kind: "merge" });
    fc.assert(
      fc.property(merging, (command) => refusalOf(merged, command) === "case-merged"),
      { seed: 7 },
    );
  });

  it("reaches the end at all", () => {
    const ends = new Set<string>();
    holdsOverWalks(commands, ({ command, refusal }) => {
      if (command.kind === "conclude" && refusal === null) ends.add(command.outcome);
    });
    expect([...ends].sort()).toEqual([...outcomes].sort());
  });
});

describe("a case that is opened again", () => {
  const filled: CaseState["card"] = {
    customerCircumstances: "known",
    brandCircumstances: "known",
    customerGoals: "known",
    brandGoals: "known",
    bridge: "known",
    fairness: "known",
  };
  const through: CaseState = { ...openedState("agent"), isHeard: true, isReachedOut: true, card: filled, doneActions: 1, awaitsWord: true };

  it("goes on in the same round after silence", () => {
    const silent = stateAfter(through, { kind: "conclude", outcome: "unconfirmed" });
    expect(stateAfter(silent, { kind: "reopen" })).toMatchObject({ status: "open", outcome: null, round: 1, doneActions: 1 });
  });

  it("begins the next round after satisfaction", () => {
    const satisfied = stateAfter(through, { kind: "conclude", outcome: "satisfied" });
    expect(stateAfter(satisfied, { kind: "reopen" })).toMatchObject({ status: "open", outcome: null, round: 2, isHeard: false });
  });

  it("keeps what is known of both sides, and seeks bridge and fairness anew", () => {
    const { card } = stateAfter(through, { kind: "conclude", outcome: "not-satisfied" });
    expect(card).toEqual({ ...filled, bridge: "", fairness: "" });
  });
});
