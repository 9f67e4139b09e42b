import { describe, expect, it } from "vitest";

import { aDesk, aSource, storeItems, type Desk } from "../../support/desk";
import { startOfDay, minuteMs, addDays, hourMs } from "#lib/core/time";
import { newId } from "#lib/core/ids";
import { countChanges } from "#lib/coverage/count-changes";
import { getCoverage } from "#lib/coverage/queries/coverage";
import { sql } from "#lib/db/sql";
import { listMatters } from "#lib/reports/queries/matters";
import { readFigures } from "#lib/reports/read-figures";
import { addBrand } from "#lib/sources/brand-commands";

const week = { from: "2026-11-09", to: "2026-11-16" };
const now = new Date("2026-11-20T00:00:00Z");

const weeks = [
  { zone: "Europe/Berlin", from: "2026-03-23", hours: 7 * 24 - 1 },
  { zone: "Europe/Berlin", from: "2026-10-19", hours: 7 * 24 + 1 },
  { zone: "Asia/Kolkata", from: "2026-11-09", hours: 7 * 24 },
  { zone: "Australia/Lord_Howe", from: "2026-03-30", hours: 7 * 24 + 0.5 },
] as const;

/** Comments at both edges of the week and of the one before, and through every third hour of it; a part of them answered. */
const fill = async (desk: Desk, { from, zone }: { readonly from: string; readonly zone: string }): Promise<void> => {
  const [begin, end] = [startOfDay(from, zone), startOfDay(addDays(from, 7), zone)];
  const edges = [begin, end].flatMap((edge) => [-minuteMs, 0].map((off) => new Date(edge.getTime() + off)));
  const inside = Array.from({ length: 56 }, (_, place) => new Date(begin.getTime() + place * 3 * hourMs));
  const before = inside.slice(0, 30).map((at) => new Date(at.getTime() - 6 * 24 * hourMs));
  const sentiments = ["negative", "neutral", "positive"];
  await storeItems(
    desk,
    [...edges, ...inside, ...before].map((postedAt, place) => ({
      postedAt,
      text: `Comment ${place}`,
      sentiment: sentiments[place % 3] ?? "neutral",
      visibility: place % 11 === 7 ? "spam" : "public",
      tones: place % 7 === 5 ? ["spam"] : [],
      neededSince: place % 5 === 0 ? null : postedAt,
      dueAt: place % 5 === 0 ? null : new Date(postedAt.getTime() + 4 * hourMs),
      answeredAt: place % 5 > 1 ? new Date(postedAt.getTime() + (place % 9) * hourMs) : null,
    })),
  );
};

type Plain = {
  readonly received: number;
  readonly negative: number;
  readonly needed: number;
  readonly answered: number;
  readonly kept: number;
  readonly median: number | null;
};

/** The same by plain SQL over the items. */
const plainly = async (desk: Desk, from: string): Promise<Plain> => {
  const rows = await sql.query<Plain>({
    text: `WITH theirs AS (
        SELECT i.* FROM item i JOIN brand b ON b.id = i.brand_id WHERE i.workspace_id = $1 AND i.visibility <> 'spam' AND (i.needed_since IS NOT NULL OR i.tones = '{}')
          AND (i.posted_at AT TIME ZONE b.zone)::date >= $2::date AND (i.posted_at AT TIME ZONE b.zone)::date < $2::date + 7)
      SELECT count(*)::int AS received, count(*) FILTER (WHERE sentiment = 'negative')::int AS negative, count(needed_since)::int AS needed,
        count(*) FILTER (WHERE needed_since IS NOT NULL AND answered_at IS NOT NULL)::int AS answered,
        count(*) FILTER (WHERE needed_since IS NOT NULL AND answered_at <= due_at)::int AS kept,
        (percentile_disc(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM answered_at - posted_at) / 60) FILTER (WHERE needed_since IS NOT NULL))::int AS median
      FROM theirs`,
    values: [desk.owner.workspaceId, from],
  });
  const [plain] = rows;
  if (plain === undefined) throw new Error("Nothing was counted.");
  return plain;
};

describe.each(weeks)("the report of the week of $from in $zone", ({ zone, from, hours }) => {
  it("says what the coverage page says, and what plain SQL counts", async () => {
    const desk = await aDesk({ brandZone: zone });
    const week = { from, to: addDays(from, 7) };
    expect(startOfDay(week.to, zone).getTime() - startOfDay(week.from, zone).getTime()).toBe(hours * hourMs);
    await fill(desk, { from, zone });
    while (await countChanges(desk.owner));
    const now = new Date(startOfDay(week.to, zone).getTime() + 3 * 24 * hourMs);
    const { figures, definition } = await readFigures(desk.owner, { brandIds: [], week }, now);
    const page = await getCoverage(desk.owner, { brandIds: [], sourceIds: [], range: week, compare: "before" }, now);
    expect(figures.weeks.at(-1)).toEqual({ from, figures: page.now });
    expect(figures.weeks.at(-2)).toEqual({ from: addDays(from, -7), figures: page.before });
    expect(figures.bySource).toEqual(page.bySource);
    expect(definition).toBe(page.definition);
    for (const [place, monday] of [
      [-1, from],
      [-2, addDays(from, -7)],
    ] as const) {
      const plain = await plainly(desk, monday);
      const told = figures.weeks.at(place)?.figures;
      expect(told).toMatchObject({
        received: { negative: plain.negative },
        coverage: { all: { numerator: plain.answered, denominator: plain.needed } },
        withinTarget: { share: { numerator: plain.kept, denominator: plain.needed } },
        firstResponse: { medianMinutes: plain.median },
      });
      expect(plain.received).toBeGreaterThan(20);
    }
    expect(figures.byDay.reduce((sum, { received }) => sum + received, 0)).toBe((await plainly(desk, from)).received);
  });
});

describe("a report of several brands", () => {
  it("counts each by its own clock and tells them apart, and nothing of another workspace", async () => {
    const [desk, stranger] = [await aDesk({ zone: "Europe/Paris", brandZone: "Asia/Kolkata" }), await aDesk()];
    const second = await addBrand(desk.owner, { name: "Second", slug: "second", zone: "America/New_York", names: [], assignment: "by-hand" }, now);
    const overseas: Desk = { ...desk, brandId: second.id, sourceId: await aSource(desk.owner, second.id) };
    for (const [one, zone] of [
      [desk, "Asia/Kolkata"],
      [overseas, "America/New_York"],
    ] as const)
      await fill(one, { from: week.from, zone });
    await fill(stranger, { from: week.from, zone: "UTC" });
    while (await countChanges(desk.owner));
    const { figures } = await readFigures(desk.owner, { brandIds: [], week }, now);
    const [first, other] = figures.byBrand.map((brand) => brand.now);
    // The very same hours by each one's own clock.
    expect(other).toEqual(first);
    expect(figures.weeks.at(-1)?.figures.coverage.all.denominator).toBe(2 * (first?.coverage.all.denominator ?? 0));
    const alone = await readFigures(desk.owner, { brandIds: [second.id], week }, now);
    expect([alone.figures.brands, alone.figures.zone, figures.zone]).toEqual([["Second"], "America/New_York", "Europe/Paris"]);
    expect(alone.figures.weeks.at(-1)?.figures).toEqual(other);
    await expect(readFigures(desk.owner, { brandIds: [stranger.brandId], week }, now)).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("what else a report counts", () => {
  it("are the cases, promises, gifts, trolls and bans of its days, and of no other", async () => {
    const desk = await aDesk({ brandZone: "Asia/Kolkata" });
    const [itemId] = await storeItems(desk, [{ postedAt: new Date("2026-11-10T10:00:00Z"), author: "Rude", sentiment: "negative" }]);
    // The last moment of the week by the brand's clock, and the first of the next.
    const [inside, outside] = ["2026-11-15T18:29:59Z", "2026-11-15T18:30:00Z"];
    await sql.query({
      text: `INSERT INTO case_file (id, workspace_id, brand_id, number, title, author_id, level, opened_by_id, opened_at, status, step)
        SELECT 'cas_' || i.id || n, i.workspace_id, i.brand_id, n, 'Case', i.author_id, CASE WHEN n = 1 THEN 'legal' ELSE 'agent' END, 'x', at::timestamptz, 'open', 'listen'
        FROM item i CROSS JOIN (VALUES (1, $2), (2, $3)) AS v (n, at) WHERE i.id = $1`,
      values: [itemId, inside, outside],
    });
    await sql.query({
      text: `INSERT INTO case_event (id, case_id, workspace_id, at, kind, round, details)
        SELECT 'cev_' || c.id || place, c.id, c.workspace_id, at::timestamptz, kind, 1, details::jsonb FROM case_file c CROSS JOIN (VALUES
          (1, $2, 'concluded', '{"outcome": "satisfied"}'), (2, $3, 'concluded', '{"outcome": "satisfied"}'), (3, $2, 'escalated', '{"was": "legal", "level": "security"}')) AS v (place, at, kind, details)
        WHERE c.workspace_id = $1 AND c.number = 1`,
      values: [desk.owner.workspaceId, inside, outside],
    });
    await sql.query({
      text: `INSERT INTO follow_up (id, case_id, workspace_id, brand_id, item_id, words, promised_at, due_at, return_at, state, ended_at)
        SELECT 'fol_' || c.id || place, c.id, c.workspace_id, c.brand_id, '', '', $2::timestamptz, $2::timestamptz, $2::timestamptz, state, ended::timestamptz FROM case_file c CROSS JOIN (VALUES
          (1, 'kept', $2), (2, 'kept', $3), (3, 'open', NULL), (4, 'withdrawn', $2)) AS v (place, state, ended) WHERE c.workspace_id = $1 AND c.number = 1`,
      values: [desk.owner.workspaceId, inside, outside],
    });
    await sql.query({
      text: `INSERT INTO suggestion (id, workspace_id, brand_id, title, status, created_at, moved_at) VALUES ('sug_' || $1, $2, $3, 'A wish', 'done', $4, $4)`,
      values: [itemId, desk.owner.workspaceId, desk.brandId, inside],
    });
    await sql.query({
      text: "INSERT INTO suggestion_item (item_id, workspace_id, suggestion_id, sketch, added_at) VALUES ($1, $2, 'sug_' || $1, '{}', $3)",
      values: [itemId, desk.owner.workspaceId, outside],
    });
    await sql.query({
      text: `INSERT INTO profile (subject_id, workspace_id, verdict, confidence, items, judged_at, features)
        SELECT author_id, workspace_id, 'troll', 1, 4, $2, '{}' FROM item WHERE id = $1`,
      values: [itemId, inside],
    });
    while (await countChanges(desk.owner));
    const { figures } = await readFigures(desk.owner, { brandIds: [], week }, now);
    expect(figures.cases.now).toEqual({
      opened: 1,
      escalated: { manager: 0, legal: 1, security: 1 },
      outcomes: { satisfied: 1, "not-satisfied": 0, unconfirmed: 0 },
      promises: { numerator: 1, denominator: 3 },
    });
    expect(figures.gifts.now).toEqual({ received: 1, done: 1 });
    expect(figures.guarding.now).toEqual({ trolls: 1, trollItems: 1, warnings: 0, bans: 0 });
    expect(figures.cases.before.opened).toBe(0);
  });
});

describe("what negative comments are about", () => {
  it("is counted over all of a loud week, and of the one before", async () => {
    const desk = await aDesk();
    const [monday, sundayBefore] = [new Date("2026-11-09T00:30:00Z"), new Date("2026-11-08T23:30:00Z")];
    await storeItems(desk, [
      { postedAt: monday, sentiment: "negative", text: "The elevator is stuck" },
      { postedAt: sundayBefore, sentiment: "negative", text: "An elevator is stuck" },
      ...Array.from({ length: 80 }, (_, place) => ({ postedAt: monday, sentiment: "positive", text: `A lovely concert, number ${place}` })),
    ]);
    // The elevators stand at the very beginning of the week: the latest comments hold none of them.
    await copyItems(desk, { of: "The elevator is stuck", times: 3_300, text: "Terrible all over", later: "3 days" });
    await copyItems(desk, { of: "The elevator is stuck", times: 699, text: "The elevator is stuck", later: "0 minutes" });
    await copyItems(desk, { of: "An elevator is stuck", times: 120, text: "An elevator is stuck", later: "0 minutes" });
    const matters = await listMatters(desk.owner, { brandIds: [desk.brandId], days: week });
    expect(matters.find(({ words }) => words.includes("elevator"))).toMatchObject({ now: 700, before: 121 });
  });
});

type Copies = { readonly of: string; readonly times: number; readonly text: string; readonly later: string };

/** As so many rows, whatever else would come of an arrival left out. */
const copyItems = async ({ owner }: Desk, { of, times, text, later }: Copies): Promise<void> => {
  await sql.query({ text: "ALTER TABLE item DISABLE TRIGGER USER", values: [] });
  await sql.query({
    text: `INSERT INTO item SELECT (jsonb_populate_record(i, jsonb_build_object(
        'id', i.id || left(md5($3), 4) || n, 'external_id', i.external_id || left(md5($3), 4) || n, 'text', $3::text, 'posted_at', i.posted_at + $5::interval))).*
      FROM item i CROSS JOIN generate_series(1, $4::int) AS n WHERE i.workspace_id = $1 AND i.text = $2`,
    values: [owner.workspaceId, of, text, times, later],
  });
  await sql.query({ text: "ALTER TABLE item ENABLE TRIGGER USER", values: [] });
};

describe("displacement", () => {
  it("is that of bans whose thirty days are over, one for a person whom several brands banned", async () => {
    const desk = await aDesk();
    const second = await addBrand(desk.owner, { name: "Second", slug: "second", zone: "UTC", names: [], assignment: "by-hand" }, now);
    const day = (days: number): Date => new Date(new Date("2026-09-20T12:00:00Z").getTime() + days * 24 * hourMs);
    await storeItems(desk, [
      ...[-1, -2, -3, 2].map((days) => ({ postedAt: day(days), author: "Rude" })),
      ...[38, 39].map((days) => ({ postedAt: day(days), author: "Ruder" })),
    ]);
    await aBan(desk, { author: "Rude", brandId: desk.brandId, at: day(0) });
    await aBan(desk, { author: "Rude", brandId: second.id, at: day(3) });
    await aBan(desk, { author: "Ruder", brandId: desk.brandId, at: day(40) });
    const { figures } = await readFigures(desk.owner, { brandIds: [], week }, now);
    expect(figures.displacement).toEqual({ bans: 1, before: 3, after: 0, undecided: 0 });
  });
});

type Ban = { readonly author: string; readonly brandId: string; readonly at: Date };

/** A ban that was done, for an item of its author. */
const aBan = async ({ owner }: Desk, { author, brandId, at }: Ban): Promise<void> => {
  const id = newId("sanction");
  await sql.query({
    text: `INSERT INTO sanction (id, workspace_id, brand_id, author_id, kind, state, item_id, source_id, book_id, clause_version, clause_number, clause_kind, message, requested_by_id, requested_at)
      SELECT $1, i.workspace_id, $3, i.author_id, 'ban', 'standing', i.id, i.source_id, 'a book', 1, '1', 'insult', '', 'x', $5
      FROM item i JOIN author a ON a.id = i.author_id WHERE i.workspace_id = $2 AND a.name = $4 LIMIT 1`,
    values: [id, owner.workspaceId, brandId, author, at],
  });
  await sql.query({
    text: `INSERT INTO sanction_deed (id, workspace_id, brand_id, source_id, sanction_id, kind, state, created_at, finished_at)
      SELECT $2, workspace_id, brand_id, source_id, id, 'ban', 'done', $3, $3 FROM sanction WHERE id = $1`,
    values: [id, newId("deed"), at],
  });
};
