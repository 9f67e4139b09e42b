import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import path from "node:path";

import { languages } from "../model";
import type { Row } from "./labels";
import type { LanguageText } from "./languages";
import { readRows } from "./read-rows";
import { weightOf } from "./sources";
import type { TrainingData } from "./train";

const corpusFolder = path.join(import.meta.dirname, "../corpus");

/** One in so many of our own comments is held back from training, the same ones every time. */
const heldBackEvery = 8;

/**
 * Gathers what to train on and what to hold back: files `<language>.<source>.train|dev.jsonl[.gz]` anywhere under the folders, and our own corpus.
 * Throws where a line cannot be read.
 */
export const gatherData = async (
  folders: readonly string[],
  { withClosed, withCorpus }: { readonly withClosed: boolean; readonly withCorpus: boolean },
): Promise<TrainingData> => {
  const files = folders.flatMap((folder) => dataFiles(folder));
  const read = async (split: string): Promise<readonly Row[]> => (await Promise.all(files.filter((file) => file.split === split).map(readFile))).flat();
  const own = await readCorpus();
  const ours = own.filter(({ lang }) => lang !== "und");
  const [train, dev] = [await read("train"), await read("dev")];
  const open = train.filter(({ source }) => weightOf(source, { withClosed }) > 0);
  return {
    train: withCorpus ? [...open, ...ours.filter((row) => !isHeldBack(row))] : open,
    dev: [...dev, ...ours.filter(isHeldBack)],
    languageTexts: [...(withCorpus ? own.filter((row) => !isHeldBack(row)).map(asLanguageText) : []), ...open.map(asLanguageText)],
  };
};

/** Our own comments; those in languages that are not the desk's serve to tell them apart. */
export const readCorpus = async (): Promise<readonly Row[]> =>
  (
    await Promise.all(
      readdirSync(corpusFolder)
        .filter((name) => name.endsWith(".jsonl"))
        .sort()
        .map((name) => readRows(path.join(corpusFolder, name))),
    )
  ).flat();

export const isHeldBack = ({ text }: Row): boolean => isHeldBackText(text);

export const isHeldBackText = (text: string): boolean => createHash("sha1").update(text).digest().readUInt32BE(0) % heldBackEvery === 0;

const asLanguageText = ({ text, lang }: Row): LanguageText => ({
  text,
  language: languages.some((language) => language === lang && lang !== "und") ? lang : "other",
});

type DataFile = { readonly file: string; readonly source: string; readonly split: string };

const named = /^[a-z]{2}\.(?<source>[\w-]+)\.(?<split>train|dev)\.jsonl(?:\.gz)?$/u;

const dataFiles = (folder: string): readonly DataFile[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .sort()
    .flatMap((name) => {
      const parts = named.exec(path.basename(name))?.groups;
      return parts ? [{ file: path.join(folder, name), source: parts["source"] ?? "", split: parts["split"] ?? "" }] : [];
    });

const readFile = async ({ file, source }: DataFile): Promise<readonly Row[]> => (await readRows(file)).map((row) => ({ ...row, source }));
