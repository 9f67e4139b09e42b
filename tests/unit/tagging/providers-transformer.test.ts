import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { shippedTagger } from "#lib/tagging/embedded/shipped-tagger";
import type { Tagger, TextToTag } from "#lib/tagging/model";
import { createTransformerReader, withMoods } from "#lib/tagging/providers/transformer-provider";
import { loadClassifier, type Classify } from "#lib/tagging/providers/transformer/load-classifier";
import { moodOf } from "#lib/tagging/providers/transformer/moods";

const scores = (...all: readonly (readonly [string, number])[]): readonly { readonly label: string; readonly score: number }[] =>
  all.map(([label, score]) => ({ label, score }));

describe("the mood in the scores of a model", () => {
  it.each([
    ["names", scores(["Positive", 0.7], ["neutral", 0.2], ["NEGATIVE", 0.1]), "positive", 0.7],
    ["short names", scores(["POS", 0.1], ["NEU", 0.2], ["NEG", 0.7]), "negative", 0.7],
    ["three numbers", scores(["LABEL_2", 0.6], ["LABEL_1", 0.3], ["LABEL_0", 0.1]), "positive", 0.6],
    ["two numbers", scores(["LABEL_1", 0.2], ["LABEL_0", 0.8]), "negative", 0.8],
    ["stars, whose shares add up", scores(["1 star", 0.3], ["2 stars", 0.25], ["3 stars", 0.4], ["4 stars", 0.05], ["5 stars", 0]), "negative", 0.55],
    ["five numbers", scores(["LABEL_0", 0], ["LABEL_1", 0], ["LABEL_2", 0.3], ["LABEL_3", 0.3], ["LABEL_4", 0.4]), "positive", 0.7],
    ["shares of more than one", scores(["negative", 0.9], ["positive", 0.1], ["neutral", 0.8]), "negative", 0.5],
  ] as const)("is read from %s", (...[, given, label, confidence]) => {
    expect(moodOf(given)?.label).toBe(label);
    expect(moodOf(given)?.confidence).toBeCloseTo(confidence, 6);
  });

  it.each([
    ["another kind of label", scores(["toxic", 0.9], ["insult", 0.1])],
    ["as many numbers as no model for moods has", scores(["LABEL_0", 0.5], ["LABEL_1", 0.2], ["LABEL_2", 0.2], ["LABEL_3", 0.1])],
    ["a name of every object", scores(["constructor", 1])],
    ["nothing", []],
    ["no number", scores(["positive", Number.NaN])],
  ] as const)("is not read from %s", (_, given) => {
    expect(moodOf(given)).toBeNull();
  });
});

/** A model to which a text is as good as it holds plus signs. */
const bySigns: Classify = (texts) =>
  Promise.resolve(texts.map((text) => (text.includes("+") ? scores(["positive", 0.95], ["negative", 0.05]) : scores(["positive", 0.45], ["negative", 0.55]))));

const three: readonly TextToTag[] = [{ text: "+" }, { text: "  " }, { text: "Where is my order?" }];

const aTagger = (load: () => Promise<Classify>, say: (failure: { readonly reason: string }) => void = () => undefined): Tagger =>
  withMoods(createTransformerReader({ folder: "/models/moods", timeoutMs: 30_000, load, say }), shippedTagger());

describe("a tagger with a model for moods", () => {
  const name = `transformer:moods+${shippedTagger().name}`;

  it("takes the mood from the model and all else from the embedded tagger, which alone signs where there is nothing to read", async () => {
    const tags = await aTagger(() => Promise.resolve(bySigns)).tagAll(three);
    const own = await shippedTagger().tagAll(three);
    expect(tags.map(({ tagger }) => tagger)).toEqual([name, shippedTagger().name, name]);
    expect(tags.map(({ sentiment }) => sentiment.label)).toEqual(["positive", own[1]?.sentiment.label, "negative"]);
    for (const [place, { language, intent, tone }] of tags.entries())
      expect({ language, intent, tone }).toEqual({ language: own[place]?.language, intent: own[place]?.intent, tone: own[place]?.tone });
    expect([tags[0]?.unsure.includes("sentiment"), tags[2]?.unsure.includes("sentiment")]).toEqual([false, true]);
  });

  it("opens the model once, and reads many texts in their order", async () => {
    let opened = 0;
    const tagger = aTagger(() => Promise.resolve((opened += 1)).then(() => bySigns));
    const many = Array.from({ length: 50 }, (_, place) => ({ text: place % 3 === 0 ? "+" : "-" }));
    const [tags] = await Promise.all([tagger.tagAll(many), tagger.tagAll(three)]);
    expect(tags.map(({ sentiment }) => sentiment.label)).toEqual(many.map(({ text }) => (text === "+" ? "positive" : "negative")));
    expect(opened).toBe(1);
  });

  it("leaves all to the embedded tagger when the model cannot be opened, and says so once", async () => {
    const said: string[] = [];
    const tagger = aTagger(
      () => loadClassifier("/models/moods", () => Promise.reject(new Error("ERR_MODULE_NOT_FOUND"))),
      ({ reason }) => said.push(reason),
    );
    expect([await tagger.tagAll(three), await tagger.tagAll(three)]).toEqual([await shippedTagger().tagAll(three), await shippedTagger().tagAll(three)]);
    expect(said).toEqual([
      'PARLEY_TAGGER=transformer needs a package that does not come with the desk: run "npm install --no-save @huggingface/transformers@4" in its folder and start again.',
    ]);
  });

  it("leaves the texts of a failed run to the embedded tagger", async () => {
    const failing: Classify = (texts) => (texts.some((text) => text === "+") ? Promise.reject(new RangeError("out of memory")) : bySigns(texts));
    expect(await aTagger(() => Promise.resolve(failing)).tagAll(three)).toEqual(await shippedTagger().tagAll(three));
  });

  describe("where the model is late", () => {
    beforeEach(() => void vi.useFakeTimers());
    afterEach(() => void vi.useRealTimers());

    it("leaves all to the embedded tagger in time, and asks no more until the model has answered", async () => {
      const said: string[] = [];
      let asked = 0;
      let answer: (scores: Awaited<ReturnType<Classify>>) => void = () => undefined;
      const late: Classify = (texts) => ((asked += 1) === 1 ? new Promise((resolve) => (answer = resolve)) : bySigns(texts));
      const tagger = aTagger(
        () => Promise.resolve(late),
        ({ reason }) => said.push(reason),
      );
      const first = tagger.tagAll(three);
      await vi.advanceTimersByTimeAsync(30_000);
      expect([await first, await tagger.tagAll(three)]).toEqual([await shippedTagger().tagAll(three), await shippedTagger().tagAll(three)]);
      expect([asked, said]).toEqual([1, ["the model took too long"]]);
      answer([]);
      await vi.advanceTimersByTimeAsync(0);
      expect((await tagger.tagAll(three)).map(({ tagger: signed }) => signed)).toEqual([name, shippedTagger().name, name]);
    });

    it("waits no longer for the model to open, and takes it when it is open", async () => {
      let opened: (classify: Classify) => void = () => undefined;
      const tagger = aTagger(() => new Promise((resolve) => (opened = resolve)));
      const first = tagger.tagAll(three);
      await vi.advanceTimersByTimeAsync(30_000);
      expect(await first).toEqual(await shippedTagger().tagAll(three));
      opened(bySigns);
      expect((await tagger.tagAll(three))[0]?.tagger).toBe(name);
    });
  });
});

describe("opening a model", () => {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  const aFolder = (...files: readonly string[]): string => {
    const folder = mkdtempSync(path.join(tmpdir(), "parley-model-"));
    folders.push(folder);
    mkdirSync(path.join(folder, "onnx"));
    for (const file of files) writeFileSync(path.join(folder, "onnx", file), "");
    return folder;
  };

  /** The package as its documentation shows it: for a list of texts and all scores, a list of lists. */
  const packageOf =
    (seen: unknown[], labels: readonly string[] = ["negative", "neutral", "positive"]) =>
    () =>
      Promise.resolve({
        pipeline: (...args: readonly unknown[]) => {
          seen.push(args);
          return Promise.resolve((texts: readonly string[], options: unknown) => {
            seen.push(options);
            return Promise.resolve(texts.map(() => labels.map((label, place) => ({ label, score: place === 0 ? 0.8 : 0.1 }))));
          });
        },
      });

  it("asks for the files of the folder alone, the smaller weights where there are any, and for all scores", async () => {
    const [small, large] = [aFolder("model.onnx", "model_quantized.onnx"), aFolder("model.onnx")];
    const seen: unknown[] = [];
    const classify = await loadClassifier(small, packageOf(seen));
    expect((await classify(["a", "b"])).map((one) => moodOf(one)?.label)).toEqual(["negative", "negative"]);
    await loadClassifier(large, packageOf(seen));
    expect(seen).toEqual([
      ["text-classification", small, { local_files_only: true, dtype: "q8" }],
      { top_k: null },
      { top_k: null },
      ["text-classification", large, { local_files_only: true, dtype: "fp32" }],
      { top_k: null },
    ]);
  });

  it("says which labels are no moods", async () => {
    await expect(loadClassifier("models/other", packageOf([], ["toxic", "insult"]))).rejects.toThrow(
      "The model in models/other does not tell moods: its labels are toxic, insult.",
    );
  });

  it("says which files are missing", async () => {
    const broken = () => Promise.resolve({ pipeline: () => Promise.reject(new Error("file was not found locally")) });
    await expect(loadClassifier("/nowhere", broken)).rejects.toThrow("There is no model that can be opened in /nowhere");
  });
});
