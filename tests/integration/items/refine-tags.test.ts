import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";

import { sql } from "#lib/db/sql";
import { correctTag } from "#lib/items/commands/correct-tag";
import { startRetag } from "#lib/items/commands/retag";
import type { RecordedSource } from "#lib/items/model";
import { recordPage } from "#lib/items/record-page";
import { listWorkspacesToRefine, refinePage, type RefineOutcome } from "#lib/items/refine-tags";
import { retagPage } from "#lib/items/retag-history";
import { tagPage } from "#lib/items/tag-page";
import type { IncomingItem } from "#lib/connectors/contract";
import { queueNamed } from "#lib/queue/backend";
import { shippedTagger } from "#lib/tagging/embedded/shipped-tagger";
import { embeddedFor } from "#lib/tagging/embedded-for";
import { taggerFor } from "#lib/tagging/tagger-for";

import { reconcile } from "../../../workers/reconcile";
import { startChatService, type ChatService } from "../../support/chat-service";
import { aDesk, anItem, aPage, aSource, type Desk } from "../../support/watched";

const now = new Date("2026-11-20T12:00:00Z");
const later = (hours: number): Date => new Date(now.getTime() + hours * 3_600_000);
const chatName = "chat:small";

let service: ChatService;

// Settings are read once a process, so this file has the one choice of its own.
beforeAll(async () => {
  service = await startChatService();
  Object.assign(process.env, { PARLEY_TAGGER: "chat", PARLEY_TAGGER_URL: service.url.origin, PARLEY_TAGGER_MODEL: "small" });
});
// What one test left is nothing to the next.
afterEach(async () => {
  await sql.query({ text: "UPDATE item SET refine_at = NULL", values: [] });
});
afterAll(async () => {
  await service.close();
});

type Watched = { readonly desk: Desk; readonly source: RecordedSource };

const watched = async (...items: readonly IncomingItem[]): Promise<Watched> => {
  const desk = await aDesk({ role: "manager" });
  const own = { desk, source: await aSource(desk) };
  await record(own, items);
  return own;
};

/** As every door records a page. */
const record = async ({ desk: { workspaceId }, source }: Watched, items: readonly IncomingItem[]): Promise<void> => {
  const page = await tagPage(await embeddedFor(workspaceId), aPage(items, { receivedAt: now }));
  await recordPage({ workspaceId, source, stream: "comments", page, cursorVersion: null, now });
  await sql.query({ text: "UPDATE thread SET unsettled_since = NULL WHERE source_id = $1", values: [source.id] });
};

const refine = async ({ desk: { workspaceId } }: Watched, at = now): Promise<RefineOutcome> =>
  refinePage({ workspaceId, tagger: await taggerFor(workspaceId), now: at });

type Row = { readonly tagger: string; readonly sentiment: string; readonly said: string; readonly due: Date | null; readonly unsettled: boolean };

const rowOf = async ({ source }: Watched, externalId: string): Promise<Row> => {
  const [row] = await sql.query<Row>({
    text: `SELECT i.tagger, i.sentiment, i.machine_tags#>>'{sentiment,label}' AS said, i.refine_at AS due, t.unsettled_since IS NOT NULL AS unsettled
      FROM item i JOIN thread t ON t.id = i.thread_id WHERE i.source_id = $1 AND i.external_id = $2`,
    values: [source.id, externalId],
  });
  if (row === undefined) throw new Error("There is no such item.");
  return row;
};

const shown = (): readonly string[] => service.seen().flatMap(({ comments }) => comments.map(({ text }) => text));

describe("refining with a chat service", () => {
  it("stores a page at once by the embedded tagger, and has the service read it afterwards", async () => {
    const own = await watched(anItem("c1", { text: "Thank you, the parcel came early! (stored)" }));
    expect(await rowOf(own, "c1")).toMatchObject({ tagger: shippedTagger().name, sentiment: "positive", due: now });
    expect(shown()).not.toContain("Thank you, the parcel came early! (stored)");
    expect(await refine(own)).toMatchObject({ kind: "more", threadIds: [expect.any(String)] });
    expect(await rowOf(own, "c1")).toEqual({ tagger: chatName, sentiment: "negative", said: "negative", due: null, unsettled: true });
    expect(await refine(own)).toEqual({ kind: "over" });
  });

  it("never shows the service what the brand said itself", async () => {
    const own = await watched(
      anItem("c1", { text: "Is it open? (asked)" }),
      anItem("r1", { text: "Yes, from nine. (own)", isBrand: true, parentExternalId: "c1" }),
    );
    await refine(own);
    const { workspaceId } = own.desk;
    const { runId } = await startRetag(own.desk.actor, {}, now);
    const tagger = await taggerFor(workspaceId);
    while ((await retagPage({ workspaceId, runId, tagger, embedded: await embeddedFor(workspaceId), now })).kind === "more");
    expect(shown()).toContain("Is it open? (asked)");
    expect(shown()).not.toContain("Yes, from nine. (own)");
    expect(await rowOf(own, "r1")).toMatchObject({ tagger: shippedTagger().name, due: null });
  });

  it("keeps a person's word", async () => {
    const own = await watched(anItem("c1", { text: "Good morning (said)" }));
    const [item] = await sql.query<{ id: string }>({ text: "SELECT id FROM item WHERE source_id = $1", values: [own.source.id] });
    await correctTag(own.desk.actor, { itemId: item?.id ?? "", head: "sentiment", became: "positive" }, now);
    await refine(own);
    expect(await rowOf(own, "c1")).toMatchObject({ tagger: chatName, sentiment: "positive", said: "negative" });
  });

  it("asks again only after as long as it waited, an hour at least, and gives up after a week", async () => {
    const own = await watched(anItem("c1", { text: "Anybody there? (away)" }));
    const tried: number[] = [];
    for (let hour = 0; hour < 400; hour += 1) {
      const outcome = await refinePage({ workspaceId: own.desk.workspaceId, tagger: failing, now: later(hour) });
      if (outcome.kind === "more") tried.push(hour);
    }
    expect(tried).toEqual([0, 1, 2, 4, 8, 16, 32, 64, 128]);
    expect(await rowOf(own, "c1")).toMatchObject({ tagger: shippedTagger().name, due: null, unsettled: false });
  });

  it("leaves due what was edited while it was being read", async () => {
    const own = await watched(anItem("c1", { text: "Where is it? (first)" }));
    const edited = anItem("c1", { text: "Where is it now? (second)", editedAt: later(1) });
    const tagger = { name: chatName, tagAll: (texts: Parameters<typeof failing.tagAll>[0]) => record(own, [edited]).then(() => failing.tagAll(texts)) };
    await refinePage({ workspaceId: own.desk.workspaceId, tagger, now });
    expect(await rowOf(own, "c1")).toMatchObject({ tagger: shippedTagger().name, due: now });
    await refine(own);
    expect(await rowOf(own, "c1")).toMatchObject({ tagger: chatName, due: null });
    expect(shown()).not.toContain("Where is it? (first)");
  });

  it("ends alike where two workers read the same page, and reads nothing of another workspace", async () => {
    const own = await watched(...Array.from({ length: 150 }, (_, place) => anItem(`c${String(place)}`, { text: `Thank you! (${String(place)} of many)` })));
    const other = await watched(anItem("c1", { text: "Thank you! (of another)" }));
    await Promise.all([refine(own), refine(own)]);
    await refine(own);
    expect(await refine(own)).toEqual({ kind: "over" });
    expect(await sql.query({ text: "SELECT tagger, count(*)::int FROM item WHERE source_id = $1 GROUP BY tagger", values: [own.source.id] })).toEqual([
      { tagger: chatName, count: 150 },
    ]);
    expect(await rowOf(other, "c1")).toMatchObject({ tagger: shippedTagger().name, due: now });
  });

  it("is taken up by reconciling where a queue forgot it, for a week", async () => {
    const { desk } = await watched(anItem("c1", { text: "Hello? (forgotten)" }));
    const found = async (at: Date): Promise<boolean> =>
      (await listWorkspacesToRefine({ before: at, now: at })).some(({ workspaceId }) => workspaceId === desk.workspaceId);
    expect([await found(later(-1)), await found(now), await found(later(7 * 24))]).toEqual([false, true, false]);
    const queue = await queueNamed("maintain");
    await queue.obliterate({ force: true });
    await reconcile({ now: later(1) });
    expect(await queue.getJobs()).toContainEqual(expect.objectContaining({ name: "items.refine-tags", data: { workspaceId: desk.workspaceId } }));
  });
});

/** As the chosen tagger signs, and the embedded one read all. */
const failing = { name: chatName, tagAll: shippedTagger().tagAll };
