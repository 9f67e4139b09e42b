import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import path from "node:path";

import Sentiment from "sentiment";

import { createEmbeddedTagger } from "#lib/tagging/embedded/embedded-tagger";
import { decodeWeights } from "#lib/tagging/embedded/weights-file";
import { rowSchema } from "#lib/tagging/training/labels";

const home = path.join(import.meta.dirname, "../..");
const weightsFile = path.join(home, "lib/tagging/embedded/weights.bin.gz");
const textCount = 5_000;
const rounds = 9;
const timesEach = 200;

const say = (line: Readonly<Record<string, unknown>>): void => {
  process.stdout.write(`${JSON.stringify(line)}\n`);
};

/**
 * Texts a second through the shipped tagger, language and every head included, against the `sentiment` package, which looks words up
 * in one list of English; on one core, over the same mixed English, Russian and French comments, in the same run.
 */
export const run = (): void => {
  const texts = mixedTexts();
  const before = process.memoryUsage().rss;
  const beganAt = performance.now();
  const tagger = createEmbeddedTagger(decodeWeights(readFileSync(weightsFile)));
  const loadMs = performance.now() - beganAt;
  const first = texts.map((text) => timed(() => tagger.tag({ text })));
  const plain = new Sentiment();
  const ours = best(() => texts.forEach((text) => tagger.tag({ text })));
  const theirs = best(() => texts.forEach((text) => plain.analyze(text)));
  say({
    bench: "tagger",
    step: "linear",
    longText: growth(tagger.tag, (length) => "the parcel is late again ".repeat(length / 25)),
    oneLetter: growth(tagger.tag, (length) => "a".repeat(length)),
  });
  say({
    bench: "tagger",
    ratio: rounded(theirs / ours),
    textsPerSecond: Math.round((textCount * 1000) / ours),
    sentimentTextsPerSecond: Math.round((textCount * 1000) / theirs),
    p99Ms: p99(texts.map((text) => timed(() => tagger.tag({ text })))),
    firstPassP99Ms: p99(first),
    fileMb: rounded(statSync(weightsFile).size / 2 ** 20),
    loadMs: Math.round(loadMs),
    memoryMb: Math.round((process.memoryUsage().rss - before) / 2 ** 20),
    coldProcessMs: coldProcessMs(),
  });
};

const mixedTexts = (): readonly string[] => {
  const languages = ["en", "ru", "fr"].map((language) =>
    readFileSync(path.join(home, `lib/tagging/corpus/${language}.jsonl`), "utf8")
      .trim()
      .split("\n")
      .map((line) => rowSchema.parse(JSON.parse(line)).text),
  );
  return Array.from({ length: textCount }, (_, place) => {
    const own = languages[place % languages.length] ?? [];
    return own[Math.floor(place / languages.length) % own.length] ?? "";
  });
};

const timed = (work: () => void): number => {
  const beganAt = performance.now();
  work();
  return performance.now() - beganAt;
};

/** The least processor time of a few rounds, in milliseconds: what other processes take away is not counted. */
const best = (work: () => void): number =>
  Math.min(
    ...Array.from({ length: rounds }, () => {
      const before = process.cpuUsage();
      work();
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    }),
  );

/** How many times longer a text eight times as long takes, within what is read of a text; about 8 or less where the work is linear. */
const growth = (tag: (input: { readonly text: string }) => unknown, textOf: (length: number) => string): number => {
  const at = (length: number): number => {
    const text = textOf(length);
    return best(() => {
      for (let time = 0; time < timesEach; time += 1) tag({ text });
    });
  };
  return rounded(at(4_000) / at(500));
};

/** From the start of a process to its first tag, the time a process needs for itself taken off. */
const coldProcessMs = (): number => {
  const run = (code: string): number => timed(() => spawnSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", code], { cwd: home }));
  const ours = run(`const { shippedTagger } = await import("#lib/tagging/embedded/shipped-tagger"); shippedTagger().tag({ text: "Where is my parcel?" });`);
  return Math.round(ours - run(""));
};

const p99 = (times: readonly number[]): number => rounded([...times].sort((one, other) => one - other)[Math.floor(times.length * 0.99)] ?? 0);

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
