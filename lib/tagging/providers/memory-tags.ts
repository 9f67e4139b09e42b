import type { Tags } from "../model";
import type { TagStore } from "./cached";

/** What one process remembers: so many tags, of which the one that was not asked for the longest goes first. */
export const memoryTags = (most: number): TagStore => {
  // A Map keeps the order in which its keys were set, and setting one anew puts it last.
  const kept = new Map<string, Tags>();
  const keep = (hash: string, tags: Tags): void => {
    kept.delete(hash);
    kept.set(hash, tags);
  };
  const take = (hash: string): readonly (readonly [string, Tags])[] => {
    const tags = kept.get(hash);
    if (tags === undefined) return [];
    keep(hash, tags);
    return [[hash, tags]];
  };
  return {
    getMany: (hashes) => Promise.resolve(new Map(hashes.flatMap(take))),
    putMany: (entries) => {
      for (const [hash, tags] of entries) keep(hash, tags);
      for (const oldest of kept.keys()) {
        if (kept.size <= most) break;
        kept.delete(oldest);
      }
      return Promise.resolve();
    },
  };
};
