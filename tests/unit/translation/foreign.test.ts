import { describe, expect, it } from "vitest";

import { isForeign } from "../../../app/[workspace]/inbox/translation/foreign";

const written = { language: "fr", text: "Où est mon colis ?", deletedAt: null, visibility: "public" } as const;

describe("words that their reader may not be able to read", () => {
  it.each([
    ["in another language", written, true],
    ["in the reader's", { ...written, language: "en" } as const, false],
    ["in a language nobody knows", { ...written, language: "und", text: "Ĉu vi parolas" } as const, true],
    ["too few to be of any language", { ...written, language: "und", text: "ok :)" } as const, false],
    ["without a letter", { ...written, text: "👍 10/10" } as const, false],
    ["that were deleted", { ...written, visibility: "deleted" } as const, false],
  ])("are those %s: %#", (_, item, isIt) => {
    expect(isForeign(item, "en")).toBe(isIt);
  });
});
