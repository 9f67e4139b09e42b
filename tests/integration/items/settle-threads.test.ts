import { describe, expect, it } from "vitest";

import { inSqlTransaction, sql } from "#lib/db/sql";
import type { IncomingItem } from "#lib/connectors/contract";
import { correctTag } from "#lib/items/commands/correct-tag";
import { judgeAtDoor } from "#lib/items/judge-at-door";
import type { RecordedSource } from "#lib/items/model";
import { recordPage } from "#lib/items/record-page";
import { settleThreads } from "#lib/items/settle-threads";
import { tagPage } from "#lib/items/tag-page";
import { setAnswerPolicy, setSlaPolicy } from "#lib/playbook/commands/policies";
import { loadPolicies } from "#lib/playbook/queries/policies";
import { shippedTagger } from "#lib/tagging/embedded/shipped-tagger";

import { aDesk, aMember, anItem, aPage, aSource } from "../../support/watched";

const now = new Date("2026-11-02T12:00:00Z");
const posted = new Date("2026-11-02T10:00:00Z");
const complaint = "The kettle is broken and nobody answers me. I want my money back!";

const record = async (source: RecordedSource, items: readonly IncomingItem[]): Promise<readonly string[]> => {
  const outcome = await recordPage({
    workspaceId: source.workspaceId,
    source,
    stream: "comments",
    page: await tagPage(shippedTagger(), aPage(items)),
    cursorVersion: null,
    now,
  });
  return outcome.kind === "recorded" ? outcome.threadIds : [];
};

const settle = async (source: RecordedSource, threadIds: readonly string[]): Promise<number> =>
  settleThreads({ workspaceId: source.workspaceId, threadIds, policies: await loadPolicies(source.workspaceId), agentNames: [], now });

type Row = {
  readonly id: string;
  readonly needed_since: Date | null;
  readonly answered_at: Date | null;
  readonly answered_by_item_id: string | null;
  readonly closed_at: Date | null;
  readonly closed_because: string | null;
  readonly due_at: Date | null;
  readonly reason: { readonly code: string };
  readonly assignee_id: string | null;
};

const itemOf = async (source: RecordedSource, externalId: string): Promise<Row> => {
  const [row] = await sql.query<Row>({ text: "SELECT * FROM item WHERE source_id = $1 AND external_id = $2", values: [source.id, externalId] });
  if (!row) throw new Error(`${externalId} is not stored`);
  return row;
};

const unsettled = async (source: RecordedSource): Promise<number> =>
  (await sql.query({ text: "SELECT id FROM thread WHERE source_id = $1 AND unsettled_since IS NOT NULL", values: [source.id] })).length;

describe("settling threads", () => {
  it("takes a person's word for spam, and a word on another flag for that flag alone", async () => {
    const desk = await aDesk();
    const source = await aSource(desk);
    const threadIds = await record(source, [anItem("c1", { text: complaint, postedAt: posted })]);
    const { id: itemId } = await itemOf(source, "c1");
    await sql.query({ text: "UPDATE item SET tones = '{spam}' WHERE id = $1", values: [itemId] });
    await correctTag(desk.actor, { itemId, head: "tones", became: ["spam", "insult"] }, now);
    await settle(source, threadIds);
    expect((await itemOf(source, "c1")).needed_since).not.toBeNull();
    await correctTag(desk.actor, { itemId, head: "tones", became: [] }, now);
    await correctTag(desk.actor, { itemId, head: "tones", became: ["spam"] }, now);
    await settle(source, threadIds);
    expect(await itemOf(source, "c1")).toMatchObject({ needed_since: null, reason: { code: "spam" } });
  });

  it("lets a complaint wait since it was posted, with the promise of its mood", async () => {
    const source = await aSource(await aDesk());
    await settle(source, await record(source, [anItem("c1", { text: complaint, postedAt: posted })]));
    expect(await itemOf(source, "c1")).toMatchObject({
      needed_since: posted,
      answered_at: null,
      closed_at: null,
      due_at: new Date("2026-11-02T14:00:00Z"),
      reason: { code: "complaint" },
    });
    expect(await unsettled(source)).toBe(0);
  });

  it("stops the clock at the moment the brand answered, wherever it answered", async () => {
    const source = await aSource(await aDesk());
    await settle(source, await record(source, [anItem("c1", { text: complaint, postedAt: posted })]));
    const answeredAt = new Date("2026-11-02T11:00:00Z");
    await settle(
      source,
      await record(source, [
        anItem("c2", { isBrand: true, parentExternalId: "c1", text: "Dear Olga, we are sorry. A new one is on its way.", postedAt: answeredAt }),
      ]),
    );
    expect(await itemOf(source, "c1")).toMatchObject({ needed_since: posted, answered_at: answeredAt, answered_by_item_id: (await itemOf(source, "c2")).id });
    expect(await itemOf(source, "c2")).toMatchObject({ needed_since: null, reason: { code: "ours" } });
  });

  it("writes nothing the second time", async () => {
    const source = await aSource(await aDesk());
    const threadIds = await record(source, [anItem("c1", { text: complaint })]);
    expect(await settle(source, threadIds)).toBe(1);
    expect(await settle(source, threadIds)).toBe(0);
    await sql.query({ text: "UPDATE thread SET unsettled_since = $2 WHERE source_id = $1", values: [source.id, now] });
    expect(await settle(source, threadIds)).toBe(0);
  });

  it("says at the door what settling says afterwards", async () => {
    const desk = await aDesk();
    const source = await aSource(desk);
    const policies = await loadPolicies(desk.workspaceId);
    const judge = judgeAtDoor({ source: { ...source, isOwnPage: true }, brandNames: ["Kestrel"], agentNames: [], policies });
    const items = [
      anItem("c1", { text: complaint }),
      anItem("c2", { by: "Boris", text: "Thank you, great service!" }),
      anItem("c3", { isBrand: true, parentExternalId: "c2", text: "Thank you, Boris!", postedAt: new Date("2026-11-02T10:30:00Z") }),
    ];
    const outcome = await recordPage({
      workspaceId: source.workspaceId,
      source,
      stream: "comments",
      page: await tagPage(shippedTagger(), aPage(items)),
      cursorVersion: null,
      judge,
      now,
    });
    expect(outcome).toMatchObject({ kind: "recorded", added: 3, threadIds: [] });
    expect(await itemOf(source, "c1")).toMatchObject({ needed_since: posted, due_at: new Date("2026-11-02T14:00:00Z") });
    expect((await itemOf(source, "c2")).answered_by_item_id).toBe((await itemOf(source, "c3")).id);
    const rows = await sql.query<{ id: string }>({ text: "UPDATE thread SET unsettled_since = now() WHERE source_id = $1 RETURNING id", values: [source.id] });
    expect(
      await settle(
        source,
        rows.map(({ id }) => id),
      ),
    ).toBe(0);
  });

  it("leaves an answer to something older than its page to settling", async () => {
    const desk = await aDesk();
    const source = await aSource(desk);
    const judge = judgeAtDoor({
      source: { ...source, isOwnPage: true },
      brandNames: ["Kestrel"],
      agentNames: [],
      policies: await loadPolicies(desk.workspaceId),
    });
    const page = await tagPage(shippedTagger(), aPage([anItem("c2", { by: "Boris", parentExternalId: "c1", text: "Same here, what did you do?" })]));
    const outcome = await recordPage({ workspaceId: source.workspaceId, source, stream: "comments", page, cursorVersion: null, judge, now });
    expect((await itemOf(source, "c2")).needed_since).toBeNull();
    expect(outcome).toMatchObject({ threadIds: [expect.any(String)] });
  });

  it("makes no promise for history", async () => {
    const source = await aSource(await aDesk(), { liveSince: new Date("2026-11-02T11:00:00Z") });
    await settle(source, await record(source, [anItem("c1", { text: complaint, postedAt: posted })]));
    expect(await itemOf(source, "c1")).toMatchObject({ needed_since: posted, due_at: null });
  });

  it("promises by the policy in force when the item was posted, and never rewrites the past", async () => {
    const desk = await aDesk();
    const source = await aSource(desk);
    await setSlaPolicy(desk.actor, { brandId: desk.brandId, targets: { negative: 60, neutral: 60, positive: 60 } }, new Date("2026-11-02T11:00:00Z"));
    await settle(
      source,
      await record(source, [
        anItem("before", { text: complaint, postedAt: posted }),
        anItem("after", { text: complaint, postedAt: new Date("2026-11-02T11:30:00Z") }),
      ]),
    );
    expect((await itemOf(source, "before")).due_at).toEqual(new Date("2026-11-02T14:00:00Z"));
    expect((await itemOf(source, "after")).due_at).toEqual(new Date("2026-11-02T12:30:00Z"));
  });

  it("leaves out what the brand's policy leaves out", async () => {
    const desk = await aDesk();
    const source = await aSource(desk);
    await setAnswerPolicy(desk.actor, { brandId: desk.brandId, excludes: ["praise"] }, new Date("2026-11-01T00:00:00Z"));
    await settle(source, await record(source, [anItem("c1", { text: "Thank you, great service!" })]));
    expect(await itemOf(source, "c1")).toMatchObject({ needed_since: null, due_at: null, reason: { code: "policy-excludes" } });
  });

  it("closes what its author deleted", async () => {
    const source = await aSource(await aDesk());
    await settle(source, await record(source, [anItem("c1", { text: complaint })]));
    const seenAt = new Date("2026-11-02T11:00:00Z");
    const page = await tagPage(shippedTagger(), { ...aPage([]), events: [{ op: "tombstone", externalId: "c1", seenAt, by: "author" }] });
    const outcome = await recordPage({ workspaceId: source.workspaceId, source, stream: "comments", page, cursorVersion: null, now });
    await settle(source, outcome.kind === "recorded" ? outcome.threadIds : []);
    expect(await itemOf(source, "c1")).toMatchObject({ needed_since: null, closed_at: seenAt, closed_because: "deleted-by-author" });
  });

  it("lets what the brand removed wait on", async () => {
    const source = await aSource(await aDesk());
    await settle(source, await record(source, [anItem("c1", { text: complaint }), anItem("c2", { text: complaint, visibility: "deleted" })]));
    const page = await tagPage(shippedTagger(), { ...aPage([]), events: [{ op: "tombstone", externalId: "c1", seenAt: now, by: "brand" }] });
    const outcome = await recordPage({ workspaceId: source.workspaceId, source, stream: "comments", page, cursorVersion: null, now });
    await settle(source, outcome.kind === "recorded" ? outcome.threadIds : []);
    for (const id of ["c1", "c2"]) expect(await itemOf(source, id)).toMatchObject({ needed_since: posted, closed_at: null });
  });

  it("lets what is sent to us as deleted wait for nothing, new or known", async () => {
    const source = await aSource(await aDesk(), { platform: "push" });
    await settle(source, await record(source, [anItem("c1", { text: complaint })]));
    const gone = { text: "", visibility: "deleted", deletedBy: "author" } as const;
    await settle(source, await record(source, [anItem("c1", gone), anItem("c2", { ...gone, text: complaint })]));
    for (const id of ["c1", "c2"]) expect(await itemOf(source, id)).toMatchObject({ needed_since: null, closed_because: "deleted-by-author" });
  });

  it("loses no wake-up: what arrives while a thread is being settled leaves it unsettled", async () => {
    const source = await aSource(await aDesk());
    const threadIds = await record(source, [anItem("c1", { text: complaint })]);
    const settled: Promise<number>[] = [];
    let late: Promise<readonly string[]> = Promise.resolve([]);
    await inSqlTransaction(async (tx) => {
      // Stands for a settling that has begun: the thread is locked, and the next page must wait for it.
      await tx.query({ text: "SELECT id FROM thread WHERE id = ANY($1) FOR UPDATE", values: [threadIds] });
      late = record(source, [anItem("c2", { text: complaint, by: "Boris" })]);
      await tx.query({ text: "UPDATE thread SET unsettled_since = NULL WHERE id = ANY($1)", values: [threadIds] });
    });
    expect(await late).toEqual(threadIds);
    expect(await unsettled(source)).toBe(1);
    settled.push(settle(source, threadIds), settle(source, threadIds));
    await Promise.all(settled);
    expect((await itemOf(source, "c2")).needed_since).toEqual(posted);
    expect(await unsettled(source)).toBe(0);
  });

  it("settles no thread of another workspace", async () => {
    const source = await aSource(await aDesk());
    const other = await aDesk();
    const threadIds = await record(source, [anItem("c1", { text: complaint })]);
    expect(await settleThreads({ workspaceId: other.workspaceId, threadIds, policies: await loadPolicies(other.workspaceId), agentNames: [], now })).toBe(0);
    expect(await unsettled(source)).toBe(1);
  });

  it("gives what begins to wait to the members in turn, and takes nothing back", async () => {
    const desk = await aDesk({ assignment: "round-robin" });
    const second = await aMember(desk.workspaceId, "agent", "Boris Petrov");
    await aMember(desk.workspaceId, "viewer", "Vera");
    const source = await aSource(desk);
    const items = Array.from({ length: 4 }, (_, place) =>
      anItem(`c${String(place)}`, { by: `Guest ${String(place)}`, rootExternalId: `post-${String(place)}`, text: complaint }),
    );
    const threadIds = await record(source, items);
    await settle(source, threadIds);
    const given = await Promise.all(items.map(async ({ externalId }) => (await itemOf(source, externalId)).assignee_id));
    expect(given.filter((id) => id === desk.actor.memberId)).toHaveLength(2);
    expect(given.filter((id) => id === second.memberId)).toHaveLength(2);
    await sql.query({ text: "UPDATE item SET assignee_id = NULL WHERE source_id = $1", values: [source.id] });
    await sql.query({ text: "UPDATE thread SET unsettled_since = now() WHERE source_id = $1", values: [source.id] });
    await settle(source, threadIds);
    expect((await itemOf(source, "c0")).assignee_id).toBeNull();
  });

  it("gives two items to two members when both begin to wait at the same moment", async () => {
    const desk = await aDesk({ assignment: "round-robin" });
    const second = await aMember(desk.workspaceId, "agent", "Boris Petrov");
    const source = await aSource(desk);
    const threadIds = await record(
      source,
      ["c0", "c1"].map((id) => anItem(id, { rootExternalId: `post-${id}`, text: complaint })),
    );
    await Promise.all(threadIds.map(async (threadId) => settle(source, [threadId])));
    const given = [(await itemOf(source, "c0")).assignee_id, (await itemOf(source, "c1")).assignee_id];
    expect(given.sort()).toEqual([desk.actor.memberId, second.memberId].sort());
  });
});
