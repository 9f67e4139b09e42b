import { describe, expect, it } from "vitest";

import { someFigures } from "../../support/a-report";
import { locales } from "#lib/auth/actor";
import { printBuiltIn } from "#lib/reports/paper/print-built-in";
import { sheetOf } from "#lib/reports/words/sheet";

describe("paper without a browser", () => {
  it.each(locales)("holds all that has to be read on one page, and the rest on a second, in %s", async (locale) => {
    const words = "невозвращённая предоплата";
    const matters = Array.from({ length: 4 }, () => ({ words, now: 40, before: 2 }));
    const sheet = sheetOf({ figures: someFigures({ matters }), definition: "3", madeAt: new Date("2026-11-16T05:00:00Z"), zone: "Europe/Moscow" }, locale);
    const pdf = Buffer.from(await printBuiltIn(sheet)).toString("latin1");
    expect(pdf.startsWith("%PDF-")).toBe(true);
    expect(pdf.match(/\/Type \/Page\b(?!s)/gu)).toHaveLength(2);
    // Both scripts are in it, each from a file of its own.
    expect(new Set(pdf.match(/\/BaseFont \/\S*Inter\S*/gu)).size).toBeGreaterThan(1);
  });
});
