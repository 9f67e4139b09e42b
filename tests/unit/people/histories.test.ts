import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";
import { z } from "zod";

import { authorLine } from "#lib/people/lines/author-line";
import { verdictSchema } from "#lib/people/verdict-model/verdicts";
import { shippedTagger } from "#lib/tagging/embedded/shipped-tagger";

const goldSchema = z.object({ id: z.string(), verdict: verdictSchema });
const tagger = shippedTagger();

const judged = (file: string) =>
  readFileSync(`tests/support/authors/${file}.jsonl`, "utf8")
    .trim()
    .split("\n")
    .map((line) => {
      const answer = authorLine(line, { tagger, speak: ({ line: code }) => code });
      if (!("verdict" in answer)) throw new Error(answer.error);
      const gold = goldSchema.parse(JSON.parse(line));
      return { id: gold.id, gold: gold.verdict, said: answer.verdict };
    });

const sets = ["", "held-back.", "later.", "voices.", "unseen."].flatMap((set) => ["en", "ru", "fr"].map((language) => `${set}${language}`));

describe("the verdict on composed histories", () => {
  it.each(sets)("is right nine times in ten: %s", (set) => {
    const all = judged(set);
    const wrong = all.filter(({ gold, said }) => gold !== said);
    expect(wrong.length, JSON.stringify(wrong)).toBeLessThanOrEqual(all.length / 10);
  });

  it.each(sets)("calls no customer a troll: %s", (set) => {
    expect(judged(set).filter(({ gold, said }) => gold === "customer" && said === "troll")).toEqual([]);
  });

  it("is the same for the same history in another language", () => {
    const verdictsIn = (language: string) => new Map(judged(language).map(({ id, said }) => [id.slice(3), said]));
    const [english, russian, french] = ["en", "ru", "fr"].map(verdictsIn);
    const shared = [...(english?.keys() ?? [])].filter((id) => russian?.has(id) === true && french?.has(id) === true);
    expect(shared.length).toBeGreaterThanOrEqual(15);
    for (const id of shared) expect([id, russian?.get(id), french?.get(id)]).toEqual([id, english?.get(id), english?.get(id)]);
  });
});

describe("the verdict and who somebody is", () => {
  const names = ["Anna", "Mohammed", "Олег", "Nguyen", "Fatoumata", "Рустам", "Chantal", "Shlomo"];
  const historyOf = (name: string, text: string, brandReplied = true) =>
    JSON.stringify({
      id: name,
      items: ["Hi, {name} here. Order 55120 has not arrived.", text, "{name} again, still waiting for my refund of £40.", "Signed, {name}"].map(
        (words, day) => ({
          day,
          thread: "a",
          text: words.replaceAll("{name}", name),
          brandReplied,
        }),
      ),
    });

  it.each(["You idiots, says {name}", "{name} from Marseille asks for the third time", "Спасибо, {name}"])("does not change with the name: %s", (text) => {
    const verdicts = names.map((name) => {
      const answer = authorLine(historyOf(name, text), { tagger, speak: ({ line }) => line });
      return "verdict" in answer ? answer.verdict : answer.error;
    });
    expect(new Set(verdicts)).toEqual(new Set(["customer"]));
  });
});
