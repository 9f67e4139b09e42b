import type { Tagger, Tags, TextToTag } from "../model";
import { sha256 } from "#lib/core/crypto";

/** Where tags are kept by the hash of what they were read from. */
export type TagStore = {
  readonly getMany: (hashes: readonly string[]) => Promise<ReadonlyMap<string, Tags>>;
  readonly putMany: (entries: ReadonlyMap<string, Tags>) => Promise<void>;
};

type Kept = { readonly store: TagStore; /** Stands for all that its tags depend on besides the text. */ readonly setup: string };

/**
 * A tagger that is asked about the same text once, for as long as it is set up as it is. Only its own word is kept: what another read in its
 * place, because it was away or its budget was spent, is read again the next time.
 */
export const cached = (tagger: Tagger, { store, setup }: Kept): Tagger => ({
  name: tagger.name,
  tagAll: async (texts) => {
    const hashes = texts.map((text) => hashOf([tagger.name, setup], text));
    const byHash = new Map(texts.map((text, place) => [hashes[place] ?? "", text]));
    const known = await store.getMany([...byHash.keys()]);
    const unknown = [...byHash].filter(([hash]) => !known.has(hash));
    const read = await readNew(tagger, new Map(unknown));
    const own = new Map([...read].filter(([, tags]) => tags.tagger === tagger.name));
    if (own.size > 0) await store.putMany(own);
    return hashes.map((hash) => {
      const tags = known.get(hash) ?? read.get(hash);
      if (tags === undefined) throw new Error("A tagger gave fewer tags than it was given texts.");
      return tags;
    });
  },
});

/** Who reads, and all that is shown of a text. */
const hashOf = (reader: readonly string[], { text, languageHint, rating }: TextToTag): string =>
  sha256(JSON.stringify([...reader, text, languageHint ?? null, rating ?? null]));

const readNew = async (tagger: Tagger, unknown: ReadonlyMap<string, TextToTag>): Promise<ReadonlyMap<string, Tags>> => {
  if (unknown.size === 0) return new Map();
  const tags = await tagger.tagAll([...unknown.values()]);
  return new Map(
    [...unknown.keys()].flatMap((hash, place) => {
      const own = tags[place];
      return own === undefined ? [] : [[hash, own] as const];
    }),
  );
};
