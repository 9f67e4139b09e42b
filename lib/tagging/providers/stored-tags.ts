import { findTags, keepTags } from "../store/tag-cache";
import type { TagStore } from "./cached";

/** What all workers of the installation remember together. */
export const storedTags = (now: () => Date): TagStore => ({
  getMany: (hashes) => findTags(hashes, now()),
  putMany: (entries) => keepTags(entries, now()),
});
