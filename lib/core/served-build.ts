import { readFileSync } from "node:fs";
import path from "node:path";

// Next builds pages and route handlers into separate bundles of one process; what it noted at its start holds for all of them.
declare global {
  var parleyServedBuild: string | undefined;
}

/** Notes which build this process serves, before another is laid in its place; `folder` is what the build made. */
export const noteServedBuild = (folder: string): void => {
  globalThis.parleyServedBuild = readBuild(folder);
};

/** The build this process serves: pages of another are out of date. Where nothing was built it is always the same. */
export const servedBuild = (): string => globalThis.parleyServedBuild ?? unbuilt;

const unbuilt = "unbuilt";

// next build leaves its id here: https://nextjs.org/docs/app/api-reference/config/next-config-js/generateBuildId
const readBuild = (folder: string): string => {
  try {
    return readFileSync(path.join(/* turbopackIgnore: true */ folder, "BUILD_ID"), "utf8").trim();
  } catch {
    return unbuilt;
  }
};
