import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { aDesk, aMember, anItem, aSource, aThread, type Desk } from "../../support/desk";
import { newId } from "#lib/core/ids";
import { bucketOf } from "#lib/coverage/count-model/response-times";
import { countChanges, listWorkspacesToCount, recountAll } from "#lib/coverage/count-changes";
import { sql } from "#lib/db/sql";
import { defaultSlaTerms } from "#lib/playbook/sla-model";
import { setSlaPolicy } from "#lib/playbook/commands/policies";
import { sentiments } from "#lib/tagging/model";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
// Around the end of October, when clocks change in Europe, and a month boundary.
const start = Date.parse("2026-10-20T00:00:00Z");
const span = 20 * dayMs;

const countAll = async ({ owner: { workspaceId } }: Desk): Promise<void> => {
  while (await countChanges({ workspaceId }));
};

type CellRow = Readonly<Record<string, unknown>>;

/** Every figure that is kept of single sources, or of all of them together, in an order of its own. */
const cellsOf = async (desk: Desk, grain: "day" | "week", sources: "each" | "all" = "each"): Promise<readonly CellRow[]> =>
  sql.query<CellRow>({
    text: `SELECT day::text AS day, source_id, slice, key, received, needed, answered, promised, kept, entered, "left", sent, times, minutes, arrivals, late
      FROM coverage_cell WHERE brand_id = $1 AND grain = $2 AND (source_id = '') = $3 ORDER BY day, source_id, slice, key`,
    values: [desk.brandId, grain, sources === "all"],
  });

const definitions = {
  received: "true",
  needed: "i.needed_since IS NOT NULL AND i.closed_at IS NULL",
  answered: "i.needed_since IS NOT NULL AND i.closed_at IS NULL AND i.answered_at IS NOT NULL",
  promised: "i.needed_since IS NOT NULL AND i.closed_at IS NULL AND i.due_at IS NOT NULL",
  kept: "i.needed_since IS NOT NULL AND i.closed_at IS NULL AND i.answered_at <= i.due_at",
  entered: "i.needed_since IS NOT NULL",
} as const;

/** Counts of received items by their rows in docs/metrics.md, in plain SQL over the items. */
const plainCounts = async (
  desk: Desk,
  { day, key, source = "i.source_id" }: { readonly day: string; readonly key: string; readonly source?: string },
): Promise<readonly CellRow[]> =>
  sql.query<CellRow>({
    text: `SELECT ${day} AS day, ${source} AS source_id, ${key} AS key, ${Object.entries(definitions)
      .map(([name, definition]) => `(count(*) FILTER (WHERE ${definition}))::int AS ${name}`)
      .join(", ")}
      FROM item i JOIN brand b ON b.id = i.brand_id WHERE i.brand_id = $1 AND NOT i.is_brand AND i.visibility <> 'spam' AND NOT ('spam' = ANY (i.tones) AND i.needed_since IS NULL) GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
    values: [desk.brandId],
  });

const dayOf = "(i.posted_at AT TIME ZONE b.zone)::date::text";
const weekOf = "date_trunc('week', i.posted_at AT TIME ZONE b.zone)::date::text";

const kept = (cells: readonly CellRow[], slice: string): readonly CellRow[] =>
  cells
    .filter((cell) => cell["slice"] === slice && cell["received"] !== 0)
    .map(({ day, source_id, key, received, needed, answered, promised, kept: inTime, entered }) => ({
      day,
      source_id,
      key,
      received,
      needed,
      answered,
      promised,
      kept: inTime,
      entered,
    }));

const zones = ["UTC", "Europe/Paris", "Asia/Kolkata", "America/New_York", "Australia/Lord_Howe"] as const;
const languages = ["en", "ru", "fr"] as const;

const anyItem = fc.record({
  afterMs: fc.integer({ min: 0, max: span }),
  needs: fc.boolean(),
  source: fc.integer({ min: 0, max: 1 }),
  sentiment: fc.constantFrom(...sentiments),
  language: fc.constantFrom(...languages),
  dueAfterMs: fc.option(fc.integer({ min: 0, max: dayMs }), { nil: null }),
});
type AnyItem = typeof anyItem extends fc.Arbitrary<infer Value> ? Value : never;

/** What can become of an item, as a statement on one that is chosen by its place. */
const changes = {
  answer: "answered_at = needed_since + ($2 * interval '1 minute') WHERE needed_since IS NOT NULL",
  unanswer: "answered_at = NULL WHERE true",
  retag: "sentiment = (ARRAY['negative', 'neutral', 'positive'])[1 + $2 % 3] WHERE true",
  relanguage: "language = (ARRAY['en', 'ru', 'fr'])[1 + $2 % 3] WHERE true",
  close: "closed_at = posted_at + ($2 * interval '1 minute') WHERE true",
  reopen: "closed_at = NULL WHERE $2 > 0",
  spam: "visibility = CASE WHEN $2 % 2 = 0 THEN 'spam' ELSE 'public' END WHERE true",
  flag: "tones = CASE WHEN $2 % 2 = 0 THEN '{spam}' ELSE '{}'::text[] END WHERE true",
  need: "needed_since = posted_at WHERE needed_since IS NULL",
  unneed: "needed_since = NULL, answered_at = NULL, due_at = NULL WHERE true",
  promise: "due_at = posted_at + ($2 * interval '1 minute') WHERE needed_since IS NOT NULL",
  redate: "posted_at = posted_at - ($2 * interval '1 minute') WHERE needed_since IS NULL",
} as const;

const step = fc.oneof(
  fc.record({ kind: fc.constant("add" as const), item: anyItem }),
  fc.record({
    kind: fc.constant("change" as const),
    change: fc.constantFrom(...Object.values(changes)),
    place: fc.nat({ max: 30 }),
    minutes: fc.integer({ min: 0, max: 12 * 24 * 60 }),
  }),
  fc.record({ kind: fc.constant("delete" as const), place: fc.nat({ max: 30 }) }),
  fc.record({ kind: fc.constant("move" as const), zone: fc.constantFrom(...zones) }),
  fc.constant({ kind: "count" as const }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** Lives through a history, step by step. */
const live = async (desk: Desk, sources: readonly string[], steps: readonly Step[]): Promise<void> => {
  const ids: string[] = [];
  const chosen = (place: number): string => ids[place % Math.max(1, ids.length)] ?? "";
  for (const next of steps) {
    if (next.kind === "add") ids.push(await add(desk, sources, next.item));
    else if (next.kind === "count") await countChanges({ workspaceId: desk.owner.workspaceId });
    else if (next.kind === "delete") await sql.query({ text: "DELETE FROM item WHERE id = $1", values: [chosen(next.place)] });
    else if (next.kind === "move") await sql.query({ text: "UPDATE brand SET zone = $2 WHERE id = $1", values: [desk.brandId, next.zone] });
    else await sql.query({ text: `UPDATE item SET ${next.change} AND id = $1 AND $2::int >= 0`, values: [chosen(next.place), next.minutes] });
  }
};

const add = async (desk: Desk, sources: readonly string[], { afterMs, needs, source, sentiment, language, dueAfterMs }: AnyItem): Promise<string> => {
  const postedAt = new Date(start + afterMs);
  const dueAt = needs && dueAfterMs !== null ? new Date(postedAt.getTime() + dueAfterMs) : null;
  const where = { ...desk, sourceId: sources[source] ?? desk.sourceId };
  return anItem(where, { postedAt, sentiment, language, neededSince: needs ? postedAt : null, dueAt });
};

describe("figures that are kept", () => {
  it("are those of the items after any history: late answers, other tags, deletions, a brand that moves to another zone", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), fc.constantFrom(...zones), async (steps, zone) => {
        const desk = await aDesk({ brandZone: zone });
        await live(desk, [desk.sourceId, await aSource(desk.owner, desk.brandId)], steps);
        await countAll(desk);
        const [days, weeks, together] = [await cellsOf(desk, "day"), await cellsOf(desk, "week"), await cellsOf(desk, "week", "all")];

        for (const [slice, key] of [
          ["source", "''"],
          ["sentiment", "i.sentiment"],
          ["language", "i.language"],
        ] as const) {
          expect(kept(days, slice)).toEqual(await plainCounts(desk, { day: dayOf, key }));
          expect(kept(weeks, slice)).toEqual(await plainCounts(desk, { day: weekOf, key }));
          expect(kept(together, slice)).toEqual(await plainCounts(desk, { day: weekOf, key, source: "''" }));
        }
        await recountAll(desk.owner.workspaceId);
        await countAll(desk);
        expect(await cellsOf(desk, "day")).toEqual(days);
        expect(await cellsOf(desk, "week")).toEqual(weeks);
        expect(await cellsOf(desk, "week", "all")).toEqual(together);
      }),
      { numRuns: 25 },
    );
  });

  it("leave nothing to count once they are counted", async () => {
    const desk = await aDesk();
    await anItem(desk, { postedAt: new Date(start) });
    const mine = async (): Promise<boolean> =>
      (await listWorkspacesToCount(new Date("2100-01-01T00:00:00Z"))).some(({ workspaceId }) => workspaceId === desk.owner.workspaceId);
    expect(await mine()).toBe(true);
    await countAll(desk);
    expect(await mine()).toBe(false);
    await sql.query({ text: "UPDATE item SET text = 'Other words', assignee_id = NULL, snoozed_until = now() WHERE brand_id = $1", values: [desk.brandId] });
    expect(await mine()).toBe(false);
  });
});

describe("figures of a member", () => {
  it("count the answers they sent on the day of sending, and what they answered on the day it was posted; who was assigned counts for nothing", async () => {
    const desk = await aDesk();
    const [agent, other] = [await aMember(desk, "agent"), await aMember(desk, "agent")];
    const postedAt = new Date("2026-10-21T10:00:00Z");
    const threadId = await aThread(desk, postedAt);
    const item = await anItem(desk, {
      postedAt,
      threadId,
      neededSince: postedAt,
      dueAt: new Date("2026-10-22T10:00:00Z"),
      assigneeId: other.memberId,
    });
    await answer(desk, { item, threadId, memberId: agent.memberId ?? "", at: new Date("2026-10-22T09:30:00Z") });
    await countAll(desk);
    const cells = (await cellsOf(desk, "day")).filter(({ slice }) => slice === "agent");
    expect(cells.map(({ day, key, sent, answered, kept: inTime, minutes }) => ({ day, key, sent, answered, inTime, minutes }))).toEqual([
      { day: "2026-10-21", key: agent.memberId, sent: 0, answered: 1, inTime: 1, minutes: { [bucketOf(1410)]: "1410,1" } },
      { day: "2026-10-22", key: agent.memberId, sent: 1, answered: 0, inTime: 0, minutes: {} },
    ]);
  });
});

describe("response times in business hours", () => {
  it("count only the time in which somebody is there, by the hours in force when the item was posted", async () => {
    const desk = await aDesk({ brandZone: "Europe/Paris" });
    const nineToSix = [{ from: 9 * 60, to: 18 * 60 }];
    const hours = { weekdays: [nineToSix, nineToSix, nineToSix, nineToSix, nineToSix, [], []], holidays: [] };
    await setSlaPolicy(desk.owner, { brandId: desk.brandId, ...defaultSlaTerms, hours }, new Date("2026-10-01T00:00:00Z"));
    // Friday 17:00 in Paris to Monday 10:00, over the end of summer time.
    const postedAt = new Date("2026-10-23T15:00:00Z");
    await anItem(desk, { postedAt, neededSince: postedAt, answeredAt: new Date("2026-10-26T09:00:00Z") });
    await countAll(desk);
    const minutesOf = async (slice: string) => (await cellsOf(desk, "day")).find((cell) => cell["slice"] === slice)?.["minutes"];
    expect(await minutesOf("source")).toEqual({ [bucketOf(66 * 60)]: `${String(66 * 60)},1` });
    expect(await minutesOf("open")).toEqual({ [bucketOf(120)]: "120,1" });
  });
});

/** A member's answer as delivery leaves it: the reply with its id on the platform, and the brand's own item under it. */
const answer = async (
  desk: Desk,
  { item, threadId, memberId, at }: { readonly item: string; readonly threadId: string; readonly memberId: string; readonly at: Date },
): Promise<void> => {
  const own = await anItem(desk, { postedAt: at, threadId, isBrand: true });
  await sql.query({
    text: `INSERT INTO reply (id, workspace_id, brand_id, source_id, thread_id, item_id, member_id, text, state, request_key, external_id, created_at, sent_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, 'Hello', 'sent', $1, $8, $9, $9)`,
    values: [newId("reply"), desk.owner.workspaceId, desk.brandId, desk.sourceId, threadId, item, memberId, `ext-${own}`, at],
  });
  await sql.query({ text: "UPDATE item SET answered_at = $2, answered_by_item_id = $3 WHERE id = $1", values: [item, at, own] });
};
