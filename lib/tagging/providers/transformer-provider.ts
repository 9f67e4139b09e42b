import path from "node:path";

import type { Judged, Sentiment, Tagger, Tags, TextToTag } from "../model";
import { doubtsOf } from "./doubt";
import { inTime } from "./in-time";
import type { Say } from "./provider";
import { isReadable, shownText } from "./shown-text";
import { loadClassifier, type Classify } from "./transformer/load-classifier";
import { moodOf } from "./transformer/moods";
import { AppError } from "#lib/core/errors";

type Moods = readonly (Judged<Sentiment> | null)[];

/** Reads moods alone; null where it failed. Never throws. */
export type MoodReader = { readonly name: string; readonly readAll: (texts: readonly TextToTag[]) => Promise<Moods> };

type Options = { readonly folder: string; readonly timeoutMs: number; readonly say: Say; readonly load?: (folder: string) => Promise<Classify> };

const textsAtOnce = 16;

/**
 * The moods a model on this machine reads. It is opened when it is first needed; where that fails, that is said once and it reads nothing until
 * the next start. While it is late with one answer it is asked for no other.
 */
export const createTransformerReader = ({ folder, timeoutMs, say, load = loadClassifier }: Options): MoodReader => {
  let opening: Promise<Classify | null> | undefined;
  let isLate = false;

  const open = async (texts: number): Promise<Classify | null> => {
    try {
      return await load(folder);
    } catch (error) {
      say({ reason: error instanceof AppError ? error.message : "the model cannot be opened", texts });
      return null;
    }
  };

  const openInTime = async (texts: number): Promise<Classify | null> => {
    opening ??= open(texts);
    const opened = await inTime(
      opening.then((classify) => ({ classify })),
      timeoutMs,
    );
    if (opened === null) say({ reason: "the model is not open yet", texts });
    return opened?.classify ?? null;
  };

  const readSome = async (classify: Classify, texts: readonly TextToTag[]): Promise<Moods> => {
    if (isLate) return [];
    const reading = classify(texts.map(({ text }) => shownText(text)));
    try {
      const scores = await inTime(reading, timeoutMs);
      if (scores !== null) return scores.map(moodOf);
      isLate = true;
      void reading.catch(() => undefined).finally(() => (isLate = false));
      say({ reason: "the model took too long", texts: texts.length });
    } catch {
      say({ reason: "the model failed", texts: texts.length });
    }
    return [];
  };

  return {
    name: `transformer:${path.basename(path.resolve(folder))}`,
    readAll: async (texts) => {
      const classify = await openInTime(texts.length);
      if (classify === null) return texts.map(() => null);
      const readable = texts.filter(({ text }) => isReadable(text));
      const moods = new Map<TextToTag, Judged<Sentiment>>();
      for (let from = 0; from < readable.length; from += textsAtOnce) {
        const some = readable.slice(from, from + textsAtOnce);
        for (const [place, mood] of (await readSome(classify, some)).entries()) {
          const text = some[place];
          if (text !== undefined && mood !== null) moods.set(text, mood);
        }
      }
      return texts.map((text) => moods.get(text) ?? null);
    },
  };
};

/** The tagger that takes moods from a reader and all else from another tagger, which alone signs where the reader failed. */
export const withMoods = (reader: MoodReader, tagger: Tagger): Tagger => {
  const name = `${reader.name}+${tagger.name}`;
  const joined = (tags: Tags, sentiment: Judged<Sentiment>): Tags => {
    const isUnsure = doubtsOf({ ...tags, sentiment }).includes("sentiment");
    return { ...tags, sentiment, unsure: [...(isUnsure ? ["sentiment" as const] : []), ...tags.unsure.filter((head) => head !== "sentiment")], tagger: name };
  };
  return {
    name,
    tagAll: async (texts) => {
      const [all, moods] = await Promise.all([tagger.tagAll(texts), reader.readAll(texts)]);
      return all.map((tags, place) => {
        const mood = moods[place] ?? null;
        return mood === null ? tags : joined(tags, mood);
      });
    },
  };
};
