import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

import { afterEach, beforeAll, expect, it } from "vitest";

import { workerCommand } from "../../../scripts/start/worker-command.mjs";
import { aDesk, anItem, storeItems, type Desk } from "../../support/desk";
import { openedInSpreadsheet } from "../../support/open-in-spreadsheet";
import { sql } from "#lib/db/sql";
import { cancelExport, requestExport } from "#lib/exports/commands";
import type { ExportFormat, ExportSubject } from "#lib/exports/model";
import { exportBytes, getExport } from "#lib/exports/queries/exports";

const home = path.join(import.meta.dirname, "../../..");
const isLong = process.env["PARLEY_LONG"] === "1";
const count = isLong ? 1_000_000 : 10_000;
const mostAboveIdleMb = 100;
const atATime = 50_000;

const now = new Date("2026-03-10T12:00:00Z");

/** Comments of some length, a minute apart. */
const fill = async (desk: Desk): Promise<void> => {
  const first = await anItem(desk, { postedAt: now });
  for (let from = 1; from < count; from += atATime)
    await sql.query({
      text: `INSERT INTO item (id, workspace_id, brand_id, source_id, thread_id, author_id, external_id, kind, is_brand, text, content_hash, visibility, origin, posted_at, received_at, language, sentiment,
          intent, tones, machine_tags, tagger, reason, unsure)
        SELECT i.id || '-' || n, i.workspace_id, i.brand_id, i.source_id, i.thread_id, i.author_id, i.external_id || '-' || n, i.kind, false,
          'When will parcel ' || n || ' come? ' || repeat('I have been waiting for it. ', n % 12), i.content_hash, i.visibility, i.origin,
          i.posted_at - n * interval '1 minute', i.received_at, i.language, i.sentiment, i.intent, i.tones, i.machine_tags, i.tagger, i.reason, i.unsure
        FROM item i CROSS JOIN generate_series($2::int, $3::int) AS n WHERE i.id = $1`,
      values: [first, from, Math.min(count, from + atATime) - 1],
    });
  await sql.query({ text: "ANALYZE item", values: [] });
};

let desk: Desk;
const children = new Set<ChildProcess>();

/** A worker that has said it is at work. */
const startWorker = async (): Promise<ChildProcess> => {
  const flags = ["--queues", "maintain", "--reconcile-every", "1000", "--reconcile-after", "0", "--lock", "1000"];
  const child = spawn(process.execPath, [...workerCommand, ...flags], {
    cwd: home,
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, LOG_LEVEL: "info" },
  });
  children.add(child);
  await once(child.stdout, "data");
  child.stdout.resume();
  return child;
};

const kill = async (child: ChildProcess): Promise<void> => {
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
  children.delete(child);
};

const memoryMb = ({ pid }: ChildProcess): number => Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) / 1_024;

const ask = async (format: ExportFormat, what: ExportSubject = "items"): Promise<string> =>
  (await requestExport(desk.owner, { what, format, filters: { view: "all" }, title: what, headings: {} }, now)).exportId;

const isDone = (exportId: string, seen: () => void): Promise<void> =>
  expect
    .poll(
      async () => {
        seen();
        return (await getExport(desk.owner, exportId)).status;
      },
      { timeout: 1_500_000, interval: 250 },
    )
    .toBe("done");

beforeAll(async () => {
  desk = await aDesk();
  await fill(desk);
}, 1_200_000);

afterEach(async () => {
  for (const child of children) await kill(child);
});

it.each(["csv", "xlsx"] as const)(
  `${count} comments are written as %s in flat memory, with progress, by a process that is killed meanwhile and another`,
  { timeout: 1_600_000 },
  async (format) => {
    const killed = await startWorker();
    const exportId = await ask(format);
    const rowsDone = async (): Promise<number> => (await getExport(desk.owner, exportId)).rowsDone;
    await expect.poll(rowsDone, { timeout: 120_000, interval: 20 }).toBeGreaterThan(0);
    await kill(killed);
    expect(await rowsDone()).toBeLessThan(count);

    // Idle is a worker in service that has nothing to do: it has written a short file, and the long one is not there to be found.
    await sql.query({ text: "UPDATE export_run SET status = 'held' WHERE id = $1", values: [exportId] });
    const worker = await startWorker();
    await isDone(await ask(format, "audit"), () => undefined);
    const idleMb = memoryMb(worker);
    await sql.query({ text: "UPDATE export_run SET status = 'running' WHERE id = $1", values: [exportId] });
    let mostMb = idleMb;
    await isDone(exportId, () => {
      mostMb = Math.max(mostMb, memoryMb(worker));
    });
    console.info(`${format}: ${count} rows, ${idleMb.toFixed(0)} MB idle, ${(mostMb - idleMb).toFixed(0)} MB above it at most`);
    expect(mostMb - idleMb).toBeLessThan(mostAboveIdleMb);

    const { rowsExpected, sizeBytes, rowsDone: done } = await getExport(desk.owner, exportId);
    expect([done, rowsExpected]).toEqual([count, count]);
    let [bytes, lines] = [0, 0];
    for await (const piece of exportBytes(desk.owner, exportId)) {
      bytes += piece.byteLength;
      for (const byte of piece) if (byte === 10) lines += 1;
    }
    expect(bytes).toBe(sizeBytes);
    if (format === "csv") expect(lines).toBe(count + 1);
  },
);

it("is stopped in the middle by the member's word", { timeout: 300_000 }, async () => {
  await startWorker();
  const exportId = await ask("jsonl");
  await expect.poll(async () => (await getExport(desk.owner, exportId)).rowsDone, { timeout: 120_000, interval: 20 }).toBeGreaterThan(0);
  await cancelExport(desk.owner, { exportId }, now);
  const { rowsDone } = await getExport(desk.owner, exportId);
  expect(rowsDone).toBeLessThan(count);
  expect(await sql.query({ text: "SELECT seq FROM export_piece WHERE export_id = $1", values: [exportId] })).toEqual([]);
});

const awkward = [
  '=HYPERLINK("https://evil.example","prize")',
  "+7 900 000-00-00",
  "@SUM(A1)",
  "-2+3",
  "Привет, «мир»; ещё раз",
  "Une ligne\net une autre",
  '"Quoted", said she',
];
/** What a spreadsheet takes for a number unless the file says that it is words, as CSV cannot. */
const likeNumbers = ["007", "1,5", "2026-03-10"];

if (isLong)
  it.each(["csv", "xlsx"] as const)(
    "10,000 rows open in LibreOffice as %s: every word in its cell, and nothing is computed",
    { timeout: 600_000 },
    async (format) => {
      const own = await aDesk();
      const special = format === "csv" ? awkward : [...awkward, ...likeNumbers];
      const texts = Array.from({ length: 10_000 }, (_, place) => special[place] ?? `Comment ${String(place)}`);
      await storeItems(
        own,
        texts.map((text, place) => ({ text, postedAt: new Date(now.getTime() - place * 60_000) })),
      );
      await startWorker();
      const { exportId } = await requestExport(own.owner, { what: "items", format, filters: { view: "all" }, title: "items", headings: {} }, now);
      await expect.poll(async () => (await getExport(own.owner, exportId)).status, { timeout: 300_000, interval: 250 }).toBe("done");
      const pieces: Buffer[] = [];
      for await (const piece of exportBytes(own.owner, exportId)) pieces.push(piece);
      const [head = [], ...rows] = openedInSpreadsheet(Buffer.concat(pieces), format);
      const column = head.indexOf("text");
      const shielded = (text: string): string => (format === "csv" && /^[=+@-]/u.test(text) ? `'${text}` : text);
      expect(rows.map((row) => row[column])).toEqual(texts.map(shielded));
    },
  );
