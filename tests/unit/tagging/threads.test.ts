import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { shippedTagger } from "#lib/tagging/embedded/shipped-tagger";
import { threadLine } from "#lib/tagging/lines/thread-line";

const goldSchema = z.object({ messages: z.array(z.object({ needsAnswer: z.boolean(), why: z.string() })) });

const linesOf = (language: string, half: number): readonly string[] =>
  readFileSync(`lib/tagging/corpus/test/threads.${language}.jsonl`, "utf8")
    .trim()
    .split("\n")
    .filter((_, at) => at % 2 === half);

type Score = { readonly rightShare: number; readonly silenced: number };

/** The share of messages judged right, and how many waiting questions and complaints were said to wait for nothing. */
const score = (lines: readonly string[]): Score => {
  const judged = lines.flatMap((line) => {
    const answer = threadLine(line, shippedTagger());
    if (!("messages" in answer)) throw new Error("A thread of the corpus could not be read.");
    return goldSchema.parse(JSON.parse(line)).messages.map((gold, at) => ({ gold, said: answer.messages[at]?.needsAnswer }));
  });
  const silenced = judged.filter(({ gold, said }) => gold.needsAnswer && said === false && (gold.why === "question" || gold.why === "complaint"));
  return { rightShare: judged.filter(({ gold, said }) => gold.needsAnswer === said).length / judged.length, silenced: silenced.length };
};

describe("who waits for an answer, on the threads of the test corpus", () => {
  it.each([
    ["en", { rightShare: 0.98, silenced: 0 }],
    ["ru", { rightShare: 0.98, silenced: 0 }],
    ["fr", { rightShare: 0.98, silenced: 0 }],
  ])("is right on the half worked with in %s", (language, floor) => {
    const { rightShare, silenced } = score(linesOf(language, 0));
    expect(rightShare).toBeGreaterThanOrEqual(floor.rightShare);
    expect(silenced).toBeLessThanOrEqual(floor.silenced);
  });

  it.each([
    ["en", { rightShare: 0.98, silenced: 0 }],
    ["ru", { rightShare: 0.95, silenced: 1 }],
    ["fr", { rightShare: 0.91, silenced: 2 }],
  ])("is right on the half nobody looked at in %s", (language, floor) => {
    const { rightShare, silenced } = score(linesOf(language, 1));
    expect(rightShare).toBeGreaterThanOrEqual(floor.rightShare);
    expect(silenced).toBeLessThanOrEqual(floor.silenced);
  });
});
