import { describe, expect, it } from "vitest";

import { aDesk, anItem } from "../../support/desk";
import { translateDraft } from "#lib/translation/commands/translate-draft";
import { translateItem } from "#lib/translation/commands/translate-item";

describe("an installation without a translation service", () => {
  it("says so, and fails nothing", async () => {
    const now = new Date("2026-11-20T12:00:00Z");
    const desk = await aDesk();
    const itemId = await anItem(desk, { postedAt: now, text: "Où est mon colis ?", language: "fr" });
    expect(await translateItem(desk.owner, { itemId }, now)).toEqual({ kind: "not-configured" });
    expect(await translateDraft(desk.owner, { itemId, text: "It is on its way." }, now)).toEqual({ kind: "not-configured" });
  });
});
