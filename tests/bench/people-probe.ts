import { performance } from "node:perf_hooks";
import { setTimeout as rest } from "node:timers/promises";

import { judgeAtDoor } from "#lib/items/judge-at-door";
import { disconnect } from "#lib/db/client";
import { sql } from "#lib/db/sql";
import type { Actor } from "#lib/auth/actor";
import type { RecordedSource } from "#lib/items/model";
import { recordPage } from "#lib/items/record-page";
import { tagPage } from "#lib/items/tag-page";
import { getProfile } from "#lib/people/queries/profile";
import { getWaiting, listMood, listSaid } from "#lib/people/queries/said";
import { getThemes } from "#lib/people/queries/themes";
import { updateVerdicts } from "#lib/people/update-verdicts";
import { loadPolicies } from "#lib/playbook/queries/policies";
import { restBesideReading } from "#lib/queue/rest";
import { shippedTagger } from "#lib/tagging/embedded/shipped-tagger";

import { aDesk, anItem, aPage, aSource } from "../support/watched";

// A process of its own for each measurement, with a database of its own: what is measured first must not warm what comes after.
const [mode = "", given = ""] = process.argv.slice(2);
const pageSize = 100;
const pages = 150;
const rounds = 80;
const start = Date.parse("2026-01-01T00:00:00Z");

const phrases = [
  "When will my parcel come? I ordered two weeks ago and nobody answers my letters.",
  "Thank you for the quick help yesterday, the kettle works again and my mother is happy.",
  "Спасибо, всё пришло вовремя, но коробка была помята. Можно ли обменять?",
  "Le service est lent et personne ne répond au téléphone, je suis très déçu.",
  "You are clowns, all of you, and your script can stay where it is.",
];

const item = (place: number, by: string) =>
  anItem(`c${String(place)}`, {
    by,
    rootExternalId: `post-${String(Math.floor(place / 50))}`,
    text: `${phrases[place % phrases.length] ?? ""} Order ${String(place)}.`,
    postedAt: new Date(start + place * 60_000),
  });

const now = new Date("2026-11-20T10:00:00Z");

type Ingest = { readonly itemsPerSecond: number; /** Of this process alone: other work on the machine does not blur it. */ readonly cpuSeconds: number };

/** Reading and storing, with histories counted beside it as a worker does, or without a trace of them. */
const measureIngest = async (withVerdicts: boolean): Promise<Ingest> => {
  if (!withVerdicts) await sql.query({ text: "CREATE RULE unnoticed AS ON INSERT TO author_change DO INSTEAD NOTHING", values: [] });
  const source = await aSource(await aDesk(), { liveSince: new Date(0) });
  const policies = await loadPolicies(source.workspaceId);
  const judge = judgeAtDoor({ source: { ...source, isOwnPage: true }, brandNames: ["Kestrel"], agentNames: [], policies });
  const written = Array.from({ length: pages }, (_, page) =>
    aPage(Array.from({ length: pageSize }, (__, place) => item(page * pageSize + place, `Visitor ${String((page * pageSize + place * 7) % 2_500)}`))),
  );
  await tagPage(shippedTagger(), written[0] ?? aPage([]));
  const counting = { isOver: false };
  const startedAt = performance.now();
  const startedCpu = process.cpuUsage();
  const beside = withVerdicts ? countBeside(source, counting) : Promise.resolve();
  for (const page of written)
    await recordPage({
      workspaceId: source.workspaceId,
      source,
      stream: "comments",
      page: await tagPage(shippedTagger(), page),
      cursorVersion: null,
      judge,
      now,
    });
  const seconds = (performance.now() - startedAt) / 1000;
  const { user, system } = process.cpuUsage(startedCpu);
  counting.isOver = true;
  await beside;
  return { itemsPerSecond: (pages * pageSize) / seconds, cpuSeconds: (user + system) / 1e6 };
};

/** As the worker does. */
const countBeside = async ({ workspaceId }: RecordedSource, counting: { readonly isOver: boolean }): Promise<void> => {
  while (!counting.isOver) {
    const from = performance.now();
    const { kind } = await updateVerdicts({ workspaceId, now });
    await rest(kind === "over" ? 1_000 : restBesideReading(performance.now() - from));
  }
};

/** Milliseconds of a verdict's update and of a profile page, round after round, for an author of so many items. */
const measureAuthor = async (items: number): Promise<{ readonly update: readonly number[]; readonly page: readonly number[] }> => {
  const desk = await aDesk();
  const source = await aSource(desk, { liveSince: new Date(0) });
  for (let from = 0; from < items; from += 500) await record(source, from, Math.min(500, items - from));
  while ((await updateVerdicts({ workspaceId: source.workspaceId, now })).kind === "more");
  const [author] = await sql.query<{ id: string }>({ text: "SELECT id FROM author WHERE workspace_id = $1", values: [source.workspaceId] });
  await sql.query({ text: "VACUUM ANALYZE", values: [] });
  const update: number[] = [];
  const page: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await record(source, items + round, 1);
    update.push(await timed(() => updateVerdicts({ workspaceId: source.workspaceId, now })));
    page.push(await timed(() => readPage(desk.actor, author?.id ?? "")));
  }
  return { update, page };
};

const record = async (source: RecordedSource, from: number, count: number): Promise<void> => {
  const page = aPage(Array.from({ length: count }, (_, place) => item(from + place, "Olga")));
  await recordPage({ workspaceId: source.workspaceId, source, stream: "comments", page: await tagPage(shippedTagger(), page), cursorVersion: null, now });
};

const readPage = async (actor: Actor, authorId: string): Promise<void> => {
  await Promise.all([
    getProfile(actor, authorId),
    listSaid(actor, { authorId, by: "all", limit: 30 }),
    listMood(actor, authorId),
    getThemes(actor, authorId),
    getWaiting(actor, authorId),
  ]);
};

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const from = performance.now();
  await work();
  return performance.now() - from;
};

const measured = mode === "ingest" ? await measureIngest(given === "on") : await measureAuthor(Number(given));
process.stdout.write(`${JSON.stringify(measured)}\n`);
await disconnect();
