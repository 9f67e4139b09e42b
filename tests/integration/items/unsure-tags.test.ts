import { beforeAll, describe, expect, it } from "vitest";

import { GET as apiDoor } from "../../../app/api/v1/[[...path]]/route";
import { NextRequest } from "next/server";
import { aDesk, aMember, anItem, storeItems, type Desk } from "../../support/desk";
import { aDesk as aWatchedDesk, aPage, aSource, anItem as aComment } from "../../support/watched";
import { sql } from "#lib/db/sql";
import { inboxFiltersSchema } from "#lib/inbox/model";
import { getConversation } from "#lib/inbox/queries/conversation";
import { getCounts } from "#lib/inbox/queries/counts";
import { listInbox } from "#lib/inbox/queries/list";
import { correctTag } from "#lib/items/commands/correct-tag";
import { takeBackTag } from "#lib/items/commands/take-back-tag";
import type { RecordedSource } from "#lib/items/model";
import { recordPage } from "#lib/items/record-page";
import { tagPage } from "#lib/items/tag-page";
import { queueNamed } from "#lib/queue/backend";
import { shippedTagger } from "#lib/tagging/embedded/shipped-tagger";
import type { Tagger, UnsureHead } from "#lib/tagging/model";
import { createApiToken } from "#lib/team/commands/api-tokens";

const now = new Date("2026-11-20T10:00:00Z");
const postedAt = new Date("2026-11-20T09:00:00Z");

beforeAll(async () => {
  await queueNamed("process");
});
type Row = { readonly sentiment: string; readonly intent: string; readonly tones: readonly string[]; readonly unsure: readonly string[] };

const rowOf = async (itemId: string): Promise<Row> => {
  const [row] = await sql.query<Row>({ text: "SELECT sentiment, intent, tones, unsure FROM item WHERE id = $1", values: [itemId] });
  if (!row) throw new Error("no such item");
  return row;
};

const wordsOn = (itemId: string): Promise<readonly object[]> =>
  sql.query({ text: "SELECT head, was, became FROM tag_correction WHERE item_id = $1 ORDER BY id", values: [itemId] });

const doubted = (desk: Desk, unsure: readonly UnsureHead[], tones: readonly string[] = []): Promise<string> =>
  anItem(desk, { postedAt, unsure, tones, sentiment: "negative", machineTags: { unsure, sentiment: { label: "negative", confidence: 0.52 } } });

const unsureView = inboxFiltersSchema.parse({ view: "unsure" });

/** The shipped tagger, unsure of what the test says. */
const doubting = (unsure: readonly UnsureHead[]): Tagger => ({
  name: "doubting",
  tagAll: (texts) => Promise.resolve(texts.map((text) => ({ ...shippedTagger().tag(text), unsure }))),
});

const record = async (source: RecordedSource, { text, unsure }: { readonly text: string; readonly unsure: readonly UnsureHead[] }): Promise<string> => {
  const page = await tagPage(doubting(unsure), aPage([aComment("c1", { text })]));
  await recordPage({ workspaceId: source.workspaceId, source, stream: "comments", page, cursorVersion: null, now });
  const [row] = await sql.query<{ id: string }>({ text: "SELECT id FROM item WHERE source_id = $1", values: [source.id] });
  return row?.id ?? "";
};

describe("what the tagger is unsure of", () => {
  it("is stored with a comment, and decided anew with an edit but for what a person has decided", async () => {
    const desk = await aWatchedDesk();
    const source = await aSource(desk);
    const itemId = await record(source, { text: "Well, thank you so much.", unsure: ["sentiment", "tone"] });
    expect((await rowOf(itemId)).unsure).toEqual(["sentiment", "tone"]);
    await correctTag(desk.actor, { itemId, head: "tones", became: [] }, now);
    await record(source, { text: "Well, thank you so very much.", unsure: ["intent", "tone"] });
    expect((await rowOf(itemId)).unsure).toEqual(["intent"]);
  });

  it("is asked of nobody where the brand itself has written", async () => {
    const desk = await aWatchedDesk();
    const source = await aSource(desk);
    const page = await tagPage(doubting(["sentiment"]), aPage([aComment("c1", { isBrand: true })]));
    await recordPage({ workspaceId: source.workspaceId, source, stream: "comments", page, cursorVersion: null, now });
    expect(await sql.query({ text: "SELECT unsure FROM item WHERE source_id = $1", values: [source.id] })).toEqual([{ unsure: [] }]);
  });

  it("stands in a view of its own with its number, newest first, without what its author has deleted", async () => {
    const desk = await aDesk();
    const [older, newer] = await storeItems(desk, [{ postedAt, unsure: ["sentiment"] }, { postedAt: now, unsure: ["tone", "intent"] }, { postedAt: now }]);
    const gone = await anItem(desk, { postedAt: now, unsure: ["tone"] });
    await sql.query({ text: "UPDATE item SET deleted_at = $2 WHERE id = $1", values: [gone, now] });
    const { rows } = await listInbox(desk.owner, unsureView, { limit: 10, now });
    expect(rows.map(({ id, unsure }) => [id, unsure])).toEqual([
      [newer, ["tone", "intent"]],
      [older, ["sentiment"]],
    ]);
    expect((await getCounts(desk.owner, unsureView, now)).views.unsure).toBe(2);
    expect((await listInbox((await aDesk()).owner, unsureView, { limit: 10, now })).rows).toEqual([]);
  });

  it("is sure once a person has corrected it, and the person's word is kept", async () => {
    const desk = await aDesk();
    const itemId = await doubted(desk, ["sentiment", "intent"]);
    await correctTag(desk.owner, { itemId, head: "sentiment", became: "positive" }, now);
    expect(await rowOf(itemId)).toMatchObject({ sentiment: "positive", unsure: ["intent"] });
    expect(await wordsOn(itemId)).toEqual([{ head: "sentiment", was: "negative", became: "positive" }]);
    expect((await getConversation(desk.owner, itemId, now)).item).toMatchObject({ corrected: ["sentiment"], confidences: { sentiment: 0.52 } });
  });

  it("is sure once a person has confirmed it, which is kept as agreement and told as no correction", async () => {
    const desk = await aDesk();
    const itemId = await doubted(desk, ["sentiment"]);
    await correctTag(desk.owner, { itemId, head: "sentiment", became: "negative" }, now);
    await correctTag(desk.owner, { itemId, head: "sentiment", became: "negative" }, now);
    expect(await rowOf(itemId)).toMatchObject({ sentiment: "negative", unsure: [] });
    expect(await wordsOn(itemId)).toEqual([{ head: "sentiment", was: "negative", became: "negative" }]);
    expect((await getConversation(desk.owner, itemId, now)).item.corrected).toEqual([]);
    expect(await sql.query({ text: "SELECT action FROM audit_entry WHERE subject_id = $1", values: [itemId] })).toEqual([{ action: "tag.confirm" }]);
  });

  it("is unsure again when the decision is taken back, which leaves no word behind", async () => {
    const desk = await aDesk();
    const itemId = await doubted(desk, ["tone"], ["spam"]);
    await correctTag(desk.owner, { itemId, head: "tones", became: ["insult"] }, now);
    expect((await rowOf(itemId)).tones).toEqual(["insult", "toxic"]);
    await takeBackTag(desk.owner, { itemId, head: "tones" }, now);
    expect(await rowOf(itemId)).toMatchObject({ tones: ["spam"], unsure: ["tone"] });
    expect(await wordsOn(itemId)).toEqual([]);
  });

  it("is what the tagger says today when the decision is taken back, and what was decided before it where something was", async () => {
    const desk = await aDesk();
    const itemId = await doubted(desk, ["sentiment"]);
    await correctTag(desk.owner, { itemId, head: "sentiment", became: "positive" }, now);
    await correctTag(desk.owner, { itemId, head: "tones", became: ["insult"] }, now);
    await sql.query({
      text: `UPDATE item SET machine_tags = '{"sentiment":{"label":"neutral"},"tone":{"spam":{"on":true},"toxic":{"on":false}},"unsure":[]}' WHERE id = $1`,
      values: [itemId],
    });
    const later = new Date(now.getTime() + 60_000);
    await correctTag(desk.owner, { itemId, head: "sentiment", became: "negative" }, later);
    await takeBackTag(desk.owner, { itemId, head: "sentiment" }, later);
    expect((await rowOf(itemId)).sentiment).toBe("positive");
    await takeBackTag(desk.owner, { itemId, head: "sentiment" }, later);
    await takeBackTag(desk.owner, { itemId, head: "tones" }, later);
    expect(await rowOf(itemId)).toMatchObject({ sentiment: "neutral", tones: ["spam"], unsure: [] });
  });

  it("leaves a colleague's decision to the colleague", async () => {
    const desk = await aDesk();
    const itemId = await doubted(desk, ["sentiment"]);
    await correctTag(await aMember(desk, "agent"), { itemId, head: "sentiment", became: "neutral" }, now);
    await expect(takeBackTag(desk.owner, { itemId, head: "sentiment" }, now)).rejects.toMatchObject({ code: "conflict" });
    await expect(takeBackTag((await aDesk()).owner, { itemId, head: "sentiment" }, now)).rejects.toMatchObject({ code: "not-found" });
    await expect(takeBackTag(await aMember(desk, "viewer"), { itemId, head: "sentiment" }, now)).rejects.toMatchObject({ code: "forbidden" });
    expect((await rowOf(itemId)).sentiment).toBe("neutral");
  });

  it("is told to other programs, with how sure the tagger was", async () => {
    const desk = await aDesk();
    await doubted(desk, ["sentiment"]);
    const { token } = await createApiToken(desk.owner, { name: "test", scopes: ["items:read"], expiresInDays: null }, new Date());
    const response = await apiDoor(new NextRequest("http://localhost:3000/api/v1/items?view=unsure", { headers: { authorization: `Bearer ${token}` } }));
    expect(await response.json()).toMatchObject({ items: [{ tags: { sentiment: "negative", unsure: ["sentiment"], confidence: { sentiment: 0.52 } } }] });
  });
});

describe("tone flags", () => {
  it("hold together: whoever raises an insult raises an offence", async () => {
    const desk = await aDesk();
    const itemId = await anItem(desk, { postedAt });
    await correctTag(desk.owner, { itemId, head: "tones", became: ["insult"] }, now);
    expect((await rowOf(itemId)).tones).toEqual(["insult", "toxic"]);
    const { rows } = await listInbox(desk.owner, inboxFiltersSchema.parse({ view: "all", tone: "toxic" }), { limit: 10, now });
    expect(rows.map(({ id }) => id)).toEqual([itemId]);
    expect((await getConversation(desk.owner, itemId, now)).author.offensive).toBe(1);
  });
});
