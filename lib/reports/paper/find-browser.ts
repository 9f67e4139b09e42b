import { accessSync, constants } from "node:fs";
import path from "node:path";

import { env } from "#lib/core/env";

const programs = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const folders = ["/usr/bin", "/usr/local/bin", "/snap/bin"];

/** The browser that prints: the one the operator names, else one that is installed; null where there is none. */
export const findBrowser = (): string | null => {
  const named = env().PARLEY_BROWSER;
  if (named !== undefined) return named === "none" ? null : named;
  return programs.flatMap((program) => folders.map((folder) => path.join(folder, program))).find(isExecutable) ?? null;
};

const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};
