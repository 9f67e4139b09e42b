import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { verdicts } from "#lib/people/verdict-model/verdicts";
import { adviceReasonCodes, adviseMode, type AdviceFacts, type AdvisedMode } from "#lib/playbook/advice-model";
import { clauseKinds } from "#lib/playbook/rule-model";
import { intents, sentiments, tones, unsureHeads } from "#lib/tagging/model";

const clauses = [
  { number: "1", kind: "insult" },
  { number: "2", kind: "threat" },
  { number: "3", kind: "obscenity" },
  { number: "4.1", kind: "spam" },
] as const;

type Change = { readonly [Part in keyof AdviceFacts]?: AdviceFacts[Part] extends readonly unknown[] ? AdviceFacts[Part] : Partial<AdviceFacts[Part]> };

/** A question of somebody nothing is known of, in the open, where messages can be sent. */
const facts = (change: Change = {}): AdviceFacts => ({
  tags: { sentiment: "neutral", intent: "question", tones: [], unsure: [], ...change.tags },
  quotes: change.quotes ?? {},
  author: { verdict: "not-enough-known", confidence: 1, ...change.author },
  ladder: { rung: "none", repeatedInsults: false, ...change.ladder },
  thread: { needsNone: null, isPrivate: false, canMessage: true, answersGiven: 0, ...change.thread },
  clauses: change.clauses ?? clauses,
});

const insult = { sentiment: "negative", intent: "other", tones: ["toxic", "insult"] } as const;
const complaint = { sentiment: "negative", intent: "complaint" } as const;
const concrete = { concrete: ["order 4471"] };

const cases: readonly (readonly [what: string, change: Change, mode: AdvisedMode, clause?: string])[] = [
  ["praise is thanked for", { tags: { sentiment: "positive", intent: "praise" } }, "thank"],
  ["a suggestion is thanked for, sour as it may be", { tags: { sentiment: "negative", intent: "suggestion" } }, "thank"],
  ["praise that sounds bitter is asked about", { tags: { sentiment: "negative", intent: "praise" } }, "clarify"],
  ["a question is answered", {}, "answer"],
  ["a remark is answered", { tags: { intent: "other" } }, "answer"],
  ["a complaint that names nothing is asked about", { tags: complaint }, "clarify"],
  ["a complaint about one's own order goes on in private", { tags: complaint, quotes: concrete }, "take-private"],
  ["the same is answered in the open where no message can be sent", { tags: complaint, quotes: concrete, thread: { canMessage: false } }, "answer"],
  ["the same is answered where it already is private", { tags: complaint, quotes: concrete, thread: { isPrivate: true } }, "answer"],
  ["a complaint answered twice in vain goes on in private", { tags: complaint, thread: { answersGiven: 2 } }, "take-private"],
  ["customers talking to each other are left alone", { thread: { needsNone: "addressed-elsewhere" } }, "leave"],
  ["thanks after an answer are left alone", { tags: { intent: "courtesy" }, thread: { needsNone: "closed-with-thanks" } }, "leave"],
  ["an insult with a matter is first answered for the matter", { tags: { ...insult, intent: "complaint" } }, "take-private", "1"],
  ["an insult beside an order number is a matter too", { tags: insult, quotes: concrete }, "take-private", "1"],
  ["an insult without a matter goes and its author stays", { tags: insult }, "polite-guard", "1"],
  ["an insult after a reasoned answer is warned of", { tags: { ...insult, intent: "complaint" }, ladder: { rung: "answered" } }, "warn", "1"],
  ["a repeated insult after the warning excludes", { tags: insult, ladder: { rung: "warned", repeatedInsults: true } }, "bodyguard", "1"],
  ["one more insult long after the warning does not exclude", { tags: insult, ladder: { rung: "warned", repeatedInsults: false } }, "polite-guard", "1"],
  ["an insult by somebody excluded elsewhere excludes here", { tags: insult, ladder: { rung: "excluded" } }, "bodyguard", "1"],
  ["a question of somebody excluded elsewhere is answered", { ladder: { rung: "excluded" } }, "answer"],
  ["a threat excludes at once", { tags: { ...insult, tones: ["toxic", "threat"] } }, "bodyguard", "2"],
  ["a threat excludes although it was deleted", { tags: { tones: ["threat"] }, thread: { needsNone: "deleted-by-author" } }, "bodyguard", "2"],
  ["an insult its author deleted is left alone", { tags: insult, thread: { needsNone: "deleted-by-author" } }, "leave"],
  ["an insult among customers goes too", { tags: insult, thread: { needsNone: "addressed-elsewhere" } }, "polite-guard", "1"],
  ["swearing at nobody goes under its own clause", { tags: { ...insult, tones: ["toxic", "obscenity"] } }, "polite-guard", "3"],
  [
    "swearing about a matter is answered for the matter",
    { tags: { ...complaint, tones: ["toxic", "obscenity"] }, thread: { canMessage: false } },
    "answer",
    "3",
  ],
  ["an offence against no clause stays and is answered", { tags: insult, clauses: [] }, "answer"],
  ["spam goes under its clause", { tags: { tones: ["spam"] }, thread: { needsNone: "spam" } }, "polite-guard", "4.1"],
  [
    "spam goes under the clause on advertising where that is all there is",
    { tags: { tones: ["spam"] }, clauses: [{ number: "9", kind: "advertising" }] },
    "polite-guard",
    "9",
  ],
  ["spam against no clause is left alone", { tags: { tones: ["spam"] }, clauses: [] }, "leave"],
  ["a troll without a matter is not fed", { tags: { sentiment: "negative", intent: "other" }, author: { verdict: "troll", confidence: 0.8 } }, "leave"],
  [
    "a troll with a matter is answered",
    { tags: complaint, quotes: concrete, author: { verdict: "troll", confidence: 0.8 }, thread: { canMessage: false } },
    "answer",
  ],
  ["a troll nobody is sure of is not left out", { tags: { sentiment: "negative", intent: "other" }, author: { verdict: "troll", confidence: 0.3 } }, "clarify"],
  ["an author not enough is known of is not left out", { tags: { sentiment: "negative", intent: "other" } }, "clarify"],
];

describe("[A10] the recommended mode", () => {
  it.each(cases.map(([what, change, mode, clause]) => ({ what, change, mode, clause })))("$what", ({ change, mode, clause }) => {
    const advice = adviseMode(facts(change));
    expect({ mode: advice.mode, clause: advice.clauseNumber }).toEqual({ mode, clause });
  });

  it("shows its reasons with the words and the rule that led to it", () => {
    const advice = adviseMode(
      facts({
        tags: { sentiment: "negative", intent: "question", tones: ["toxic", "insult"] },
        quotes: { question: ["Where is my parcel?"], concrete: ["third day"], insult: ["bunch of clowns"] },
        author: { verdict: "customer", confidence: 0.9 },
      }),
    );
    expect(advice).toEqual({
      mode: "take-private",
      clauseNumber: "1",
      reasons: [
        { code: "question", params: {}, quote: "Where is my parcel?" },
        { code: "concrete", params: {}, quote: "third day" },
        { code: "insult", params: { clause: "1" }, quote: "bunch of clowns" },
        { code: "author", params: { verdict: "customer" } },
      ],
    });
  });

  it("says which clause is missing where an offence breaks none", () => {
    expect(adviseMode(facts({ tags: { tones: ["threat"] }, clauses: [] })).reasons).toContainEqual({ code: "no-clause", params: { kind: "threat" } });
  });

  it("says what the tags are unsure of", () => {
    expect(adviseMode(facts({ tags: { unsure: ["tone"] } })).reasons).toContainEqual({ code: "unsure", params: { head: "tone" } });
  });

  it("calls an author of whom little is known 'not enough known', never a troll", () => {
    const saidOf = (author: AdviceFacts["author"]) => adviseMode(facts({ author })).reasons.find(({ code }) => code === "author")?.params["verdict"];
    expect(saidOf({ verdict: "not-enough-known", confidence: 1 })).toBe("not-enough-known");
    expect(saidOf({ verdict: "troll", confidence: 0.49 })).toBe("not-enough-known");
    expect(saidOf({ verdict: "troll", confidence: 0.5 })).toBe("troll");
  });
});

const anyFacts: fc.Arbitrary<AdviceFacts> = fc.record({
  tags: fc.record({
    sentiment: fc.constantFrom(...sentiments),
    intent: fc.constantFrom(...intents),
    tones: fc.subarray([...tones]),
    unsure: fc.subarray([...unsureHeads]),
  }),
  quotes: fc.record({ concrete: fc.array(fc.string(), { maxLength: 1 }), insult: fc.array(fc.string(), { maxLength: 1 }) }),
  author: fc.record({ verdict: fc.constantFrom(...verdicts), confidence: fc.double({ min: 0, max: 1, noNaN: true }) }),
  ladder: fc.record({ rung: fc.constantFrom("none", "answered", "warned", "excluded"), repeatedInsults: fc.boolean() }),
  thread: fc.record({
    needsNone: fc.constantFrom(null, "addressed-elsewhere", "spam", "dismissed", "deleted-by-author"),
    isPrivate: fc.boolean(),
    canMessage: fc.boolean(),
    answersGiven: fc.nat({ max: 5 }),
  }),
  clauses: fc.array(fc.record({ number: fc.constantFrom("1", "2", "3.1"), kind: fc.constantFrom(...clauseKinds) }), { maxLength: 4 }),
});

describe("[A10] whatever the facts", () => {
  const always = (holds: (facts: AdviceFacts) => void): void => fc.assert(fc.property(anyFacts, holds), { numRuns: 500 });

  it("a threat alone skips rungs of the ladder, and only one that the tagger does not doubt", () => {
    always((any) => {
      const { mode } = adviseMode(any);
      if (any.tags.tones.includes("threat") && !any.tags.unsure.includes("tone")) expect(mode).toBe("bodyguard");
      else if (mode === "bodyguard") expect(["warned", "excluded"]).toContain(any.ladder.rung);
      if (mode === "warn") expect(any.ladder.rung).toBe("answered");
    });
  });

  it("a comment goes under a clause in force or stays", () => {
    always((any) => {
      const { mode, clauseNumber } = adviseMode(any);
      if (mode === "polite-guard") expect(any.clauses.map(({ number }) => number)).toContain(clauseNumber);
    });
  });

  it("a claim without an offence is never guarded against", () => {
    always((any) => {
      if (any.tags.intent === "complaint" && any.tags.tones.length === 0 && any.thread.needsNone === null)
        expect(["answer", "clarify", "take-private"]).toContain(adviseMode(any).mode);
    });
  });

  it("the same facts give the same advice, with reasons that are known", () => {
    always((any) => {
      const advice = adviseMode(any);
      expect(advice).toEqual(adviseMode(structuredClone(any)));
      expect(advice.reasons.length).toBeGreaterThanOrEqual(2);
      for (const { code } of advice.reasons) expect(adviceReasonCodes).toContain(code);
    });
  });
});
