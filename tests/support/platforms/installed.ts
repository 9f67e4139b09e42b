import { accessSync, constants, existsSync } from "node:fs";
import path from "node:path";

import type { PackageSet } from "./debian-packages";

/** Is everything of the set on this machine? */
export const isInstalled = (set: PackageSet): boolean =>
  set.programs.every((program) => programPath(program) !== null) && set.files.every((file) => existsSync(file));

/** Is it, or what does as well? */
export const isAtHand = (set: PackageSet): boolean => isInstalled(set) || (set.orElse !== undefined && isAtHand(set.orElse));

/** The browser to test with, unless CHROMIUM names one. Throws Error where there is none. */
export const browserPath = (): string => {
  const found = process.env["CHROMIUM"] ?? ["chromium-headless-shell", "chromium"].map(programPath).find((file) => file !== null);
  if (found === undefined) throw new Error("There is no Chromium on this machine: apt-get install chromium-headless-shell");
  return found;
};

/** Where a program lies, also where services have theirs; null when it is nowhere. */
export const programPath = (program: string): string | null => {
  const folders = [...(process.env["PATH"] ?? "").split(":"), "/usr/bin", "/usr/sbin", "/usr/local/bin"];
  return folders.map((folder) => path.join(folder, program)).find(isExecutable) ?? null;
};

const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};
