import { describe, expect, it } from "vitest";

import { aWeek, someFigures } from "../../support/a-report";
import { locales } from "#lib/auth/actor";
import { addDays } from "#lib/core/time";
import { writeLetter } from "#lib/reports/letter/letter";
import { eightMondays } from "#lib/reports/model/week";
import type { Sheet } from "#lib/reports/model/sheet";
import { sheetOf } from "#lib/reports/words/sheet";

const kept = (figures = someFigures()) => ({ figures, definition: "3", madeAt: new Date("2026-11-16T05:00:00Z"), zone: "Europe/Moscow" });

const wordsIn = (value: unknown): readonly string[] => {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(wordsIn) : [];
};

const textsOf = (sheet: Sheet): readonly string[] => wordsIn(sheet);

describe.each(locales)("a report in %s", (locale) => {
  it("leaves no word unsaid", () => {
    const texts = textsOf(sheetOf(kept(), locale));
    expect(texts.filter((text) => /\bsheet\.|\{|\}|undefined|NaN|null/u.test(text))).toEqual([]);
  });

  it("keeps numbers to their units, and French signs to their words", () => {
    const texts = textsOf(sheetOf(kept(), locale));
    expect(texts.filter((text) => /\d (?:%|min|мин|h|ч|ме)/u.test(text))).toEqual([]);
    if (locale === "fr") expect(texts.filter((text) => / [?!;:»%]|« /u.test(text) && !text.includes("Лодия"))).toEqual([]);
  });

  it("shows counts where there are fewer than five", () => {
    const share = { numerator: 2, denominator: 3 };
    const few = aWeek({ negative: share, neutral: { numerator: 0, denominator: 0 }, positive: { numerator: 0, denominator: 0 }, kept: share });
    const weeks = eightMondays({ from: "2026-11-09", to: "2026-11-16" }).map((from) => ({ from, figures: few }));
    const sheet = sheetOf(kept(someFigures({ weeks, matters: [] })), locale);
    const [coverage, , , target] = sheet.figures.map(({ value }) => value.map(({ text }) => text).join(""));
    for (const told of [coverage, target]) expect(told).toMatch(/^2 \S+ 3$/u);
    expect(sheet.figures[0]).toMatchObject({ change: null, line: Array.from({ length: 8 }, () => null) });
    expect(sheet.quiet).not.toBeNull();
    expect(JSON.stringify(sheet.coverage)).not.toContain("%");
  });

  it("is a letter in which what others wrote stays words", () => {
    const hostile = `</td><script>alert("1")</script>&`;
    const figures = someFigures({ brands: [hostile], matters: [{ words: hostile, now: 12, before: 1 }] });
    const sender = { workspace: hostile, group: hostile, pageUrl: `https://desk.example/"onmouseover="x`, leaveUrl: "https://desk.example/leave" };
    const { html, subject } = writeLetter(kept(figures), { locale, sender });
    expect(html).not.toContain("<script");
    expect(html).not.toContain('"onmouseover="');
    expect(html).toContain("&lt;/td&gt;&lt;script&gt;");
    expect(subject).not.toMatch(/[\r\n]/u);
  });
});

describe("days", () => {
  it.each([
    { locale: "en", from: "2026-11-09", title: "Week of 9–15 November 2026" },
    { locale: "ru", from: "2026-11-09", title: "Неделя 9–15 ноября 2026" },
    { locale: "fr", from: "2026-11-09", title: "Semaine du 9 au 15 novembre 2026" },
    { locale: "en", from: "2026-11-30", title: "Week of 30 November – 6 December 2026" },
    { locale: "ru", from: "2026-12-28", title: "Неделя 28 декабря 2026\u00a0– 3 января 2027" },
    { locale: "fr", from: "2027-02-01", title: "Semaine du 1er au 7 février 2027" },
  ] as const)("are said in $locale as people say them: $title", ({ locale, from, title }) => {
    expect(sheetOf(kept(someFigures({ week: { from, to: addDays(from, 7) } })), locale).title).toBe(title);
  });
});
