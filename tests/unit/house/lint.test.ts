import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeAll, expect, it } from "vitest";

const home = path.join(import.meta.dirname, "../../..");
let house = "";

beforeAll(() => {
  house = mkdtempSync(path.join(tmpdir(), "parley-lint-"));
  for (const name of [".oxlintrc.json", "scripts/house-rules.mjs", "tsconfig.json"]) cpSync(path.join(home, name), path.join(house, name));
  symlinkSync(path.join(home, "node_modules"), path.join(house, "node_modules"));
});

afterAll(() => {
  rmSync(house, { recursive: true, force: true });
});

/** The rules that a file breaks, in the order of its lines. */
const brokenBy = (file: string, lines: readonly string[]): readonly string[] => {
  mkdirSync(path.join(house, path.dirname(file)), { recursive: true });
  writeFileSync(path.join(house, file), `${lines.join("\n")}\n`);
  const { stdout } = spawnSync(process.execPath, [path.join(home, "node_modules/oxlint/bin/oxlint"), "--format", "unix", file], {
    cwd: house,
    encoding: "utf8",
  });
  const found = [...stdout.matchAll(/:(?<line>\d+):\d+: .*\[Error\/(?<rule>[^\]]+)\]/gu)].map(({ groups }) => ({
    line: Number(groups?.["line"]),
    rule: groups?.["rule"] ?? "",
  }));
  return found.toSorted((one, other) => one.line - other.line).map(({ rule }) => rule);
};

const planted = [
  'export * from "./other";',
  "export enum Mood { Good }",
  "export const now = new Date();",
  "export const ms = Date.now();",
  'export const folder = process.env["HOME"];',
  "export const given = (ms: number): Date => new Date(ms);",
];

it("the linter finds what is forbidden in this house: barrels, enums, the clock and the environment anywhere but at the edge", () => {
  expect(brokenBy("lib/cases/planted.ts", planted)).toEqual([
    "house(no-barrels)",
    "house(no-enums)",
    "house(no-clock)",
    "house(no-clock)",
    "eslint(no-restricted-properties)",
  ]);
});

it("and lets programs at the edge read both", () => {
  expect(brokenBy("workers/planted.ts", planted.slice(2, 5))).toEqual([]);
});

it("and knows types: a promise that nobody waits for is found", () => {
  expect(brokenBy("lib/cases/floating.ts", ["const go = async (): Promise<void> => Promise.resolve();", "export const run = (): void => { go(); };"])).toEqual([
    "typescript(no-floating-promises)",
  ]);
});
