import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkDraft } from "#lib/tagging/drafts/check-draft";
import { draftProblemKinds, type DraftToCheck } from "#lib/tagging/drafts/draft-model";
import { problemInWords } from "#lib/tagging/drafts/proposals";
import { languageByWords } from "./judged-drafts";

const check = (draft: string, more: Partial<DraftToCheck> = {}) => checkDraft({ comment: "", draft, languageOf: languageByWords, ...more });
const kinds = (draft: string, more: Partial<DraftToCheck> = {}) => check(draft, more).problems.map(({ kind, quote }) => `${kind}: ${quote}`);

describe("what a draft may say", () => {
  const allowed: readonly (readonly [what: string, draft: string, more?: Partial<DraftToCheck>])[] = [
    ["quote the customer's insult in a warning", "Hello Karl, you called our driver “a fat moron”. Next time we will remove the comment."],
    ["quote it in Russian", "Здравствуйте. Вы назвали нашего сотрудника «дураком», просим больше так не писать."],
    ["quote it in French", "Bonjour, vous avez traité notre livreur de « gros con », merci de ne plus l'écrire."],
    ["quote the customer's lines", "Hello, to your first point:\n> you are idiots\nthe parcel was sent on Monday."],
    ["name a rule and give notice of a ban", "Hello, this breaks rule 4. If it happens again you will be banned for 30 days."],
    ["refuse firmly", "Hello, unfortunately we can't refund the ticket. This decision is final."],
    ["refuse firmly in Russian", "Здравствуйте, к сожалению, вернуть деньги мы не можем."],
    ["refuse firmly in French", "Bonjour, malheureusement nous ne pouvons pas vous rembourser."],
    ["not know yet", "Hello, I don't know yet. The supplier tells us on Monday."],
    ["clear the customer of a suspicion", "Hello, of course you are not a thief."],
    ["own up", "Hello, it is our fault, not yours. You should have received a letter."],
    ["make up for a wrong with a voucher", "Hello, as an apology we have added a voucher of 20% off to your account."],
    ["decline to promise", "Hello, we cannot guarantee that it fits."],
    ["tell of a promise that was broken", "Hello, we said it would never happen again, and it did."],
    ["promise what has a day", "Bonjour, nous faisons tout notre possible : Julie est chez le transporteur et vous écrit jeudi."],
    ["write abbreviations, codes and its own name", "Hello, VAT and the DHL fee are on the PDF, KESTREL code ABC-204.", { brandNames: ["Kestrel"] }],
    ["begin with the customer's name", "Marcus, the parcel is in Leeds.", { customerName: "Marcus Webb" }],
    ["call the customer by the full form of a short name", "Екатерина Ивановна, посылка на складе.", { customerName: "Катя" }],
    ["begin with a handle", "@marcus the parcel is in Leeds."],
    ["tell a fee", "Hello, there is a plate charge of £2 per guest. You can book a table here."],
    ["say what the house wishes for a given day", "Hello, everything will be better on Monday: two more doctors begin then."],
    ["say what was missing", "Hello, you should have received a letter."],
    ["answer a question about offers", "Hello, yes, it is 20% off until Sunday.", { comment: "Is there a discount on the lamp?" }],
  ];

  for (const [what, draft, more] of allowed) {
    it(what, () => {
      expect(kinds(draft, more)).toEqual([]);
    });
  }
});

describe("what a draft may not say", () => {
  it.each([
    ["Hello, you are a complete moron.", "insult: you are a complete moron"],
    ["Hello, I understand your frustration, but you should have read the terms.", "blame: you should have read"],
    ["Hello, it's not our problem.", "dismissive: not our problem"],
    ["Hello, as we already told you, the line is down.", "dismissive: as we already told"],
    ["Hello, please calm down.", "dismissive: calm down"],
    ["Здравствуйте, это не к нам.", "dismissive: это не к нам"],
    ["Здравствуйте, вам же сказали.", "dismissive: вам же сказали"],
    ["Bonjour, ce n'est pas notre problème.", "dismissive: ce n'est pas notre problème"],
    ["Hello, sorry. Check out our lamps, now -20 %.", "advertising: Check out our", "advertising: -20 %"],
    ["Hello, this will never happen again.", "empty-promise: never happen again"],
    ["Здравствуйте! В кратчайшие сроки всё будет.", "empty-promise: В кратчайшие сроки", "empty-promise: всё будет"],
    ["Bonjour, nous faisons tout notre possible.", "empty-promise: tout notre possible"],
    ["Hello, had you looked, you'd have seen it.", "blame: had you looked"],
    ["Hello, anyone who'd looked at the chart would have known.", "blame: anyone who'd looked at the chart would have"],
    ["Hello, switch to our new plan. It is £9 a month.", "advertising: switch to our new"],
    ["Bonjour, premier mois offert !", "advertising: premier mois", "advertising: offert"],
    ["Hello, your next visit will be flawless.", "empty-promise: will be flawless"],
    ["Здравствуйте, вы же не удосужились прочитать.", "blame: вы же не удосужились"],
    ["Hello, we are NOT SLOW.", "shouting: NOT SLOW"],
    ["Hello, look again!!!", "shouting: !!!"],
    ["The parcel is in Leeds.", "no-greeting: The parcel is in Leeds."],
    ["Hello, congratulations, you've discovered that milk goes off.", "sarcasm: congratulations, you've discovered"],
  ])("%s", (draft, ...problems) => {
    expect(kinds(draft)).toEqual(problems);
  });

  it("accusing a reader of not reading is both blame and mockery", () => {
    const found = check("Hello, as you would know had you bothered to read the letter, fees rise.").problems;
    expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(["blame", "sarcasm"]));
  });
});

describe("the language of a draft", () => {
  const french = "Bonjour Béa, nous avons corrigé l'adresse et vous recevrez la facture demain.";

  it("must be the customer's", () => {
    expect(check(french, { comment: "The address on my invoice is wrong" }).problems).toMatchObject([{ kind: "wrong-language", from: 0, to: french.length }]);
  });

  it("is measured against what is known of the customer before what the comment seems to be", () => {
    expect(check(french, { comment: "The address on my invoice is wrong", language: "fr" }).problems).toEqual([]);
  });

  it("is left alone where a text is too short to tell", () => {
    expect(check("Bonjour Béa, merci.", { comment: "The address is wrong", languageOf: () => "en" }).problems).toEqual([]);
    expect(check(french, { comment: "ok" }).problems).toEqual([]);
  });
});

describe("a problem", () => {
  it("is explained in the language of whom the draft is for", () => {
    const [problem] = check("Здравствуйте, это не к нам.", { comment: "Где моя посылка, уже неделю жду?" }).problems;
    expect(problem?.proposal).toBe(problemInWords("dismissive", "ru"));
  });

  it.each(["en", "ru", "fr"] as const)("has words of its own for every kind in %s", (locale) => {
    expect(new Set(draftProblemKinds.map((kind) => problemInWords(kind, locale))).size).toBe(draftProblemKinds.length);
  });

  it("is found at the end of a draft of 60 kB as well, where it stands", () => {
    const draft = `Hello, ${"the parcel went to the depot in Leeds. ".repeat(1600)}Please calm down.`;
    expect(draft.length).toBeGreaterThan(60_000);
    expect(check(draft).problems).toMatchObject([{ kind: "dismissive", from: draft.length - "calm down.".length, quote: "calm down" }]);
  });

  it("that stands a thousand times is told a few times only", () => {
    expect(check(`Hello, ${"calm down! ".repeat(1000)}`).problems.length).toBeLessThan(10);
  });
});

describe("a sign-off", () => {
  it("that is missing is a hint and no problem", () => {
    expect(check("Hello, the parcel is in Leeds.")).toMatchObject({ problems: [], hints: [{ kind: "no-sign-off" }] });
  });

  it.each([
    "Hello, it is in Leeds.\nAnna",
    "Hello, it is in Leeds. Kind regards, Anna",
    "Bonjour, il est à Lille. Cordialement",
    "Здравствуйте, она в Туле. С уважением, Анна",
  ])("is a name or closing words at the end: %s", (draft) => {
    expect(check(draft).hints).toEqual([]);
  });
});

describe("strange texts", () => {
  it("never make the check throw, and every problem quotes its place", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: fc.constantFrom("a", "я", "é", "À", "И", " ", "«", "»", "“", ">", "\n", "!", ".", ",", "@", "-", "%", "19", "’", "\u0000", "\uD83D") }),
    );
    fc.assert(
      fc.property(text, text, text, (comment, draft, customerName) => {
        for (const { from, to, quote } of check(draft, { comment, customerName, brandNames: [comment] }).problems) {
          expect(draft.slice(from, to)).toBe(quote);
        }
      }),
    );
  });

  it("an empty draft has nothing wrong yet", () => {
    expect(check("  ")).toEqual({ problems: [], hints: [] });
  });
});
