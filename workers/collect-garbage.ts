import { setFlagsFromString } from "node:v8";
import { Script } from "node:vm";

let collection: Script | undefined;

/**
 * Lets go of what is no longer used, at once. Left to itself V8 lets a heap grow to several times of what lives in it before it looks:
 * work of many pages would hold memory that it does not need for as long as it lasts.
 */
export const collectGarbage = (): void => {
  if (collection === undefined) {
    setFlagsFromString("--expose-gc");
    collection = new Script("gc()");
  }
  collection.runInNewContext();
};
