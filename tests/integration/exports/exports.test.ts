import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";

import { runExport } from "../../../workers/handlers/run-export";
import { reconcile } from "../../../workers/reconcile";
import { aDesk, aMember, storeItems, type Desk, type ItemFacts } from "../../support/desk";
import type { Actor } from "#lib/auth/actor";
import { sql } from "#lib/db/sql";
import { columnsOf } from "#lib/exports/column-model";
import { cancelExport, deleteExport, requestExport } from "#lib/exports/commands";
import { forgetOldExports } from "#lib/exports/forget";
import type { AddressWords, ExportFormat, ExportSubject, ExportView } from "#lib/exports/model";
import { exportBytes, getExport, listExports } from "#lib/exports/queries/exports";
import { rowsPerPiece, writePiece } from "#lib/exports/write-piece";
import { inboxFiltersSchema } from "#lib/inbox/model";
import { countItems, listInbox } from "#lib/inbox/queries/list";
import { queueNamed } from "#lib/queue/backend";
import { listNotices } from "#lib/team/queries/notices";
import { listAudit } from "#lib/team/queries";

const now = new Date("2026-03-10T12:00:00Z");
const run = { now, signal: new AbortController().signal };

type Asked = { readonly what?: ExportSubject; readonly format?: ExportFormat; readonly filters?: AddressWords };

const ask = async (actor: Actor, { what = "items", format = "jsonl", filters = { view: "all" } }: Asked = {}): Promise<string> =>
  (await requestExport(actor, { what, format, filters, title: what, headings: {} }, now)).exportId;

const written = async (actor: Actor, exportId: string): Promise<ExportView> => {
  await runExport.run({ workspaceId: actor.workspaceId, exportId }, run);
  return getExport(actor, exportId);
};

const textOf = async (actor: Actor, exportId: string): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const bytes of exportBytes(actor, exportId)) parts.push(bytes);
  return Buffer.concat(parts).toString();
};

const lineSchema = z.record(z.string(), z.unknown());
type Line = z.infer<typeof lineSchema>;
const linesOf = async (actor: Actor, exportId: string): Promise<readonly Line[]> =>
  (await textOf(actor, exportId))
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => lineSchema.parse(JSON.parse(line)));

const someItems = (count: number, traits: (place: number) => Partial<ItemFacts> = () => ({})): readonly ItemFacts[] =>
  Array.from({ length: count }, (_, place) => ({ postedAt: new Date(now.getTime() - (place + 1) * 60_000), text: `Comment ${place}`, ...traits(place) }));

/** Many plain items in one statement, in the thread and by the author of the first that is there. */
const copyItems = async ({ owner }: Desk, count: number): Promise<void> => {
  await sql.query({
    text: `INSERT INTO item (id, workspace_id, brand_id, source_id, thread_id, author_id, external_id, kind, is_brand, text, content_hash, visibility, origin, posted_at, received_at, language, sentiment,
        intent, tones, machine_tags, tagger, reason, unsure)
      SELECT i.id || '-' || n, i.workspace_id, i.brand_id, i.source_id, i.thread_id, i.author_id, i.external_id || '-' || n, i.kind, false, 'Copy ' || n, i.content_hash, i.visibility, i.origin,
        i.posted_at - n * interval '1 second', i.received_at, i.language, i.sentiment, i.intent, i.tones, i.machine_tags, i.tagger, i.reason, i.unsure
      FROM (SELECT * FROM item WHERE workspace_id = $1 ORDER BY id LIMIT 1) AS i CROSS JOIN generate_series(1, $2::int) AS n`,
    values: [owner.workspaceId, count],
  });
};

describe("an export of comments", () => {
  let desk: Desk;
  const filters: readonly AddressWords[] = [
    { view: "all" },
    { view: "waiting" },
    { view: "all", sentiment: "negative,positive", sort: "oldest" },
    { view: "all", assignee: "me" },
    { view: "all", q: "parcel" },
    { view: "over" },
    { state: "needed", from: "2026-03-10", to: "2026-03-11" },
  ];

  beforeAll(async () => {
    desk = await aDesk({ zone: "Europe/Paris" });
    const sentiments = ["negative", "neutral", "positive"];
    await storeItems(
      desk,
      someItems(40, (place) => ({
        sentiment: sentiments[place % 3] ?? "neutral",
        text: place % 4 === 0 ? "=cmd parcel" : "All is well",
        neededSince: place % 2 === 0 ? new Date(now.getTime() - (place + 1) * 60_000) : null,
        dueAt: place % 2 === 0 ? new Date(now.getTime() + (place - 10) * 60_000) : null,
        answeredAt: place % 6 === 0 ? now : null,
        assigneeId: place % 5 === 0 ? desk.owner.memberId : null,
        isBrand: place === 39,
      })),
    );
  });

  it.each(filters)("holds the rows that the inbox lists under the same filters: %j", async (words) => {
    const wanted = inboxFiltersSchema.parse(words);
    const listed = (await listInbox(desk.owner, wanted, { limit: 100, now })).rows.map(({ id }) => id);
    const exportId = await ask(desk.owner, { filters: words });
    const done = await written(desk.owner, exportId);
    const lines = await linesOf(desk.owner, exportId);
    expect(listed.length).toBeGreaterThan(0);
    expect(lines.map(({ id }) => id).toSorted()).toEqual(listed.toSorted());
    expect(done).toMatchObject({ status: "done", rowsDone: listed.length, rowsExpected: await countItems(desk.owner, wanted, now) });
    await deleteExport(desk.owner, { exportId }, now);
  });

  it("says of each what was answered, when, and whether the promise was kept", async () => {
    const exportId = await ask(desk.owner);
    await written(desk.owner, exportId);
    const [newest, , third] = await linesOf(desk.owner, exportId);
    expect(Object.keys(newest ?? {})).toEqual(Object.keys(columnsOf.items));
    expect(newest).toMatchObject({ text: "=cmd parcel", needed: true, responseMinutes: 1, promiseKept: false, author: "Vera" });
    // Not answered and over by now.
    expect(third).toMatchObject({ needed: true, answeredAt: null, responseMinutes: null, promiseKept: false });
    await deleteExport(desk.owner, { exportId }, now);
  });

  it("is no formula as CSV, and stands by the clock of the workspace", async () => {
    const exportId = await ask(desk.owner, { format: "csv", filters: { view: "all", q: "parcel" } });
    await written(desk.owner, exportId);
    const text = await textOf(desk.owner, exportId);
    expect(text).toContain('"\'=cmd parcel"');
    expect(text).toContain('"2026-03-10 12:59:00"');
    await deleteExport(desk.owner, { exportId }, now);
  });

  it("is told to whoever asked for it, and stands in the trail", async () => {
    const member = await aMember(desk, "viewer");
    const exportId = await ask(member);
    await written(member, exportId);
    expect(await listNotices(member, { limit: 5 })).toMatchObject([{ kind: "export-ready", path: "settings/exports", params: { title: "items" } }]);
    await deleteExport(member, { exportId }, now);
    const trail = await listAudit(desk.owner, { limit: 2 });
    expect(trail.map(({ action, subjectId }) => [action, subjectId])).toEqual([
      ["export.delete", exportId],
      ["export.request", exportId],
    ]);
  });
});

describe("other exports", () => {
  it("hold the cases, the figures of each day and source, and the trail in its order", async () => {
    const desk = await aDesk();
    const [itemId] = await storeItems(desk, someItems(1));
    await sql.query({
      text: `INSERT INTO case_file (id, workspace_id, brand_id, number, title, author_id, level, opened_by_id, opened_at, status, step)
        SELECT 'cas_' || i.id || n, i.workspace_id, i.brand_id, n, 'Case ' || n, i.author_id, 'agent', 'x', $2, CASE WHEN n = 3 THEN 'closed' ELSE 'open' END, 'listen'
        FROM item i CROSS JOIN generate_series(1, 3) AS n WHERE i.id = $1`,
      values: [itemId, now],
    });
    await sql.query({
      text: `INSERT INTO coverage_cell (workspace_id, brand_id, grain, day, source_id, slice, key, received, needed, answered, promised, kept, entered, "left", sent, times, minutes, arrivals, late)
        SELECT $1, $2, g, d::date, $3, s, k, r, r, 1, 1, 1, 0, 0, 1, '{}', '{}', '{}', '{}'
        FROM (VALUES ('day', '2026-03-09', 'source', '', 5), ('day', '2026-03-09', 'sentiment', 'negative', 3), ('day', '2026-03-09', 'sentiment', 'neutral', 2),
          ('day', '2026-03-10', 'source', '', 1), ('day', '2026-03-10', 'sentiment', 'positive', 1), ('week', '2026-03-09', 'source', '', 6), ('day', '2026-01-01', 'source', '', 9)) AS v (g, d, s, k, r)`,
      values: [desk.owner.workspaceId, desk.brandId, desk.sourceId],
    });
    const linesFor = async (what: ExportSubject, filters: AddressWords) => {
      const exportId = await ask(desk.owner, { what, filters });
      const { rowsDone, rowsExpected } = await written(desk.owner, exportId);
      expect(rowsDone).toBe(rowsExpected);
      return linesOf(desk.owner, exportId);
    };
    expect(await linesFor("cases", { show: "open" })).toMatchObject([
      { number: 1, title: "Case 1", author: "Vera", comments: 0 },
      { number: 2, title: "Case 2" },
    ]);
    expect(await linesFor("figures", { days: "7" })).toMatchObject([
      { day: "2026-03-09", source: "A page", received: 5, negative: 3, neutral: 2, positive: 0, sent: 1 },
      { day: "2026-03-10", received: 1, positive: 1 },
    ]);
    const trail = await linesFor("audit", {});
    expect(trail.map(({ seq }) => seq)).toEqual(trail.map((_, place) => place + 1));
    expect(trail.at(-1)).toMatchObject({ action: "export.request", actor: desk.owner.name, details: '{"what":"audit","format":"jsonl"}' });
  });
});

describe("whose exports they are", () => {
  it("another member or workspace finds neither the run nor its file, and can neither stop nor delete it", async () => {
    const [desk, other] = [await aDesk(), await aDesk()];
    await storeItems(desk, someItems(2));
    const exportId = await ask(desk.owner);
    await written(desk.owner, exportId);
    for (const stranger of [await aMember(desk, "owner"), other.owner]) {
      expect(await listExports(stranger)).toEqual([]);
      const notFound = { code: "not-found" };
      await expect(getExport(stranger, exportId)).rejects.toMatchObject(notFound);
      await expect(textOf(stranger, exportId)).rejects.toMatchObject(notFound);
      await expect(cancelExport(stranger, { exportId }, now)).rejects.toMatchObject(notFound);
      await expect(deleteExport(stranger, { exportId }, now)).rejects.toMatchObject(notFound);
    }
    expect((await ask(other.owner), await listExports(other.owner)).map(({ status }) => status)).toEqual(["queued"]);
  });

  it("the trail is for those who may read it; who may no longer gets nothing of it", async () => {
    const desk = await aDesk();
    await expect(ask(await aMember(desk, "agent"), { what: "audit", filters: {} })).rejects.toMatchObject({ code: "forbidden" });
    const manager = await aMember(desk, "manager");
    const [ready, waiting] = [await ask(manager, { what: "audit", filters: {} }), await ask(manager, { what: "audit", filters: {} })];
    await written(manager, ready);
    await sql.query({ text: "UPDATE member SET role = 'agent' WHERE id = $1", values: [manager.memberId] });
    const demoted: Actor = { ...manager, role: "agent" };
    await expect(textOf(demoted, ready)).rejects.toMatchObject({ code: "not-found" });
    await runExport.run({ workspaceId: desk.owner.workspaceId, exportId: waiting }, run);
    expect(await getExport(manager, waiting)).toMatchObject({ status: "failed", failure: "not-allowed", sizeBytes: 0 });
  });

  it("a token, words that no address has, and a fourth at a time are refused", async () => {
    const { owner } = await aDesk();
    await expect(ask({ ...owner, memberId: null, scopes: ["items:read"] })).rejects.toMatchObject({ code: "forbidden" });
    await expect(ask(owner, { filters: { sentiment: "sour" } })).rejects.toThrow();
    await Promise.all([ask(owner), ask(owner), ask(owner)]);
    await expect(ask(owner)).rejects.toMatchObject({ code: "conflict", reason: "exports-too-many" });
  });
});

describe("a long export", () => {
  const pieces = 3;
  const count = rowsPerPiece * pieces + 7;
  let desk: Desk;
  let key: { readonly workspaceId: string; readonly exportId: string };

  beforeAll(async () => {
    desk = await aDesk();
    await storeItems(desk, someItems(1));
    await copyItems(desk, count - 1);
  });

  const begun = async (format: ExportFormat = "jsonl"): Promise<void> => {
    key = { workspaceId: desk.owner.workspaceId, exportId: await ask(desk.owner, { format }) };
    await writePiece(key, now);
  };

  it("shows how far it has come and goes on behind its last whole piece, whoever was killed; nothing is lost or doubled", async () => {
    await begun();
    expect(await getExport(desk.owner, key.exportId)).toMatchObject({ status: "running", rowsDone: rowsPerPiece, rowsExpected: count });
    // Two workers at the same piece: one of them stores it.
    expect((await Promise.all([writePiece(key, now), writePiece(key, now)])).toSorted()).toEqual(["over", "written"]);
    expect(await getExport(desk.owner, key.exportId)).toMatchObject({ rowsDone: 2 * rowsPerPiece });
    // What arrives meanwhile is in none of its pieces.
    await storeItems(desk, [{ postedAt: new Date(now.getTime() + 1_000), text: "Later" }]);
    // One told to leave writes nothing more; the next one ends the file.
    await runExport.run(key, { now, signal: AbortSignal.abort() });
    expect(await written(desk.owner, key.exportId)).toMatchObject({ status: "done", rowsDone: count });
    const ids = (await linesOf(desk.owner, key.exportId)).map(({ id }) => id);
    expect([ids.length, new Set(ids).size]).toEqual([count, count]);
    expect(await listNotices(desk.owner, { limit: 5 })).toHaveLength(1);
    await runExport.run(key, run);
    expect(await listNotices(desk.owner, { limit: 5 })).toHaveLength(1);
    await deleteExport(desk.owner, { exportId: key.exportId }, now);
  });

  it("is stopped in the middle: what was written goes, and no worker writes on", async () => {
    await begun("xlsx");
    await expect(deleteExport(desk.owner, { exportId: key.exportId }, now)).rejects.toMatchObject({ code: "conflict" });
    await cancelExport(desk.owner, { exportId: key.exportId }, now);
    expect(await writePiece(key, now)).toBe("over");
    expect(await getExport(desk.owner, key.exportId)).toMatchObject({ status: "cancelled" });
    expect(await sql.query({ text: "SELECT seq FROM export_piece WHERE export_id = $1", values: [key.exportId] })).toEqual([]);
    await expect(cancelExport(desk.owner, { exportId: key.exportId }, now)).rejects.toMatchObject({ code: "conflict" });
  });

  it("that the queue forgot is found again, and a file is forgotten after a week", async () => {
    await begun("csv");
    const queue = await queueNamed("maintain");
    await queue.obliterate({ force: true });
    await reconcile({ now, graceMs: 0 });
    expect((await queue.getJobs()).map(({ data }): unknown => data)).toContainEqual(key);
    await written(desk.owner, key.exportId);
    const weekLater = new Date(now.getTime() + 7 * 86_400_000);
    await forgetOldExports(now);
    expect(await getExport(desk.owner, key.exportId)).toMatchObject({ status: "done" });
    // Its end is stamped by the worker's clock.
    await sql.query({ text: "UPDATE export_run SET finished_at = $2 WHERE id = $1", values: [key.exportId, now] });
    await forgetOldExports(new Date(weekLater.getTime() + 1));
    await expect(getExport(desk.owner, key.exportId)).rejects.toMatchObject({ code: "not-found" });
    expect(await sql.query({ text: "SELECT seq FROM export_piece WHERE export_id = $1", values: [key.exportId] })).toEqual([]);
  });
});
