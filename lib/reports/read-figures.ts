import { eightMondays } from "./model/week";
import type { ReportFigures } from "./model/figures";
import { listMatters } from "./queries/matters";
import { countTrolls } from "./queries/trolls";
import type { Actor } from "#lib/auth/actor";
import { countCaseWork } from "#lib/cases/queries/week";
import { countWarnings, listBansOfDays } from "#lib/conduct/queries/week";
import { addDays } from "#lib/core/time";
import { chooseBrands } from "#lib/coverage/queries/choose-brands";
import { getCoverage } from "#lib/coverage/queries/coverage";
import { figuresOf, readRange } from "#lib/coverage/queries/figures";
import type { DayRange } from "#lib/coverage/span-model";
import type { BrandDays } from "#lib/db/brand-days";
import { getBanCost, type BanCost } from "#lib/people/queries/ban-cost";
import { listBrands } from "#lib/sources/queries/brands";
import { countGiftWork } from "#lib/suggestions/queries/week";

type Wanted = { /** None: every brand that is not archived. */ readonly brandIds: readonly string[]; readonly week: DayRange };

/** The figures of a week and which definition they follow, by the very functions behind the pages. Throws `not-found` for a brand of another workspace. */
export const readFigures = async (
  actor: Actor,
  { brandIds, week }: Wanted,
  now: Date,
): Promise<{ readonly figures: ReportFigures; readonly definition: string }> => {
  const chosen = await chooseBrands(actor, brandIds);
  const all = (await listBrands(actor)).filter(({ id }) => chosen.ids.includes(id));
  const coverage = await getCoverage(actor, { brandIds, sourceIds: [], range: week, compare: "before" }, now);
  const earlier = await readWeeks(actor, { brandIds: chosen.ids, mondays: eightMondays(week).slice(0, 6) }, now);
  const days = { brandIds: chosen.ids, days: week };
  const before = { brandIds: chosen.ids, days: coverage.compared };
  const figures: ReportFigures = {
    week,
    zone: coverage.range.zone,
    brands: all.map(({ name }) => name),
    weeks: [...earlier, { from: coverage.compared.from, figures: coverage.before }, { from: week.from, figures: coverage.now }],
    byDay: coverage.byDay.filter(({ isBefore }) => !isBefore).map(({ isBefore: _, ...day }) => day),
    byBrand: all.length < 2 ? [] : await Promise.all(all.map(({ id, name }) => readBrand(actor, { id, name, week }, now))),
    bySource: [...coverage.bySource],
    bySentiment: [...coverage.bySentiment],
    byLanguage: [...coverage.byLanguage],
    byAgent: coverage.byAgent.filter(({ sent }) => sent > 0),
    waiting: { count: coverage.waiting.count, overPromise: coverage.waiting.overPromise },
    matters: await listMatters(actor, days),
    cases: { now: await countCaseWork(actor, days), before: await countCaseWork(actor, before) },
    guarding: { now: await countGuarding(actor, days), before: await countGuarding(actor, before) },
    displacement: await sumDisplacement(actor, { brandIds: chosen.ids, days: { from: addDays(week.to, -90), to: week.to } }, now),
    gifts: { now: await countGiftWork(actor, days), before: await countGiftWork(actor, before) },
  };
  return { figures, definition: coverage.definition };
};

type Weeks = { readonly brandIds: readonly string[]; readonly mondays: readonly string[] };

const readWeeks = async ({ workspaceId }: Actor, { brandIds, mondays }: Weeks, now: Date): Promise<ReportFigures["weeks"]> =>
  Promise.all(
    mondays.map(async (from) => {
      const range = { from, to: addDays(from, 7) };
      return { from, figures: figuresOf(await readRange({ workspaceId, brandIds, sourceIds: [] }, range, { now, detail: "together" })) };
    }),
  );

type Brand = { readonly id: string; readonly name: string; readonly week: DayRange };

const readBrand = async ({ workspaceId }: Actor, { id, name, week }: Brand, now: Date): Promise<ReportFigures["byBrand"][number]> => {
  const scope = { workspaceId, brandIds: [id], sourceIds: [] };
  const [of, before] = await Promise.all([
    readRange(scope, week, { now, detail: "together" }),
    readRange(scope, { from: addDays(week.from, -7), to: week.from }, { now, detail: "together" }),
  ]);
  return { name, now: figuresOf(of), before: figuresOf(before) };
};

const countGuarding = async (actor: Actor, days: BrandDays): Promise<ReportFigures["guarding"]["now"]> => {
  const [trolls, warnings, bans] = await Promise.all([countTrolls(actor, days), countWarnings(actor, days), listBansOfDays(actor, days)]);
  return { ...trolls, warnings, bans: bans.length };
};

/** Row "displacement" of docs/metrics.md, over thirty days, of all these bans together whose thirty days are over; of a person the first. */
const sumDisplacement = async (actor: Actor, days: BrandDays, now: Date): Promise<ReportFigures["displacement"]> => {
  const bans = await listBansOfDays(actor, days);
  const all = await Promise.all(bans.map((ban) => getBanCost(actor, ban, now)));
  const costs = firstOfEach(all).filter(({ rows }) => rows[0]?.isOver === true);
  const sum = (of: (cost: BanCost) => number): number => costs.reduce((total, cost) => total + of(cost), 0);
  return {
    bans: costs.length,
    before: sum(({ rows }) => rows[0]?.before ?? 0),
    after: sum(({ rows }) => rows[0]?.after ?? 0),
    undecided: sum(({ undecided }) => undecided),
  };
};

/** One for a person, however many brands banned them and under however many names. */
const firstOfEach = (costs: readonly BanCost[]): readonly BanCost[] => [...new Map(costs.toReversed().map((cost) => [cost.subjectId, cost])).values()];
