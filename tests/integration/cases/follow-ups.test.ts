import { describe, expect, it } from "vitest";

import { closeSilentCase } from "#lib/cases/close-silent";
import { keepPromise, movePromise, promise, withdrawPromise } from "#lib/cases/commands/follow-up";
import { assignCase } from "#lib/cases/commands/steer";
import { planAction } from "#lib/cases/commands/work-through";
import { getCase } from "#lib/cases/queries/get-case";
import { countOutcomes } from "#lib/cases/queries/outcomes";
import { listDueFollowUps, listSilentCases } from "#lib/cases/queries/pending";
import { returnFollowUp } from "#lib/cases/return-follow-up";
import { sql } from "#lib/db/sql";
import { inTransaction } from "#lib/db/transaction";
import { inboxFiltersSchema } from "#lib/inbox/model";
import { getCounts } from "#lib/inbox/queries/counts";
import { listInbox } from "#lib/inbox/queries/list";
import { listNotices } from "#lib/team/queries/notices";

import { parleyIn } from "../../../workers/parley-itself";
import { aReachedCase } from "../../support/cases";
import { aDesk, aMember, aThread, anItem, type Desk } from "../../support/desk";

const now = new Date("2026-10-20T10:00:00Z");
const at = (text: string): Date => new Date(text);
const followUps = inboxFiltersSchema.parse({ view: "follow-ups" });

const aPromise = async (desk: Desk, day: string, time: string) => {
  const itemId = await anItem(desk, { postedAt: now });
  const { caseId, number } = await aReachedCase(desk.owner, [itemId], now);
  const followUpId = await promise(desk.owner, { caseId, day, time, words: "I write back, whatever I learn." }, now);
  return { itemId, caseId, number, followUpId };
};

const isDue = async (followUpId: string, when: Date): Promise<boolean> =>
  (await listDueFollowUps({ now: when, limit: 1000 })).some((due) => due.followUpId === followUpId);

const inInbox = async (desk: Desk, when: Date) => (await listInbox(desk.owner, followUps, { limit: 9, now: when })).rows;

describe("[C4] a follow-up is a timed promise", () => {
  it("comes back to the inbox on its day, once, also when two workers race for it", async () => {
    const desk = await aDesk();
    const { itemId, followUpId, number } = await aPromise(desk, "2026-10-22", "14:00");
    await sql.query({ text: "UPDATE item SET snoozed_until = '2027-01-01' WHERE id = $1", values: [itemId] });
    const parley = parleyIn(desk.owner.workspaceId);
    const onTheDay = at("2026-10-22T00:00:00Z");
    expect(await returnFollowUp(parley, { followUpId }, at("2026-10-21T23:59:59Z"))).toBe(false);
    expect(await inInbox(desk, onTheDay)).toEqual([]);
    const raced = await Promise.all([1, 2, 3].map(() => returnFollowUp(parley, { followUpId }, onTheDay)));
    expect(raced.filter((isBack) => isBack)).toHaveLength(1);
    expect(await returnFollowUp(parley, { followUpId }, onTheDay)).toBe(false);
    expect(await inInbox(desk, onTheDay)).toMatchObject([
      { id: itemId, snoozedUntil: null, promise: { dueAt: "2026-10-22T14:00:00.000Z", words: "I write back, whatever I learn." } },
    ]);
    expect((await getCounts(desk.owner, followUps, onTheDay)).views["follow-ups"]).toBe(1);
    const { timeline } = await getCase(desk.owner, { number });
    expect(timeline.filter((entry) => entry.kind === "event" && entry.event === "promise-returned")).toHaveLength(1);
    expect((await listNotices(desk.owner, { limit: 9 })).map(({ kind }) => kind)).toEqual(["promise-returned"]);
  });

  it("never waits for its case with the promise in its hands", async () => {
    const desk = await aDesk();
    const { caseId, followUpId } = await aPromise(desk, "2026-10-22", "14:00");
    const returning = await inTransaction(async (tx) => {
      await tx.$executeRaw`SELECT FROM case_file WHERE id = ${caseId} FOR UPDATE`;
      const started = returnFollowUp(parleyIn(desk.owner.workspaceId), { followUpId }, at("2026-10-22T00:00:00Z"));
      while ((await tx.$queryRaw<readonly unknown[]>`SELECT FROM pg_stat_activity WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid))`).length === 0);
      await tx.$executeRaw`SELECT FROM follow_up WHERE id = ${followUpId} FOR UPDATE NOWAIT`;
      return [started] as const;
    });
    expect(await returning[0]).toBe(true);
  });

  it.each([
    {
      name: "begins its day where the brand is",
      brandZone: "Asia/Vladivostok",
      day: "2026-10-22",
      returns: "2026-10-21T14:00:00Z",
      due: "2026-10-22T04:00:00.000Z",
    },
    {
      name: "has the time of the wall on the day on which the clock goes back",
      brandZone: "Europe/Paris",
      day: "2026-10-25",
      returns: "2026-10-24T22:00:00Z",
      due: "2026-10-25T13:00:00.000Z",
    },
    {
      name: "has it on the day on which the clock goes forward",
      brandZone: "Europe/Paris",
      day: "2027-03-28",
      returns: "2027-03-27T23:00:00Z",
      due: "2027-03-28T12:00:00.000Z",
    },
  ])("$name", async ({ brandZone, day, returns, due }) => {
    const desk = await aDesk({ brandZone });
    const { number, followUpId } = await aPromise(desk, day, "14:00");
    expect((await getCase(desk.owner, { number })).promises).toMatchObject([{ dueAt: due }]);
    expect(await isDue(followUpId, new Date(at(returns).getTime() - 1))).toBe(false);
    expect(await isDue(followUpId, at(returns))).toBe(true);
  });

  it("leaves the inbox when it is kept, withdrawn, or moved to another day on which it comes back anew", async () => {
    const desk = await aDesk();
    const kept = await aPromise(desk, "2026-10-20", "16:00");
    const withdrawn = await aPromise(desk, "2026-10-20", "16:00");
    const moved = await aPromise(desk, "2026-10-20", "16:00");
    expect(await inInbox(desk, now)).toHaveLength(3);
    await keepPromise(desk.owner, { caseId: kept.caseId, followUpId: kept.followUpId, words: "", silenceDays: 7 }, now);
    await withdrawPromise(desk.owner, { caseId: withdrawn.caseId, followUpId: withdrawn.followUpId, words: "Settled by phone." }, now);
    const again = await movePromise(
      desk.owner,
      { caseId: moved.caseId, followUpId: moved.followUpId, day: "2026-10-23", time: "09:00", words: "The depot is shut." },
      now,
    );
    expect(await inInbox(desk, now)).toEqual([]);
    expect(await isDue(again, at("2026-10-23T00:00:00Z"))).toBe(true);
    await expect(keepPromise(desk.owner, { caseId: moved.caseId, followUpId: moved.followUpId, words: "", silenceDays: 7 }, now)).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("lies in the inbox at once where it is made for today, and whoever owns the case hears of it", async () => {
    const desk = await aDesk();
    const [colleague, itemId] = [await aMember(desk, "agent"), await anItem(desk, { postedAt: now })];
    const { caseId, number } = await aReachedCase(desk.owner, [itemId], now);
    await assignCase(desk.owner, { caseId, ownerId: colleague.memberId }, now);
    await sql.query({ text: "UPDATE item SET snoozed_until = '2027-01-01' WHERE id = $1", values: [itemId] });
    const followUpId = await promise(desk.owner, { caseId, day: "2026-10-20", time: "16:00", words: "Today." }, now);
    expect(await inInbox(desk, now)).toMatchObject([{ id: itemId, snoozedUntil: null, promise: { words: "Today." } }]);
    expect((await listNotices(colleague, { limit: 9 })).map(({ kind }) => kind)).toContain("promise-returned");
    expect(await returnFollowUp(parleyIn(desk.owner.workspaceId), { followUpId }, now)).toBe(false);
    expect((await getCase(desk.owner, { number })).timeline.some((entry) => entry.kind === "event" && entry.event === "promise-returned")).toBe(false);
  });

  it("is made for a time to come, to somebody who was reached", async () => {
    const desk = await aDesk();
    const { caseId } = await aReachedCase(desk.owner, [await anItem(desk, { postedAt: now })], now);
    await expect(promise(desk.owner, { caseId, day: "2026-10-20", time: "09:59", words: "x" }, now)).rejects.toMatchObject({ reason: "past" });
  });
});

describe("[C2] silence", () => {
  const weekLater = at("2026-10-27T10:00:00Z");
  const silentNow = async (caseId: string): Promise<boolean> =>
    (await listSilentCases({ now: weekLater, limit: 1000 })).some((silent) => silent.caseId === caseId);

  it("closes a case as unconfirmed, counted apart, once the wait for the customer's word is over", async () => {
    const desk = await aDesk();
    const parley = parleyIn(desk.owner.workspaceId);
    const { caseId, number } = await aReachedCase(desk.owner, [await anItem(desk, { postedAt: now })], now);
    await closeSilentCase(parley, { caseId }, new Date(weekLater.getTime() - 1));
    expect((await getCase(desk.owner, { number })).status).toBe("open");
    expect(await silentNow(caseId)).toBe(true);
    await Promise.all([closeSilentCase(parley, { caseId }, weekLater), closeSilentCase(parley, { caseId }, weekLater)]);
    expect(await getCase(desk.owner, { number })).toMatchObject({ status: "closed", outcome: "unconfirmed" });
    expect(await countOutcomes(desk.owner, { from: now, to: at("2026-11-01T00:00:00Z") })).toEqual({ satisfied: 0, "not-satisfied": 0, unconfirmed: 1 });
  });

  it("is none where the customer has spoken meanwhile", async () => {
    const desk = await aDesk();
    const threadId = await aThread(desk, now);
    const { caseId, number } = await aReachedCase(desk.owner, [await anItem(desk, { postedAt: now, author: "Hélène", threadId })], now);
    await anItem(desk, { postedAt: at("2026-10-21T08:00:00Z"), author: "Hélène", threadId });
    await closeSilentCase(parleyIn(desk.owner.workspaceId), { caseId }, weekLater);
    expect(await getCase(desk.owner, { number })).toMatchObject({ status: "open", silentAt: null, awaitingSince: null });
  });

  it("is none while we owe something ourselves", async () => {
    const desk = await aDesk();
    const { caseId, number } = await aReachedCase(desk.owner, [await anItem(desk, { postedAt: now })], now);
    await planAction(desk.owner, { caseId, what: "Refund", who: "" }, now);
    expect(await silentNow(caseId)).toBe(false);
    await closeSilentCase(parleyIn(desk.owner.workspaceId), { caseId }, weekLater);
    expect((await getCase(desk.owner, { number })).status).toBe("open");
  });
});
