import { readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";
import { z } from "zod";

import { shippedTagger } from "#lib/tagging/embedded/shipped-tagger";
import { draftLine } from "#lib/tagging/lines/draft-line";
import { textMax } from "#lib/tagging/lines/read-line";
import { tagLine } from "#lib/tagging/lines/tag-line";
import { threadLine } from "#lib/tagging/lines/thread-line";

const tagger = shippedTagger();

// What the matchers of expect are to the compiler: anything.
const aNumber: unknown = expect.any(Number);
const aString: unknown = expect.any(String);
const aMood: unknown = expect.stringMatching(/^(?:negative|neutral|positive)$/u);
const holding = (part: string): unknown => expect.stringContaining(part);
const matching = (wanted: RegExp): unknown => expect.stringMatching(wanted);
const holdingAll = (parts: readonly string[]): unknown => expect.arrayContaining([...parts]);

const tag = (asked: unknown) => tagLine(JSON.stringify(asked), tagger);

describe("a text on a line", () => {
  it("is answered with its id, its language and every tag", () => {
    expect(tag({ id: "a1", text: "Where is my parcel? I have waited for two weeks" })).toEqual({
      id: "a1",
      lang: "en",
      sentiment: { label: aMood, confidence: aNumber },
      tone: {
        toxic: { on: false, confidence: aNumber },
        insult: { on: false, confidence: aNumber },
        obscenity: { on: false, confidence: aNumber },
        threat: { on: false, confidence: aNumber },
        spam: { on: false, confidence: aNumber },
      },
      intent: { label: aString, confidence: aNumber },
    });
    expect(tag({ text: "спасибо" })).not.toHaveProperty("id");
  });

  it.each(["", "   ", "😡😡😡", "https://example.org https://example.org", "\u0000", "\ud83d", "a\udfffb", "Привет hello مرحبا", "🏳️‍🌈"])(
    "gets tags whatever it holds: %j",
    (text) => {
      expect(tag({ id: 1, text })).toMatchObject({ id: 1, sentiment: {}, intent: {} });
    },
  );

  it("of a megabyte is tagged; a longer one than may be is refused by name", () => {
    expect(tag({ id: 1, text: "слово ".repeat(180_000) })).toMatchObject({ id: 1, lang: "ru" });
    expect(tag({ id: 2, text: "a".repeat(textMax + 1) })).toEqual({ id: 2, error: holding("text: ") });
  });

  it.each([
    ["not JSON", "{", /not JSON/u],
    ["empty", "", /not JSON/u],
    ["no text", '{"id":"x"}', /text/u],
    ["a text that is none", '{"text":5}', /text/u],
    ["a list", "[1]", /the line/u],
  ])("that is %s is answered with what is wrong", (_case, line, wanted) => {
    expect(tagLine(line, tagger)).toMatchObject({ error: matching(wanted) });
  });
});

describe("a thread on a line", () => {
  const brand = { author: "Kestrel", isBrand: true };
  const thread = {
    id: "t1",
    lang: "en",
    post: { author: "Kestrel", text: "Our new kettle" },
    messages: [
      { id: "1", author: "Ann", isBrand: false, parentId: null, minutesAfter: 1, text: "Where can I buy it?" },
      { id: "2", ...brand, parentId: "1", minutesAfter: 9, text: "Hello Ann, in every shop of ours from Monday." },
      { id: "3", author: "Ann", isBrand: false, parentId: "1", minutesAfter: 12, text: "Thank you!" },
      { id: "4", author: "Bob", isBrand: false, parentId: null, minutesAfter: 20, text: "Mine broke on the first day, what now?" },
    ],
  };

  it("is answered message by message as it stands at its end, with the reason in words", () => {
    const answer = threadLine(JSON.stringify(thread), tagger);
    expect(answer).toMatchObject({
      id: "t1",
      messages: [
        { id: "1", needsAnswer: false, reason: holding("asks a question") },
        { id: "2", needsAnswer: false, reason: "written by the brand" },
        { id: "3", needsAnswer: false },
        { id: "4", needsAnswer: true, reason: holding("nobody from the brand has replied") },
      ],
    });
  });

  it("keeps to what its author took back, and not to what the brand removed", () => {
    const gone = (deletedBy: "author" | "brand") => threadLine(JSON.stringify({ ...thread, messages: [{ ...thread.messages[3], deletedBy }] }), tagger);
    expect(gone("author")).toMatchObject({ messages: [{ needsAnswer: false }] });
    expect(gone("brand")).toMatchObject({ messages: [{ needsAnswer: true }] });
  });

  it("with a moment no calendar holds is answered with what is wrong", () => {
    const never = { ...thread, messages: [{ ...thread.messages[0], minutesAfter: 1e300 }] };
    expect(threadLine(JSON.stringify(never), tagger)).toEqual({ id: "t1", error: holding("minutesAfter") });
  });

  it("that lacks its messages is answered with what is wrong", () => {
    expect(threadLine('{"id":7}', tagger)).toEqual({ id: 7, error: holding("messages") });
  });
});

describe("a draft on a line", () => {
  it("is answered with the kinds of what is wrong, each once", () => {
    const check = (draft: string) => draftLine(JSON.stringify({ id: "d", comment: "Where is my parcel? It is two weeks late!", draft }), tagger);
    expect(check("Hello Ann, it is at the depot in Leeds and comes tomorrow before noon. Kind regards, Bea")).toEqual({ id: "d", problems: [] });
    expect(check("CALM DOWN!!! CALM DOWN!!!")).toMatchObject({ problems: holdingAll(["shouting", "no-greeting"]) });
    expect(check("Здравствуйте, Анна! Посылка будет завтра до полудня, мы уже позвонили на склад.")).toMatchObject({ problems: ["wrong-language"] });
  });
});

describe("the commands", () => {
  it("are named in package.json", () => {
    const manifest = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readFileSync(path.join(import.meta.dirname, "../../../package.json"), "utf8")));
    expect(Object.keys(manifest.scripts)).toEqual(holdingAll(["tag", "evaluate", "train-tagger"]));
  });
});
