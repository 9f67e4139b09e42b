import type { RangeFigures, Share } from "#lib/coverage/model";
import type { ReportFigures, WeekFigures } from "#lib/reports/model/figures";
import { eightMondays } from "#lib/reports/model/week";
import { addDays } from "#lib/core/time";

const share = (numerator: number, denominator: number): Share => ({ numerator, denominator });

type Week = {
  readonly negative: Share;
  readonly neutral: Share;
  readonly positive: Share;
  readonly medianMinutes?: number | null;
  readonly kept?: Share;
};

/** The figures of a week in which all that came needed an answer. */
export const aWeek = ({ negative, neutral, positive, medianMinutes = 82, kept = share(180, 200) }: Week): WeekFigures => {
  const all = share(negative.numerator + neutral.numerator + positive.numerator, negative.denominator + neutral.denominator + positive.denominator);
  const response: RangeFigures["firstResponse"] = {
    medianMinutes,
    p90Minutes: medianMinutes === null ? null : medianMinutes * 4,
    answered: all.numerator,
    unanswered: all.denominator - all.numerator,
  };
  return {
    received: { negative: negative.denominator, neutral: neutral.denominator, positive: positive.denominator },
    coverage: { all, negative, neutral, positive },
    withinTarget: { share: kept, pending: 0 },
    firstResponse: response,
    openResponse: response,
  };
};

export const aGoodWeek = aWeek({ negative: share(55, 56), neutral: share(112, 114), positive: share(36, 42), kept: share(190, 205) });
export const aPlainWeek = aWeek({ negative: share(58, 66), neutral: share(84, 96), positive: share(31, 42), medianMinutes: 130, kept: share(150, 190) });

const row = (key: string, name: string, [received, answered, needed]: readonly [number, number, number]): ReportFigures["bySource"][number] => ({
  ...{ key, name, received, coverage: share(answered, needed), before: share(answered - 4, needed), medianMinutes: 74, sent: answered },
  withinTarget: { share: share(answered - 3, needed), pending: 0 },
});

const work = (opened: number): ReportFigures["cases"]["now"] => ({
  opened,
  escalated: { manager: 2, legal: 1, security: 0 },
  outcomes: { satisfied: 8, "not-satisfied": 1, unconfirmed: 3 },
  promises: share(11, 12),
});

const firstDay = "2026-11-09";

/** A week as a report keeps it. */
export const someFigures = (traits: Partial<ReportFigures> = {}): ReportFigures => ({
  week: { from: firstDay, to: addDays(firstDay, 7) },
  zone: "Europe/Moscow",
  brands: ["Банк «Лодия»"],
  weeks: eightMondays({ from: firstDay, to: addDays(firstDay, 7) }).map((from, place) => ({ from, figures: place === 7 ? aGoodWeek : aPlainWeek })),
  byDay: [38, 44, 36, 35, 31, 19, 15].map((received, place) => ({
    day: addDays(firstDay, place),
    ...{ received, negative: Math.round(received / 4), needed: received - 1, answered: received - 3 },
  })),
  byBrand: [],
  bySource: [row("src_1", "Новости банка", [150, 138, 145]), row("src_2", "«Лодия» ВКонтакте", [68, 65, 67])],
  bySentiment: [row("negative", "negative", [56, 55, 56]), row("neutral", "neutral", [120, 112, 114]), row("positive", "positive", [42, 36, 42])],
  byLanguage: [row("ru", "ru", [190, 180, 186]), row("fr", "fr", [3, 2, 3])],
  byAgent: [row("mem_1", "Мира Соколова", [0, 120, 120]), row("mem_2", "Élodie Œuvrard", [0, 83, 83])],
  waiting: { count: 9, overPromise: 3 },
  matters: [
    { words: "вход по отпечатку", now: 19, before: 4 },
    { words: "блокировка карты", now: 11, before: 12 },
    { words: "чат поддержки", now: 9, before: 15 },
  ],
  cases: { now: work(9), before: work(7) },
  guarding: { now: { trolls: 2, trollItems: 31, warnings: 3, bans: 1 }, before: { trolls: 1, trollItems: 12, warnings: 1, bans: 0 } },
  displacement: { bans: 2, before: 41, after: 5, undecided: 3 },
  gifts: { now: { received: 14, done: 2 }, before: { received: 9, done: 0 } },
  ...traits,
});
