import { beforeAll, describe, expect, it } from "vitest";

import type { Actor } from "#lib/auth/actor";
import { sql } from "#lib/db/sql";
import { inboxFiltersSchema } from "#lib/inbox/model";
import { listInbox } from "#lib/inbox/queries/list";
import { assignItem } from "#lib/items/commands/assign-item";
import { correctTag } from "#lib/items/commands/correct-tag";
import { dismissItem, reopenItem } from "#lib/items/commands/dismiss-item";
import { snoozeItem } from "#lib/items/commands/snooze-item";
import { takeNext } from "#lib/items/commands/take-next";
import type { RecordedSource } from "#lib/items/model";
import { recordPage } from "#lib/items/record-page";
import { settleThreads } from "#lib/items/settle-threads";
import { tagPage } from "#lib/items/tag-page";
import { loadPolicies } from "#lib/playbook/queries/policies";
import { queueNamed } from "#lib/queue/backend";
import { shippedTagger } from "#lib/tagging/embedded/shipped-tagger";

import { aDesk, aMember, anItem, aPage, aSource, type Desk } from "../../support/watched";

const now = new Date("2026-11-02T12:00:00Z");
const complaint = "The kettle is broken and nobody answers me. I want my money back!";

type Row = {
  readonly id: string;
  readonly needed_since: Date | null;
  readonly closed_at: Date | null;
  readonly closed_because: string | null;
  readonly closed_note: string | null;
  readonly due_at: Date | null;
  readonly assignee_id: string | null;
  readonly sentiment: string;
  readonly machine_tags: { readonly sentiment: { readonly label: string } };
  readonly snoozed_until: Date | null;
};

const settleAll = async (source: RecordedSource): Promise<void> => {
  const rows = await sql.query<{ id: string }>({ text: "SELECT id FROM thread WHERE source_id = $1 AND unsettled_since IS NOT NULL", values: [source.id] });
  await settleThreads({
    workspaceId: source.workspaceId,
    threadIds: rows.map(({ id }) => id),
    policies: await loadPolicies(source.workspaceId),
    agentNames: [],
    now,
  });
};

const waiting = async (count: number): Promise<{ readonly desk: Desk; readonly source: RecordedSource; readonly ids: readonly string[] }> => {
  const desk = await aDesk();
  const source = await aSource(desk);
  const items = Array.from({ length: count }, (_, place) =>
    anItem(`c${String(place)}`, { by: `Guest ${String(place)}`, text: complaint, postedAt: new Date(Date.parse("2026-11-02T09:00:00Z") + place * 60_000) }),
  );
  await recordPage({ workspaceId: desk.workspaceId, source, stream: "comments", page: await tagPage(shippedTagger(), aPage(items)), cursorVersion: null, now });
  await settleAll(source);
  const rows = await sql.query<{ id: string }>({ text: "SELECT id FROM item WHERE source_id = $1 ORDER BY posted_at", values: [source.id] });
  return { desk, source, ids: rows.map(({ id }) => id) };
};

const itemOf = async (id: string): Promise<Row> => {
  const [row] = await sql.query<Row>({ text: "SELECT * FROM item WHERE id = $1", values: [id] });
  if (!row) throw new Error("no such item");
  return row;
};

const deeds = async (subjectId: string): Promise<readonly string[]> =>
  (await sql.query<{ action: string }>({ text: "SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY at, id", values: [subjectId] })).map(
    ({ action }) => action,
  );

const first = (ids: readonly string[]): string => ids[0] ?? "";

beforeAll(async () => {
  await queueNamed("process");
});
describe("deeds on an item", () => {
  it("takes what needs no answer out of the inbox, and back in with the promise it had", async () => {
    const { desk, source, ids } = await waiting(1);
    const itemId = first(ids);
    const { due_at: promise } = await itemOf(itemId);
    await dismissItem(desk.actor, { itemId, note: "answered by phone" }, now);
    await settleAll(source);
    expect(await itemOf(itemId)).toMatchObject({ needed_since: null, closed_at: now, closed_because: "dismissed", closed_note: "answered by phone" });
    await reopenItem(desk.actor, { itemId }, now);
    await settleAll(source);
    expect(await itemOf(itemId)).toMatchObject({
      needed_since: new Date("2026-11-02T09:00:00Z"),
      closed_at: null,
      closed_because: null,
      closed_note: null,
      due_at: promise,
    });
    expect(await deeds(itemId)).toEqual(["item.dismiss", "item.reopen"]);
  });

  it("does a thing once when it is asked twice", async () => {
    const { desk, ids } = await waiting(1);
    const itemId = first(ids);
    await Promise.all([dismissItem(desk.actor, { itemId, note: "twice" }, now), dismissItem(desk.actor, { itemId, note: "twice" }, now)]);
    await assignItem(desk.actor, { itemId, memberId: desk.actor.memberId }, now);
    await assignItem(desk.actor, { itemId, memberId: desk.actor.memberId }, now);
    expect(await deeds(itemId)).toEqual(["item.dismiss", "item.assign"]);
  });

  it("gives two who take the next one two items, the nearest promises first", async () => {
    const { desk, ids } = await waiting(4);
    const others = await Promise.all(["Boris", "Clara"].map((name) => aMember(desk.workspaceId, "agent", name)));
    const taken = await Promise.all([desk.actor, ...others].map((actor) => takeNext(actor, { brands: [] }, now)));
    expect(new Set(taken.map((one) => one?.itemId))).toEqual(new Set(ids.slice(0, 3)));
  });

  it("offers what waits for the brands that were named only", async () => {
    const { desk } = await waiting(1);
    expect(await takeNext(desk.actor, { brands: ["another-brand"] }, now)).toBeNull();
    const [brand] = await sql.query<{ readonly slug: string }>({ text: "SELECT slug FROM brand WHERE workspace_id = $1", values: [desk.workspaceId] });
    expect(await takeNext(desk.actor, { brands: ["another-brand", brand?.slug ?? ""] }, now)).not.toBeNull();
  });

  it("offers neither what sleeps nor what somebody is answering", async () => {
    const { desk, ids } = await waiting(3);
    const other = await aMember(desk.workspaceId, "agent", "Boris");
    await snoozeItem(desk.actor, { itemId: first(ids), until: new Date("2026-11-03T08:00:00Z") }, now);
    await sql.query({
      text: "INSERT INTO claim (item_id, workspace_id, member_id, expires_at) VALUES ($1, $2, $3, $4)",
      values: [ids[1], desk.workspaceId, other.memberId, new Date("2026-11-02T12:01:00Z")],
    });
    expect(await takeNext(desk.actor, { brands: [] }, now)).toEqual({ itemId: ids[2] });
    expect(await takeNext(desk.actor, { brands: [] }, now)).toBeNull();
    expect(await takeNext(desk.actor, { brands: [] }, new Date("2026-11-03T08:00:00Z"))).not.toBeNull();
  });

  it("offers what a member had who left or may only look by now", async () => {
    const { desk, ids } = await waiting(3);
    const [left, looks, stays] = [
      await aMember(desk.workspaceId, "agent", "Boris"),
      await aMember(desk.workspaceId, "agent", "Vera"),
      await aMember(desk.workspaceId, "agent", "Lev"),
    ];
    for (const [place, { memberId }] of [left, looks, stays].entries()) await assignItem(desk.actor, { itemId: ids[place] ?? "", memberId }, now);
    await sql.query({ text: "UPDATE member SET removed_at = $2 WHERE id = $1", values: [left.memberId, now] });
    await sql.query({ text: "UPDATE member SET role = 'viewer' WHERE id = $1", values: [looks.memberId] });
    const unassigned = await listInbox(desk.actor, inboxFiltersSchema.parse({ view: "unassigned" }), { limit: 10, now });
    expect(unassigned.rows.map(({ id, assignee }) => [id, assignee])).toEqual([
      [ids[0], null],
      [ids[1], null],
    ]);
    expect([
      await takeNext(desk.actor, { brands: [] }, now),
      await takeNext(desk.actor, { brands: [] }, now),
      await takeNext(desk.actor, { brands: [] }, now),
    ]).toEqual([{ itemId: ids[0] }, { itemId: ids[1] }, null]);
  });

  it("lets a person's tag win over the machine's and decides anew who waits", async () => {
    const { desk, source, ids } = await waiting(1);
    const itemId = first(ids);
    await correctTag(desk.actor, { itemId, head: "sentiment", became: "positive" }, now);
    await settleAll(source);
    const item = await itemOf(itemId);
    expect(item).toMatchObject({ sentiment: "positive", machine_tags: { sentiment: { label: "negative" } }, due_at: new Date("2026-11-03T09:00:00Z") });
    await correctTag(desk.actor, { itemId, head: "tones", became: ["spam"] }, now);
    await settleAll(source);
    expect((await itemOf(itemId)).needed_since).toBeNull();
    expect(await sql.query({ text: "SELECT head, was, became FROM tag_correction WHERE item_id = $1 ORDER BY id", values: [itemId] })).toEqual([
      { head: "sentiment", was: "negative", became: "positive" },
      { head: "tones", was: "", became: "spam" },
    ]);
  });

  it("refuses a viewer", async () => {
    const { desk, ids } = await waiting(1);
    const viewer = await aMember(desk.workspaceId, "viewer");
    await expect(assignItem(viewer, { itemId: first(ids), memberId: null }, now)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("knows no item of another workspace", async () => {
    const { ids } = await waiting(1);
    const stranger = (await aDesk()).actor;
    const itemId = first(ids);
    const tries: readonly ((actor: Actor) => Promise<unknown>)[] = [
      (actor) => dismissItem(actor, { itemId, note: "x" }, now),
      (actor) => reopenItem(actor, { itemId }, now),
      (actor) => assignItem(actor, { itemId, memberId: null }, now),
      (actor) => snoozeItem(actor, { itemId, until: null }, now),
      (actor) => correctTag(actor, { itemId, head: "sentiment", became: "positive" }, now),
    ];
    for (const attempt of tries) await expect(attempt(stranger)).rejects.toMatchObject({ code: "not-found" });
    expect(await takeNext(stranger, { brands: [] }, now)).toBeNull();
    expect(await itemOf(itemId)).toMatchObject({ closed_at: null, assignee_id: null, sentiment: "negative" });
  });

  it("assigns to no member of another workspace", async () => {
    const { desk, ids } = await waiting(1);
    const stranger = (await aDesk()).actor;
    await expect(assignItem(desk.actor, { itemId: first(ids), memberId: stranger.memberId }, now)).rejects.toMatchObject({ code: "not-found" });
  });
});
