import { expect, it } from "vitest";
import { z } from "zod";

import { runExport } from "../../../workers/handlers/run-export";
import { aToken, knock } from "../../support/api";
import { aDesk, storeItems } from "../../support/desk";
import { countChanges } from "#lib/coverage/count-changes";
import { getCoverage } from "#lib/coverage/queries/coverage";
import { getOverview } from "#lib/coverage/queries/overview";
import { requestExport } from "#lib/exports/commands";
import { exportBytes } from "#lib/exports/queries/exports";
import { sentiments } from "#lib/tagging/model";

const anHour = 3_600_000;
const answerSchema = z.looseObject({ now: z.unknown(), waiting: z.looseObject({ count: z.number() }), days: z.array(z.looseObject({ received: z.number() })) });
const lineSchema = z.object({ received: z.number(), negative: z.number(), needed: z.number(), answered: z.number() });

it("a figure is the same to the unit on the page, in the API and in the file", async () => {
  const desk = await aDesk();
  const now = new Date();
  const items = Array.from({ length: 60 }, (_, n) => {
    const postedAt = new Date(now.getTime() - (n * 7 + 1) * anHour);
    const neededSince = n % 3 === 0 ? null : postedAt;
    const answeredAt = neededSince !== null && n % 4 === 0 ? new Date(postedAt.getTime() + n * 60_000) : null;
    return {
      postedAt,
      neededSince,
      answeredAt,
      sentiment: sentiments[n % 3] ?? "neutral",
      dueAt: neededSince === null ? null : new Date(postedAt.getTime() + 4 * anHour),
    };
  });
  await storeItems(desk, items);
  while (await countChanges({ workspaceId: desk.owner.workspaceId }));
  const token = await aToken(desk, ["figures:read"]);

  const overview = answerSchema.parse(await (await knock({ path: `/figures/overview?days=28&brand=${desk.brandSlug}`, token })).json());
  const page = await getOverview(desk.owner, { brandIds: [desk.brandId], range: { days: 28 } }, new Date());
  expect(overview.now).toEqual(page.now);
  expect(overview).toMatchObject({
    range: page.range,
    definition: page.definition,
    before: page.before,
    waiting: { count: page.waiting.count, weekAgo: page.waiting.weekAgo },
  });

  const coverage: unknown = await (await knock({ path: "/figures/coverage?days=28&compare=year", token })).json();
  const coveragePage = await getCoverage(desk.owner, { brandIds: [], sourceIds: [], range: { days: 28 }, compare: "year" }, new Date());
  expect(coverage).toMatchObject({
    now: coveragePage.now,
    compared: coveragePage.compared,
    bySource: coveragePage.bySource.map(({ before: _, ...row }) => row),
  });
  expect(page.now.coverage.all.denominator).toBe(items.filter(({ neededSince }) => neededSince !== null).length);

  const { exportId } = await requestExport(
    desk.owner,
    { what: "figures", format: "jsonl", filters: { days: "28" }, title: "figures", headings: {} },
    new Date(),
  );
  await runExport.run({ workspaceId: desk.owner.workspaceId, exportId }, { now: new Date(), signal: new AbortController().signal });
  const parts: Buffer[] = [];
  for await (const bytes of exportBytes(desk.owner, exportId)) parts.push(bytes);
  const lines = Buffer.concat(parts)
    .toString()
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => lineSchema.parse(JSON.parse(line)));
  const sum = (name: keyof z.infer<typeof lineSchema>): number => lines.reduce((all, line) => all + line[name], 0);
  const { received, coverage: shares } = page.now;
  expect({ received: sum("received"), negative: sum("negative"), needed: sum("needed"), answered: sum("answered") }).toEqual({
    received: received.negative + received.neutral + received.positive,
    negative: received.negative,
    needed: shares.all.denominator,
    answered: shares.all.numerator,
  });
  expect(overview.days.reduce((all, day) => all + day.received, 0)).toBe(sum("received"));
});

it("figures are asked for with a whole range, no longer than a year, of brands that are there", async () => {
  const token = await aToken(await aDesk(), ["figures:read"]);
  const statusOf = async (search: string): Promise<number> => (await knock({ path: `/figures/coverage?${search}`, token })).status;
  expect(await statusOf("from=2026-01-01&to=2026-02-01")).toBe(200);
  for (const search of ["from=2026-01-01", "from=2026-02-01&to=2026-01-01", "from=2024-01-01&to=2026-01-01", "days=0", "compare=never"])
    expect(await statusOf(search), search).toBe(400);
  expect(await statusOf("brand=nobody")).toBe(404);
});
