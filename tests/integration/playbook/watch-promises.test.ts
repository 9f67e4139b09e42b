import { describe, expect, it } from "vitest";

import type { Actor } from "#lib/auth/actor";
import { sql } from "#lib/db/sql";
import { watchPromisesJob } from "#lib/playbook/jobs";
import { watchPromises } from "#lib/playbook/watch-promises";
import { queueNamed } from "#lib/queue/backend";
import { listNotices } from "#lib/team/queries/notices";

import { reconcile } from "../../../workers/reconcile";
import { aDesk, aMember, storeItems, type Desk, type ItemFacts } from "../../support/desk";

const now = new Date("2026-11-20T10:00:00Z");
const minutes = (count: number): Date => new Date(now.getTime() + count * 60_000);
const waiting = (due: number, more: Partial<ItemFacts> = {}): ItemFacts => ({
  postedAt: minutes(due - 240),
  neededSince: minutes(due - 240),
  warnAt: minutes(due - 60),
  dueAt: minutes(due),
  ...more,
});
const look = async ({ owner }: Desk, at = now): Promise<number> => watchPromises({ workspaceId: owner.workspaceId, now: at });
const toldTo = async (actor: Actor) => (await listNotices(actor, { limit: 9 })).map(({ kind, params }) => `${kind} ${params["count"] ?? ""}`);
const marks = async ({ owner }: Desk): Promise<readonly string[]> =>
  (
    await sql.query<{ mark: string }>({
      text: "SELECT concat_ws(' ', item_id, kind, to_char(at AT TIME ZONE 'UTC', 'HH24:MI')) AS mark FROM sla_mark WHERE workspace_id = $1 ORDER BY 1",
      values: [owner.workspaceId],
    })
  ).map(({ mark }) => mark);
const change = async (itemId: string | undefined, set: string, at: Date | null): Promise<unknown> =>
  sql.query({ text: `UPDATE item SET ${set} = $2 WHERE id = $1`, values: [itemId, at] });

describe("[A4] watching promises", () => {
  it("warns once before the break and marks the break once, each with the moment itself", async () => {
    const desk = await aDesk();
    const [itemId = ""] = await storeItems(desk, [waiting(60)]);
    expect(await look(desk, minutes(-1))).toBe(0);
    expect([await look(desk), await look(desk, minutes(1))]).toEqual([1, 0]);
    expect(await look(desk, minutes(60))).toBe(0);
    expect([await look(desk, minutes(61)), await look(desk, minutes(62))]).toEqual([1, 0]);
    expect(await marks(desk)).toEqual([`${itemId} broken 11:00`, `${itemId} warned 10:00`]);
    expect(await toldTo(desk.owner)).toEqual(["answer-late 1", "answer-soon-due 1"]);
  });

  it("does everything once when workers race", async () => {
    const desk = await aDesk();
    await storeItems(desk, [waiting(-5), waiting(-6), waiting(30), waiting(31)]);
    const raced = await Promise.all([1, 2, 3, 4].map(() => look(desk)));
    await look(desk);
    expect(raced.reduce((sum, count) => sum + count, 0)).toBe(4);
    expect(await marks(desk)).toHaveLength(4);
    const told = await listNotices(desk.owner, { limit: 99 });
    const countOf = (kind: string): number => told.filter((notice) => notice.kind === kind).reduce((sum, { params }) => sum + Number(params["count"]), 0);
    expect([countOf("answer-soon-due"), countOf("answer-late")]).toEqual([2, 2]);
  });

  it("warns the holder, else the agents; breaks are told to those who decide", async () => {
    const desk = await aDesk();
    const [anna, ben, boss] = [await aMember(desk, "agent"), await aMember(desk, "agent"), await aMember(desk, "manager")];
    await storeItems(desk, [waiting(30, { assigneeId: anna.memberId }), waiting(30), waiting(31), waiting(-1, { assigneeId: ben.memberId })]);
    await look(desk);
    expect((await toldTo(anna)).toSorted()).toEqual(["answer-soon-due 1", "answer-soon-due 2"]);
    expect(await toldTo(ben)).toEqual(["answer-soon-due 2"]);
    expect([await toldTo(boss), await toldTo(desk.owner)]).toEqual([["answer-late 1"], ["answer-late 1"]]);
  });

  it("says nothing of history, of what is closed, deleted, answered or of another workspace", async () => {
    const desk = await aDesk();
    const other = await aDesk();
    const [deleted] = await storeItems(desk, [
      waiting(-5),
      waiting(-5, { origin: "import" }),
      waiting(-5, { origin: "backfill" }),
      waiting(-5, { closedAt: minutes(-6) }),
      waiting(-5, { answeredAt: minutes(-6) }),
      waiting(-5, { neededSince: null }),
      waiting(-5, { dueAt: null, warnAt: null }),
    ]);
    await change(deleted, "deleted_at", minutes(-7));
    await storeItems(other, [waiting(-5)]);
    expect(await look(desk)).toBe(0);
    expect([await marks(desk), await toldTo(desk.owner), await toldTo(other.owner)]).toEqual([[], [], []]);
  });

  it("marks an answer that came late where it is written, and looks at it no more", async () => {
    const desk = await aDesk();
    const [byNow, atOnce] = await storeItems(desk, [waiting(-5), waiting(-5, { answeredAt: minutes(-1) })]);
    await change(byNow, "answered_at", minutes(-2));
    expect(await marks(desk)).toEqual([`${byNow ?? ""} broken 09:55`, `${atOnce ?? ""} broken 09:55`].toSorted());
    expect(await look(desk)).toBe(0);
  });

  it("takes a break back when the answer turns out to have come in time, and begins anew with another promise", async () => {
    const desk = await aDesk();
    const [answered, mended] = await storeItems(desk, [waiting(-5), waiting(-5)]);
    await look(desk);
    await change(answered, "answered_at", minutes(-6));
    await change(mended, "due_at", minutes(30));
    expect(await marks(desk)).toEqual([]);
    expect(await look(desk)).toBe(1);
    expect(await marks(desk)).toEqual([`${mended ?? ""} warned 08:55`]);
  });

  it("is scheduled for every workspace by reconciling", async () => {
    const { owner } = await aDesk();
    await reconcile({ now });
    const schedules = await (await queueNamed(watchPromisesJob.queue)).getJobSchedulers();
    expect(schedules).toContainEqual(expect.objectContaining({ name: watchPromisesJob.name, key: `watch-promises-${owner.workspaceId}`, every: 60_000 }));
  });
});
