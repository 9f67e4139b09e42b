import { describe, expect, it } from "vitest";
import { z } from "zod";

import { translationSettings, translationVariables } from "#lib/core/translation-settings";

const variables = z.object(translationVariables);
const settingsOf = (given: Readonly<Record<string, string>>): unknown => translationSettings(variables.parse(given));
const chat = { PARLEY_TRANSLATION: "chat", PARLEY_TRANSLATION_URL: "http://localhost:11434", PARLEY_TRANSLATION_MODEL: "qwen3:8b" };
const libre = { PARLEY_TRANSLATION: "libretranslate", PARLEY_TRANSLATION_URL: "http://localhost:5000" };

describe("the operator's choice of a translator", () => {
  it("is none, unless one is named", () => {
    expect(settingsOf({})).toEqual({ kind: "off" });
    expect(settingsOf(Object.fromEntries(Object.keys(translationVariables).map((name) => [name, ""])))).toEqual({ kind: "off" });
  });

  it("is asked where such services are", () => {
    expect(settingsOf(chat)).toMatchObject({ kind: "chat", url: new URL("http://localhost:11434/v1/chat/completions"), model: "qwen3:8b", timeoutMs: 15_000 });
    expect(settingsOf(libre)).toMatchObject({ kind: "libretranslate", url: new URL("http://localhost:5000/translate"), key: undefined });
    expect(settingsOf({ ...libre, PARLEY_TRANSLATION_URL: "https://example.org/lt/" })).toMatchObject({ url: new URL("https://example.org/lt/translate") });
  });

  it("says in a sentence what is missing, and takes no key within an address", () => {
    expect(settingsOf({ PARLEY_TRANSLATION: "chat" })).toMatchObject([{ variable: "PARLEY_TRANSLATION_URL" }, { variable: "PARLEY_TRANSLATION_MODEL" }]);
    expect(settingsOf({ PARLEY_TRANSLATION: "libretranslate" })).toEqual([
      { variable: "PARLEY_TRANSLATION_URL", message: "PARLEY_TRANSLATION=libretranslate needs the address of a service, such as http://localhost:5000" },
    ]);
    const refusal = JSON.stringify(settingsOf({ ...libre, PARLEY_TRANSLATION_URL: "https://me:hush@example.org" }));
    expect(refusal).toContain("PARLEY_TRANSLATION_KEY");
    expect(refusal).not.toContain("hush");
  });
});
