import { describe, expect, it } from "vitest";

import type { Page } from "#lib/connectors/contract";
import { sql } from "#lib/db/sql";
import type { RecordedSource } from "#lib/items/model";
import { recordPage, type RecordOutcome } from "#lib/items/record-page";
import { tagPage } from "#lib/items/tag-page";
import { shippedTagger } from "#lib/tagging/embedded/shipped-tagger";

import { aDesk, anItem, aPage, aSource } from "../../support/watched";

const now = new Date("2026-11-02T10:05:00Z");

type Extra = { readonly cursorVersion?: number | null; readonly alongside?: () => Promise<void> };

const record = async (source: RecordedSource, page: Page, { cursorVersion = null, alongside }: Extra = {}): Promise<RecordOutcome> =>
  recordPage({ workspaceId: source.workspaceId, source, stream: "comments", page: await tagPage(shippedTagger(), page), cursorVersion, now, alongside });

const count = async (table: "item" | "item_key" | "thread" | "author" | "item_revision" | "set_aside" | "source_gap", sourceId: string): Promise<number> => {
  const where =
    table === "author"
      ? "workspace_id = (SELECT workspace_id FROM source WHERE id = $1)"
      : table === "item_revision"
        ? "item_id IN (SELECT id FROM item WHERE source_id = $1)"
        : "source_id = $1";
  const [row] = await sql.query<{ count: number }>({ text: `SELECT count(*)::int AS count FROM ${table} WHERE ${where}`, values: [sourceId] });
  return row?.count ?? -1;
};

const itemOf = async (source: RecordedSource, externalId: string) => {
  const [row] = await sql.query<{
    text: string;
    origin: string;
    visibility: string;
    is_brand: boolean;
    edited_at: Date | null;
    deleted_at: Date | null;
    language: string;
    sentiment: string;
    machine_tags: unknown;
    received_at: Date;
    id: string;
    thread: string;
  }>({
    text: "SELECT i.*, t.external_id AS thread FROM item i JOIN thread t ON t.id = i.thread_id WHERE i.source_id = $1 AND i.external_id = $2",
    values: [source.id, externalId],
  });
  if (!row) throw new Error(`${externalId} is not stored`);
  return row;
};

const cursorOf = async (source: RecordedSource) =>
  (await sql.query<{ cursor: unknown; version: number }>({ text: "SELECT cursor, version FROM source_cursor WHERE source_id = $1", values: [source.id] }))[0];

describe("recording a page", () => {
  it("stores items, authors, threads and cursor together", async () => {
    const source = await aSource(await aDesk());
    const page = aPage([anItem("c1"), anItem("c2", { by: "Boris" }), anItem("c3", { rootExternalId: "post-2" })], { cursor: { v: 1, at: "here" } });
    expect(await record(source, page, { cursorVersion: 0 })).toMatchObject({ kind: "recorded", added: 3, changed: 0, duplicates: 0, cursorVersion: 1 });
    expect([await count("item", source.id), await count("item_key", source.id), await count("thread", source.id), await count("author", source.id)]).toEqual([
      3, 3, 2, 2,
    ]);
    expect(await cursorOf(source)).toEqual({ cursor: { v: 1, at: "here" }, version: 1 });
    expect(await itemOf(source, "c1")).toMatchObject({ language: "en", machine_tags: { language: { label: "en" } } });
  });

  it("dates an item by the first byte of its page, not by the moment it was stored", async () => {
    const source = await aSource(await aDesk());
    const receivedAt = new Date(now.getTime() - 1_234);
    await record(source, aPage([anItem("c1")], { receivedAt }));
    expect(await itemOf(source, "c1")).toMatchObject({ received_at: receivedAt });
  });

  it("is the same done twice as done once", async () => {
    const source = await aSource(await aDesk());
    const page = aPage([anItem("c1"), anItem("c2")]);
    await record(source, page);
    expect(await record(source, page)).toMatchObject({ kind: "recorded", added: 0, changed: 0, duplicates: 2, threadIds: [] });
    expect([await count("item", source.id), await count("item_revision", source.id)]).toEqual([2, 0]);
  });

  it("stores an item once when two pages bring it at the same moment", async () => {
    const source = await aSource(await aDesk());
    const pages = Array.from({ length: 6 }, (_, turn) =>
      aPage(Array.from({ length: 40 }, (_unused, place) => anItem(`c${String((place * 7 + turn * 11) % 40)}`))),
    );
    const outcomes = await Promise.all(pages.map((page) => record(source, page)));
    expect(outcomes.reduce((sum, outcome) => sum + (outcome.kind === "recorded" ? outcome.added : 0), 0)).toBe(40);
    expect([await count("item", source.id), await count("thread", source.id), await count("author", source.id)]).toEqual([40, 1, 1]);
  });

  it("keeps the last word of a page that holds an item twice", async () => {
    const source = await aSource(await aDesk());
    await record(source, aPage([anItem("c1", { text: "first" }), anItem("c1", { text: "second" })]));
    expect((await itemOf(source, "c1")).text).toBe("second");
    expect(await count("item", source.id)).toBe(1);
  });

  it("leaves nothing behind when it is broken off before the commit", async () => {
    const source = await aSource(await aDesk());
    const broken = record(source, aPage([anItem("c1")]), { cursorVersion: 0, alongside: () => Promise.reject(new Error("the power went")) });
    await expect(broken).rejects.toThrow("the power went");
    expect([await count("item", source.id), await count("item_key", source.id), await count("thread", source.id), await count("author", source.id)]).toEqual([
      0, 0, 0, 0,
    ]);
    expect(await cursorOf(source)).toBeUndefined();
    expect(await record(source, aPage([anItem("c1")]), { cursorVersion: 0 })).toMatchObject({ added: 1 });
  });

  it("rolls a page back whole when another poll has moved the cursor", async () => {
    const source = await aSource(await aDesk());
    await record(source, aPage([anItem("c1")]), { cursorVersion: 0 });
    expect(await record(source, aPage([anItem("c2")], { cursor: "late" }), { cursorVersion: 0 })).toEqual({ kind: "lost-race" });
    expect(await count("item", source.id)).toBe(1);
    expect(await cursorOf(source)).toEqual({ cursor: { v: 1 }, version: 1 });
  });

  it("lets one of two polls win that read the same cursor", async () => {
    const source = await aSource(await aDesk());
    const outcomes = await Promise.all([1, 2, 3].map((turn) => record(source, aPage([anItem(`c${String(turn)}`)]), { cursorVersion: 0 })));
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["lost-race", "lost-race", "recorded"]);
    expect(await count("item", source.id)).toBe(1);
  });

  it("keeps what an item said before an edit, and tags it anew", async () => {
    const source = await aSource(await aDesk());
    await record(source, aPage([anItem("c1", { text: "Thank you, lovely service!" })]));
    expect((await itemOf(source, "c1")).sentiment).toBe("positive");
    expect(await record(source, aPage([anItem("c1", { text: "Terrible service, I want my money back." })]))).toMatchObject({ added: 0, changed: 1 });
    const item = await itemOf(source, "c1");
    expect(item).toMatchObject({ text: "Terrible service, I want my money back.", sentiment: "negative", edited_at: now });
    expect(await sql.query({ text: "SELECT text, replaced_at FROM item_revision WHERE item_id = $1", values: [item.id] })).toEqual([
      { text: "Thank you, lovely service!", replaced_at: now },
    ]);
  });

  it("lets a person's tag stand when the text is edited", async () => {
    const desk = await aDesk();
    const source = await aSource(desk);
    await record(source, aPage([anItem("c1", { text: "Thank you, lovely service!" })]));
    const { id } = await itemOf(source, "c1");
    await sql.query({
      text: "INSERT INTO tag_correction (id, workspace_id, item_id, member_id, head, was, became, at) VALUES ($1, $2, $3, 'mem_1', 'sentiment', 'positive', 'neutral', now())",
      values: [`cor_${id}`, desk.workspaceId, id],
    });
    await sql.query({ text: "UPDATE item SET sentiment = 'neutral' WHERE id = $1", values: [id] });
    await record(source, aPage([anItem("c1", { text: "Terrible service, I want my money back." })]));
    expect((await itemOf(source, "c1")).sentiment).toBe("neutral");
  });

  it("marks as gone what the source says is gone, once, and shows it again when it is there again", async () => {
    const source = await aSource(await aDesk());
    const seenAt = new Date("2026-11-02T10:04:00Z");
    const gone: Page = { ...aPage([]), events: [{ op: "tombstone", externalId: "c1", seenAt, by: "author" }] };
    await record(source, aPage([anItem("c1")]));
    expect(await record(source, gone)).toMatchObject({ changed: 1 });
    expect(await itemOf(source, "c1")).toMatchObject({ deleted_at: seenAt, visibility: "deleted" });
    expect(await record(source, gone)).toMatchObject({ changed: 0 });
    expect(await record(source, aPage([anItem("c1")]))).toMatchObject({ changed: 1 });
    expect(await itemOf(source, "c1")).toMatchObject({ deleted_at: null, visibility: "public" });
  });

  it("lets no older word of a push undo a newer one", async () => {
    const source = await aSource(await aDesk(), { platform: "push" });
    const old = anItem("c1", { text: "old", editedAt: new Date("2026-11-02T10:01:00Z") });
    await record(source, aPage([anItem("c1", { text: "new", editedAt: new Date("2026-11-02T10:02:00Z") })]));
    expect(await record(source, aPage([old]))).toMatchObject({ changed: 0 });
    await record(source, { ...aPage([]), events: [{ op: "tombstone", externalId: "c1", seenAt: new Date("2026-11-02T10:03:00Z"), by: "author" }] });
    await record(source, aPage([old]));
    expect(await itemOf(source, "c1")).toMatchObject({ text: "new", visibility: "deleted" });
  });

  it("keeps every edit of a sender who tells no time of edits", async () => {
    const source = await aSource(await aDesk(), { platform: "push" });
    for (const text of ["first", "second", "third"]) await record(source, aPage([anItem("c1", { text })]));
    expect(await itemOf(source, "c1")).toMatchObject({ text: "third", edited_at: now });
    expect(await count("item_revision", source.id)).toBe(2);
  });

  it("takes the brand's own words with the platform's quotes and dashes for no edit, and other words for one", async () => {
    const source = await aSource(await aDesk());
    await record(source, aPage([anItem("r1", { isBrand: true, text: `We said "tomorrow" -- it's on its way...` })]));
    expect(
      await record(source, aPage([anItem("r1", { isBrand: true, text: "We said \u201Ctomorrow\u201D \u2013 it\u2019s on its way\u2026" })])),
    ).toMatchObject({ changed: 0 });
    expect(await itemOf(source, "r1")).toMatchObject({ edited_at: null });
    expect(await record(source, aPage([anItem("r1", { isBrand: true, text: "We said \u201Ctoday\u201D" })]))).toMatchObject({ changed: 1 });
  });

  it("hangs an answer that is pushed alone into the thread of what it answers", async () => {
    const source = await aSource(await aDesk(), { platform: "push" });
    await record(source, aPage([anItem("m1", { rootExternalId: "m1" })]));
    await record(source, aPage([anItem("m2", { rootExternalId: "m1", parentExternalId: "m1" })]));
    await record(source, aPage([anItem("m3", { rootExternalId: "m2", parentExternalId: "m2" })]));
    expect((await itemOf(source, "m3")).thread).toBe("m1");
  });

  it("makes no promise for what was written before the source was watched", async () => {
    const source = await aSource(await aDesk(), { liveSince: new Date("2026-11-02T10:00:00Z") });
    await record(source, aPage([anItem("c1", { postedAt: new Date("2026-11-02T09:59:59Z") }), anItem("c2")]));
    expect([(await itemOf(source, "c1")).origin, (await itemOf(source, "c2")).origin]).toEqual(["backfill", "live"]);
  });

  it("stores a text with NUL and half a surrogate pair as far as it can be stored", async () => {
    const source = await aSource(await aDesk());
    await record(source, aPage([anItem("c1", { text: "a\u0000b \uD83D end 🚲" })]));
    expect((await itemOf(source, "c1")).text).toBe("ab \uFFFD end 🚲");
  });

  it("stores half a star as a whole one, and its neighbours with it", async () => {
    const source = await aSource(await aDesk());
    await record(source, aPage([anItem("c1", { rating: 4.5 }), anItem("c2", { rating: 2 })]));
    await record(source, aPage([anItem("c2", { rating: 1.5, text: "Even less." })]));
    expect(await sql.query({ text: "SELECT rating FROM item WHERE source_id = $1 ORDER BY external_id", values: [source.id] })).toEqual([
      { rating: 5 },
      { rating: 2 },
    ]);
  });

  it("sets aside what has a name that fits no index, and stores its neighbours", async () => {
    const source = await aSource(await aDesk());
    const endless = Array.from({ length: 4_000 }, (_, place) => String.fromCodePoint(0x4e00 + ((place * 7919) % 20_000))).join("");
    await record(source, aPage([anItem(endless), anItem("c1", { rootExternalId: endless }), anItem("c2", { by: endless }), anItem("c3")]));
    expect([await count("item", source.id), await count("set_aside", source.id)]).toEqual([1, 3]);
  });

  it("sets an item with an impossible date aside and stores its neighbours", async () => {
    const source = await aSource(await aDesk());
    await record(source, aPage([anItem("c1", { postedAt: new Date(Number.NaN) }), anItem("c2")]));
    expect([await count("item", source.id), await count("set_aside", source.id)]).toEqual([1, 1]);
  });

  it("sets a broken part of a list aside once, however often the list is read", async () => {
    const source = await aSource(await aDesk());
    const setAside = [{ reason: "row-not-understood", field: "id", excerpt: "{}" }];
    await record(source, aPage([], { setAside }));
    await record(source, aPage([], { setAside }));
    await record(source, aPage([], { setAside: [{ reason: "row-not-understood", excerpt: "{}" }] }));
    expect(await count("set_aside", source.id)).toBe(2);
  });

  it("stores nothing that waits of an item that its own page takes back", async () => {
    const source = await aSource(await aDesk());
    const page = aPage([anItem("c1"), anItem("c2")]);
    await record(source, { ...page, events: [...page.events, { op: "tombstone", externalId: "c2", seenAt: now, by: "author" }] });
    expect(await count("item", source.id)).toBe(1);
    await record(source, { ...page, events: [...page.events, { op: "tombstone", externalId: "c1", seenAt: now, by: "author" }] });
    expect((await itemOf(source, "c1")).deleted_at).toEqual(now);
  });

  it("tells a gap once, however often it is told", async () => {
    const source = await aSource(await aDesk());
    const gap = { since: new Date("2026-11-01T00:00:00Z"), until: new Date("2026-11-01T12:00:00Z"), reason: "window-passed" };
    await record(source, aPage([], { gap }));
    await record(source, aPage([], { gap }));
    expect(await count("source_gap", source.id)).toBe(1);
  });

  it("refuses a source of another workspace", async () => {
    const source = await aSource(await aDesk());
    const other = await aDesk();
    await expect(
      recordPage({
        workspaceId: other.workspaceId,
        source,
        stream: "comments",
        page: await tagPage(shippedTagger(), aPage([anItem("c1")])),
        cursorVersion: null,
        now,
      }),
    ).rejects.toMatchObject({ code: "not-found" });
  });
});
