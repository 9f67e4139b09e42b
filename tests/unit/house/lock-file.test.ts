import { readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";
import { z } from "zod";

import { missingFromLock } from "../../../scripts/complete-lock.mjs";

const home = path.join(import.meta.dirname, "../../..");
const entrySchema = z.object({
  optionalDependencies: z.record(z.string(), z.string()).optional(),
  dev: z.boolean().optional(),
  resolved: z.string().optional(),
});
const lock = z.object({ packages: z.record(z.string(), entrySchema) }).parse(JSON.parse(readFileSync(path.join(home, "package-lock.json"), "utf8")));
const manifest = z
  .object({ dependencies: z.record(z.string(), z.string()), devDependencies: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(path.join(home, "package.json"), "utf8")));

describe("the lock file", () => {
  it("holds the packages of every system, or npm ci refuses it (cure: node scripts/complete-lock.mjs)", () => {
    expect(missingFromLock({ packages: lock.packages }).map(({ name }) => name)).toEqual([]);
  });

  it("notices an optional package that is missing", () => {
    const packages = { "node_modules/a": { optionalDependencies: { "a-linux-x64": "1.0.0", "a-darwin-arm64": "1.0.0" } }, "node_modules/a-linux-x64": {} };
    expect(missingFromLock({ packages })).toEqual([{ name: "a-darwin-arm64", version: "1.0.0", isDev: false }]);
  });

  it("names no host, so that any registry serves it", () => {
    expect(Object.entries(lock.packages).filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });

  it("goes with dependencies pinned to exact versions", () => {
    const all = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(all.filter(([, version]) => !/^(npm:[\w@/-]+@)?\d+\.\d+\.\d+(-[\w.-]+)?$/.test(version))).toEqual([]);
  });
});
