import { existsSync } from "node:fs";
import path from "node:path";

import { z } from "zod";

import { moodOf, type Score } from "./moods";
import { AppError } from "#lib/core/errors";

/** All scores of a model for each text, in the order of the texts. */
export type Classify = (texts: readonly string[]) => Promise<readonly (readonly Score[])[]>;

/** The package as far as it is used: https://huggingface.co/docs/transformers.js/api/pipelines, version 4. */
type Pipeline = (texts: readonly string[], options: { readonly top_k: null }) => Promise<unknown>;
type MakePipeline = (
  task: "text-classification",
  folder: string,
  options: { readonly local_files_only: true; readonly dtype: "q8" | "fp32" },
) => Promise<Pipeline>;

const packageSchema = z.object({ pipeline: z.custom<MakePipeline>((value) => typeof value === "function") });
const scoresSchema = z.array(z.array(z.object({ label: z.string(), score: z.number() })));

// Named so that neither the compiler nor a bundler looks for what an installation may well do without.
const packageName: string = "@huggingface/transformers";

/** Opens a model for sentiment that lies in a folder of this machine; nothing is downloaded. Throws `misconfigured`, saying in one sentence what is missing. */
export const loadClassifier = async (folder: string, importPackage: () => Promise<unknown> = () => import(packageName)): Promise<Classify> => {
  const { pipeline } = await packageFrom(importPackage);
  const classify = await classifierFrom(pipeline, path.resolve(folder));
  const [trial] = await classify(["ok"]);
  if (trial === undefined || moodOf(trial) === null)
    throw new AppError("misconfigured", `The model in ${folder} does not tell moods: its labels are ${(trial ?? []).map(({ label }) => label).join(", ")}.`);
  return classify;
};

const packageFrom = async (importPackage: () => Promise<unknown>): Promise<z.output<typeof packageSchema>> => {
  try {
    return packageSchema.parse(await importPackage());
  } catch (cause) {
    throw new AppError(
      "misconfigured",
      `PARLEY_TAGGER=transformer needs a package that does not come with the desk: run "npm install --no-save ${packageName}@4" in its folder and start again.`,
      { cause },
    );
  }
};

const classifierFrom = async (pipeline: MakePipeline, folder: string): Promise<Classify> => {
  // The smaller one is several times as fast without a graphics card, and hardly worse.
  const dtype = existsSync(path.join(folder, "onnx", "model_quantized.onnx")) ? "q8" : "fp32";
  try {
    const run = await pipeline("text-classification", folder, { local_files_only: true, dtype });
    return async (texts) => scoresSchema.parse(await run(texts, { top_k: null }));
  } catch (cause) {
    throw new AppError(
      "misconfigured",
      `There is no model that can be opened in ${folder}: it takes config.json, tokenizer.json, tokenizer_config.json and onnx/model.onnx.`,
      { cause },
    );
  }
};
