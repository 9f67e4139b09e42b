import { afterEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";

import { env } from "#lib/core/env";
import { taggerSettings, taggerVariables } from "#lib/core/tagger-settings";

afterEach(() => vi.unstubAllEnvs());

const variables = z.object(taggerVariables);
const settingsOf = (given: Readonly<Record<string, string>>): unknown => taggerSettings(variables.parse(given));
const chat = { PARLEY_TAGGER: "chat", PARLEY_TAGGER_URL: "http://localhost:11434/v1", PARLEY_TAGGER_MODEL: "qwen3:8b" };

describe("the operator's choice of a tagger", () => {
  it("is the embedded one, unless another is named", () => {
    expect(settingsOf({})).toEqual({ kind: "embedded" });
    expect(settingsOf(Object.fromEntries(Object.keys(taggerVariables).map((name) => [name, ""])))).toEqual({ kind: "embedded" });
  });

  it.each([
    ["http://localhost:11434/v1", "http://localhost:11434/v1/chat/completions"],
    ["http://10.0.0.7:8000", "http://10.0.0.7:8000/v1/chat/completions"],
    ["https://models.example.org/openai/v1/", "https://models.example.org/openai/v1/chat/completions"],
    ["https://models.example.org/openai?api-version=2", "https://models.example.org/openai/chat/completions?api-version=2"],
  ])("asks a service at %s under %s", (base, url) => {
    expect(settingsOf({ ...chat, PARLEY_TAGGER_URL: base })).toMatchObject({ kind: "chat", url: new URL(url), timeoutMs: 30_000, key: undefined });
  });

  it("says in a sentence what is missing", () => {
    expect(settingsOf({ PARLEY_TAGGER: "chat" })).toEqual([
      { variable: "PARLEY_TAGGER_URL", message: "PARLEY_TAGGER=chat needs the address of a service, such as http://localhost:11434/v1" },
      { variable: "PARLEY_TAGGER_MODEL", message: "PARLEY_TAGGER=chat needs the name of a model that the service knows" },
    ]);
    expect(settingsOf({ PARLEY_TAGGER: "transformer" })).toMatchObject([{ variable: "PARLEY_TAGGER_FOLDER" }]);
  });

  it("takes no key within an address, and repeats none", () => {
    const refusal = JSON.stringify(settingsOf({ ...chat, PARLEY_TAGGER_URL: "https://me:hush@example.org/v1" }));
    expect(refusal).toContain("PARLEY_TAGGER_KEY");
    expect(refusal).not.toContain("hush");
    expect(variables.safeParse({ ...chat, PARLEY_TAGGER_KEY: "hush\r\nx-more: 1" }).success).toBe(false);
  });

  it.each([
    ["PARLEY_TAGGER", "magic"],
    ["PARLEY_TAGGER_URL", "file:///etc/passwd"],
    ["PARLEY_TAGGER_TIMEOUT_MS", "0"],
    ["PARLEY_TAGGER_DAILY_REQUESTS", "many"],
  ])("knows no %s of %s", (name, value) => {
    expect(variables.safeParse({ [name]: value }).error?.issues.map(({ path }) => path)).toEqual([[name]]);
  });

  it("keeps a process from starting with half of it", () => {
    const half = { DATABASE_URL: "postgresql://localhost/parley", PARLEY_SECRET: "s".repeat(32), ...chat, PARLEY_TAGGER_MODEL: "" };
    for (const [name, value] of Object.entries(half)) vi.stubEnv(name, value);
    expect(env).toThrow("These settings are missing or wrong: PARLEY_TAGGER_MODEL (PARLEY_TAGGER=chat needs the name of a model that the service knows).");
  });
});
