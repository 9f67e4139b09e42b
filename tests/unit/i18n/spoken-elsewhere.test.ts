import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { flatMessages } from "./flat-messages";

const code = readdirSync("lib", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => readFileSync(join("lib", file), "utf8"))
  .join("\n");

const found = (pattern: RegExp): string[] => [...new Set([...code.matchAll(pattern)].map((match) => match[1] ?? ""))].toSorted();

describe("what the domains say by a key", () => {
  it.each([
    { what: "a failure of ours", area: "errors", pattern: /new AppError\([^;]*?reason: "([a-z-]+)"/gu },
    { what: "a failure of a platform", area: "sourceErrors", pattern: /new ConnectorError\(\s*"[a-z-]+",\s*"([a-z-]+)"/gu },
  ])("has its words, be it $what", ({ area, pattern }) => {
    const keys = found(pattern);
    expect(keys.length).toBeGreaterThan(5);
    const words = flatMessages("en", area);
    expect(keys.filter((key) => !words.has(key))).toEqual([]);
  });
});
