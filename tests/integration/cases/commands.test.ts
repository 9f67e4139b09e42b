import { describe, expect, it } from "vitest";

import { concludeCase, hearWord, reopenCase } from "#lib/cases/commands/conclude";
import { keepPromise, promise } from "#lib/cases/commands/follow-up";
import { linkCase, mergeCase } from "#lib/cases/commands/join-cases";
import { addItems, openCase } from "#lib/cases/commands/open-case";
import { assignCase, changeLevel, renameCase, setDue } from "#lib/cases/commands/steer";
import { doAction, hearCase, noteCard, planAction } from "#lib/cases/commands/work-through";
import { caseFiltersSchema, concludeSchema, noteCardSchema, openCaseSchema } from "#lib/cases/model";
import { cardFields } from "#lib/cases/model/case-machine";
import { getCase } from "#lib/cases/queries/get-case";
import { getBoard, listCases } from "#lib/cases/queries/list";
import { countCases, listCasesDueToday, listCasesOf, listOtherCases } from "#lib/cases/queries/mentions";
import { countOutcomes } from "#lib/cases/queries/outcomes";
import { listSimilarCases } from "#lib/cases/queries/similar";
import { sql } from "#lib/db/sql";
import { countUnreadNotices, listNotices } from "#lib/team/queries/notices";

import { aCase, aReachedCase, noteAll, reachedOut } from "../../support/cases";
import { aDesk, aMember, aThread, anAuthor, anItem, storeItems, type Desk } from "../../support/desk";

const now = new Date("2026-11-20T10:00:00Z");
const later = (hours: number): Date => new Date(now.getTime() + hours * 3_600_000);

const swearing = {
  author: "gruff_miller",
  sentiment: "negative",
  intent: "complaint",
  tones: ["insult", "toxic"],
  text: "Third day, you bunch of clowns. Where is my parcel?",
};

const onAction = async (desk: Desk, { caseId, number }: { readonly caseId: string; readonly number: number }, at: Date): Promise<void> => {
  const open = (await getCase(desk.owner, { number })).actions.find(({ doneAt }) => doneAt === null);
  await doAction(desk.owner, { caseId, actionId: open?.id ?? "" }, at);
};

describe("[C1] a case", () => {
  it("is opened from one or more items, with a level, an owner and a due date", async () => {
    const desk = await aDesk();
    const itemIds = await storeItems(desk, [
      { postedAt: now, ...swearing },
      { postedAt: later(1), ...swearing },
    ]);
    const colleague = await aMember(desk, "agent");
    const input = openCaseSchema.parse({ itemIds: [...itemIds], title: "Lost parcel", level: "manager", ownerId: colleague.memberId, dueAt: later(48) });
    const { number } = await openCase(desk.owner, input, now);
    const details = await getCase(desk.owner, { number });
    expect(details).toMatchObject({
      number: 1,
      title: "Lost parcel",
      level: "manager",
      step: "listen",
      round: 1,
      author: "gruff_miller",
      dueAt: later(48).toISOString(),
    });
    expect([...details.itemIds].sort()).toEqual([...itemIds].sort());
    expect(details.owner?.id).toBe(colleague.memberId);
    expect((await listNotices(colleague, { limit: 5 })).map(({ kind, path }) => [kind, path])).toContainEqual(["case-assigned", "cases/1"]);
  });

  it("numbers the cases of a workspace without a gap or a twin, however many are opened at once", async () => {
    const desk = await aDesk();
    const itemId = await anItem(desk, { postedAt: now });
    const opened = await Promise.all([1, 2, 3, 4].map(() => aCase(desk.owner, [itemId], now)));
    expect(opened.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4]);
  });

  it("is raised to a manager, to legal or to security with word to whoever decides, and handed back", async () => {
    const desk = await aDesk();
    const [agent, manager] = [await aMember(desk, "agent"), await aMember(desk, "manager")];
    const { caseId, number } = await aCase(agent, [await anItem(desk, { postedAt: now })], now);
    await changeLevel(agent, { caseId, level: "legal", words: "They name a lawyer." }, now);
    expect(await getCase(agent, { number })).toMatchObject({ level: "legal" });
    expect(await listNotices(manager, { limit: 5 })).toMatchObject([
      { kind: "case-escalated", path: `cases/${number}`, params: { level: "legal" }, isRead: false },
    ]);
    expect(await countUnreadNotices(agent)).toBe(0);
    await expect(changeLevel(agent, { caseId, level: "legal", words: "again" }, now)).rejects.toMatchObject({ reason: "same-level" });
    await changeLevel(manager, { caseId, level: "agent", words: "Only a figure of speech." }, now);
    const story = (await getCase(agent, { number })).timeline.flatMap((entry) => (entry.kind === "event" ? [entry.event] : []));
    expect(story.slice(0, 2)).toEqual(["handed-back", "escalated"]);
  });

  it("goes on in another when merged, and takes no command afterwards", async () => {
    const desk = await aDesk();
    const [one, two] = await storeItems(desk, [
      { postedAt: now, ...swearing },
      { postedAt: later(1), ...swearing },
    ]);
    const first = await aReachedCase(desk.owner, [one ?? ""], now);
    const second = await aReachedCase(desk.owner, [two ?? ""], now);
    await planAction(desk.owner, { caseId: second.caseId, what: "Ask the depot", who: "Leeds" }, now);
    await promise(desk.owner, { caseId: second.caseId, day: "2026-11-21", time: "14:00", words: "I write by two." }, now);
    await mergeCase(desk.owner, { caseId: second.caseId, otherNumber: first.number }, now);
    const survivor = await getCase(desk.owner, { number: first.number });
    expect([...survivor.itemIds].sort()).toEqual([one, two].sort());
    expect([survivor.actions.length, survivor.promises.length]).toEqual([1, 1]);
    expect(await getCase(desk.owner, { number: second.number })).toMatchObject({ status: "merged", mergedInto: first.number });
    await expect(hearCase(desk.owner, { caseId: second.caseId }, now)).rejects.toMatchObject({ code: "conflict", reason: "case-merged" });
    await expect(reopenCase(desk.owner, { caseId: second.caseId, words: "no" }, now)).rejects.toMatchObject({ reason: "case-merged" });
  });

  it("lets two merged crosswise at once end as one", async () => {
    const desk = await aDesk();
    const itemId = await anItem(desk, { postedAt: now });
    const [one, two] = [await aCase(desk.owner, [itemId], now), await aCase(desk.owner, [itemId], now)];
    const ends = await Promise.allSettled([
      mergeCase(desk.owner, { caseId: one.caseId, otherNumber: two.number }, now),
      mergeCase(desk.owner, { caseId: two.caseId, otherNumber: one.number }, now),
    ]);
    expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await countCases(desk.owner)).toEqual({ [desk.brandSlug]: 1 });
  });

  it("is merged or linked with what the team sees of the same brand, open ones first", async () => {
    const [desk, other] = [await aDesk(), await aDesk()];
    const itemId = await anItem(desk, { postedAt: now });
    const [one, ended, open] = [
      await aCase(desk.owner, [itemId], now),
      await aReachedCase(desk.owner, [itemId], now),
      await aCase(desk.owner, [itemId], later(-1)),
    ];
    await concludeCase(desk.owner, { caseId: ended.caseId, outcome: "unconfirmed", words: "" }, later(1));
    await aCase(other.owner, [await anItem(other, { postedAt: now })], now);
    expect((await listOtherCases(desk.owner, one)).map(({ number, isOpen }) => [number, isOpen])).toEqual([
      [open.number, true],
      [ended.number, false],
    ]);
  });

  it("is due by a day that can be set, moved and taken away, under a name that can be mended", async () => {
    const desk = await aDesk();
    const { caseId, number } = await aCase(desk.owner, [await anItem(desk, { postedAt: now })], now);
    await setDue(desk.owner, { caseId, dueAt: later(24) }, now);
    await renameCase(desk.owner, { caseId, title: "Lost parcel" }, now);
    expect(await getCase(desk.owner, { number })).toMatchObject({ title: "Lost parcel", dueAt: later(24).toISOString() });
    await setDue(desk.owner, { caseId, dueAt: null }, later(1));
    const { dueAt, timeline } = await getCase(desk.owner, { number });
    expect(dueAt).toBeNull();
    expect(timeline.flatMap((entry) => (entry.kind === "event" && entry.event === "due-set" ? [entry.params["due"]] : []))).toEqual([
      "",
      later(24).toISOString(),
    ]);
  });

  it("is linked with another, once and from either side", async () => {
    const desk = await aDesk();
    const itemId = await anItem(desk, { postedAt: now });
    const [one, two] = [await aCase(desk.owner, [itemId], now), await aCase(desk.owner, [itemId], now)];
    await linkCase(desk.owner, { caseId: one.caseId, otherNumber: two.number }, now);
    await linkCase(desk.owner, { caseId: two.caseId, otherNumber: one.number }, now);
    expect((await getCase(desk.owner, { number: two.number })).linked.map(({ number }) => number)).toEqual([one.number]);
    await expect(linkCase(desk.owner, { caseId: one.caseId, otherNumber: one.number }, now)).rejects.toMatchObject({ reason: "same-case" });
  });

  it("begins with a visitor's words, of one brand, and is no matter of a viewer's", async () => {
    const desk = await aDesk();
    const own = await anItem(desk, { postedAt: now, isBrand: true });
    await expect(aCase(desk.owner, [own], now)).rejects.toMatchObject({ reason: "own-item" });
    const theirs = await anItem(desk, { postedAt: now });
    await expect(aCase(await aMember(desk, "viewer"), [theirs], now)).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("[C2] the four steps", () => {
  it("help a swearing customer to satisfaction in two rounds", async () => {
    const desk = await aDesk();
    const { owner } = desk;
    const threadId = await aThread(desk, now);
    const itemId = await anItem(desk, { postedAt: now, threadId, ...swearing });
    const { caseId, number } = await aCase(owner, [itemId], now);
    const stepNow = async (): Promise<string> => (await getCase(owner, { number })).step;

    // Listen: nobody is reached out to before the whole conversation was read and what happened is noted.
    await expect(reachedOut(owner, caseId, later(1))).rejects.toMatchObject({ reason: "listen-first" });
    await hearCase(owner, { caseId }, later(1));
    expect(await stepNow()).toBe("listen");
    await noteCard(owner, { caseId, field: "customerCircumstances", text: "Three days at home; marked as away twice." }, later(1));
    expect(await stepNow()).toBe("reach-out");

    await reachedOut(owner, caseId, later(2));
    await planAction(owner, { caseId, what: "Second courier", who: "Leeds depot" }, later(2));
    await noteAll(owner, caseId, { but: "fairness", now: later(2) });
    await expect(onAction(desk, { caseId, number }, later(3))).rejects.toMatchObject({ reason: "act-shut" });
    await noteCard(owner, { caseId, field: "fairness", text: "The postage comes back, and a name to call." }, later(3));
    await onAction(desk, { caseId, number }, later(3));
    expect(await stepNow()).toBe("follow-up");

    const followUpId = await promise(owner, { caseId, day: "2026-11-21", time: "14:00", words: "I ask by two whether it came." }, later(3));
    await expect(concludeCase(owner, { caseId, outcome: "satisfied", words: "thanks" }, later(4))).rejects.toMatchObject({ reason: "promise-open" });
    await keepPromise(owner, { caseId, followUpId, words: "", silenceDays: 7 }, later(28));
    await hearWord(owner, { caseId, words: "It came crushed, you clowns." }, later(30));
    await concludeCase(owner, { caseId, outcome: "not-satisfied", words: "It came crushed, you clowns." }, later(30));

    // The second round listens anew, keeps what is known and seeks another bridge.
    expect(await getCase(owner, { number })).toMatchObject({ status: "open", step: "listen", round: 2, filled: 4, card: { bridge: "", fairness: "" } });
    await hearCase(owner, { caseId }, later(31));
    await reachedOut(owner, caseId, later(31));
    await planAction(owner, { caseId, what: "Refund and a new one by hand", who: "Anna" }, later(31));
    await expect(onAction(desk, { caseId, number }, later(32))).rejects.toMatchObject({ reason: "act-shut" });
    await noteAll(owner, caseId, { now: later(32) });
    await onAction(desk, { caseId, number }, later(33));
    await concludeCase(owner, { caseId, outcome: "satisfied", words: "Fair enough. Thanks, Anna." }, later(50));

    expect(await getCase(owner, { number })).toMatchObject({ status: "closed", outcome: "satisfied", round: 2, closedAt: later(50).toISOString() });
    expect(await countOutcomes(owner, { from: now, to: later(100) })).toEqual({ satisfied: 1, "not-satisfied": 1, unconfirmed: 0 });
    const { timeline } = await getCase(owner, { number });
    expect(timeline.at(-1)).toMatchObject({ kind: "item", who: "gruff_miller" });
    const actions = (await sql.query<{ action: string }>({ text: "SELECT DISTINCT action FROM audit_entry WHERE subject_id = $1", values: [caseId] })).map(
      ({ action }) => action,
    );
    const trail = await sql.query<{ details: unknown }>({ text: "SELECT details FROM audit_entry WHERE subject_id = $1", values: [caseId] });
    expect(JSON.stringify(trail)).not.toMatch(/What is known|clowns|postage/u);
    expect(actions).toEqual(
      expect.arrayContaining(["case.open", "case.hear", "case.note", "case.reach-out", "case.do-action", "case.promise", "case.conclude"]),
    );
  });

  it("go on after silence where they stood, and anew after satisfaction", async () => {
    const desk = await aDesk();
    const onCase = await aReachedCase(desk.owner, [await anItem(desk, { postedAt: now })], now);
    const { caseId, number } = onCase;
    await concludeCase(desk.owner, { caseId, outcome: "unconfirmed", words: "" }, later(1));
    await reopenCase(desk.owner, { caseId, words: "They wrote back." }, later(2));
    expect(await getCase(desk.owner, { number })).toMatchObject({ status: "open", outcome: null, closedAt: null, round: 1, step: "act" });
    await noteAll(desk.owner, caseId, { now: later(3) });
    await planAction(desk.owner, { caseId, what: "Refund", who: "" }, later(3));
    await onAction(desk, onCase, later(3));
    await concludeCase(desk.owner, { caseId, outcome: "satisfied", words: "Thanks." }, later(4));
    await reopenCase(desk.owner, { caseId, words: "It broke again." }, later(5));
    expect(await getCase(desk.owner, { number })).toMatchObject({ status: "open", outcome: null, round: 2, step: "listen" });
    await expect(reopenCase(desk.owner, { caseId, words: "again" }, later(6))).rejects.toMatchObject({ reason: "case-open" });
  });

  it("end by the customer's own words: no outcome is confirmed without them", () => {
    const said = (outcome: string, words: string): boolean => concludeSchema.safeParse({ caseId: "case_1", outcome, words }).success;
    expect([said("satisfied", " "), said("not-satisfied", ""), said("satisfied", "Thanks."), said("unconfirmed", "")]).toEqual([false, false, true, true]);
  });

  it("tell what was said by both in the whole conversation, from where it began", async () => {
    const desk = await aDesk();
    const threadId = await aThread(desk, later(-48));
    const [before, asked] = await storeItems(desk, [
      { postedAt: later(-48), threadId, author: "Hélène", text: "Is this normal?", sentiment: "neutral" },
      { postedAt: later(-1), threadId, author: "Hélène", text: "Nobody calls back.", sentiment: "negative" },
      { postedAt: later(-2), threadId, author: "Somebody else", text: "Same here" },
    ]);
    const { number } = await aCase(desk.owner, [asked ?? ""], now);
    const { timeline, messages } = await getCase(desk.owner, { number });
    expect(timeline.flatMap((entry) => (entry.kind === "item" ? [[entry.itemId, entry.isPart]] : []))).toEqual([
      [asked, true],
      [before, false],
    ]);
    expect(messages).toEqual({ theirs: 2, ours: 0, unheard: 2 });
  });
});

describe("[C3] the mediator's card", () => {
  it("keeps Act shut while a single field is empty, and cannot be emptied once something was done on it", async () => {
    const desk = await aDesk();
    const { caseId, number } = await aReachedCase(desk.owner, [await anItem(desk, { postedAt: now })], now);
    await planAction(desk.owner, { caseId, what: "Refund", who: "" }, now);
    await noteAll(desk.owner, caseId, { now });
    for (const field of cardFields.filter((one) => one !== "customerCircumstances")) {
      await noteCard(desk.owner, noteCardSchema.parse({ caseId, field, text: "\n\u00a0 " }), now);
      expect((await getCase(desk.owner, { number })).filled).toBe(5);
      await expect(onAction(desk, { caseId, number }, now)).rejects.toMatchObject({ code: "conflict", reason: "act-shut" });
      await noteCard(desk.owner, { caseId, field, text: "Known again." }, now);
    }
    await onAction(desk, { caseId, number }, now);
    await expect(noteCard(desk.owner, { caseId, field: "bridge", text: " " }, now)).rejects.toMatchObject({ reason: "card-in-use" });
  });

  it("is told in one line while one member writes one field", async () => {
    const desk = await aDesk();
    const { caseId, number } = await aCase(desk.owner, [await anItem(desk, { postedAt: now })], now);
    for (const text of ["A transfer", "A transfer today", "A transfer today instead of a voucher"])
      await noteCard(desk.owner, { caseId, field: "bridge", text }, now);
    const { timeline, card } = await getCase(desk.owner, { number });
    expect(timeline.filter((entry) => entry.kind === "event" && entry.event === "noted")).toHaveLength(1);
    expect(card.bridge).toBe("A transfer today instead of a voucher");
  });

  it("finds what helped in closed cases of the like", async () => {
    const desk = await aDesk();
    const itemId = await anItem(desk, { postedAt: now });
    const open = async (title: string) => openCase(desk.owner, openCaseSchema.parse({ itemIds: [itemId], title }), now);
    const [seen, other] = [await open("Double debit at the counter"), await open("Rude guard at the door")];
    await sql.query({
      text: "UPDATE case_file SET status = 'closed', outcome = 'satisfied', closed_at = $2, bridge = 'a transfer today' WHERE id = ANY ($1)",
      values: [[seen.caseId, other.caseId], later(48)],
    });
    const fresh = await open("Debited twice: double debit");
    expect(await listSimilarCases(desk.owner, await getCase(desk.owner, { number: fresh.number }))).toMatchObject([
      { number: seen.number, bridge: "a transfer today", outcome: "satisfied", tookMs: 48 * 3_600_000 },
    ]);
  });
});

describe("lists of cases", () => {
  it("show the nearest thing due first, page by page, and stand in four columns", async () => {
    const desk = await aDesk();
    const itemId = await anItem(desk, { postedAt: now });
    const open = async (title: string, dueAt: Date | null) => openCase(desk.owner, openCaseSchema.parse({ itemIds: [itemId], title, dueAt }), now);
    await open("none", null);
    await open("late", later(-2));
    await open("soon", later(2));
    const reached = await aReachedCase(desk.owner, [itemId], now);
    await promise(desk.owner, { caseId: reached.caseId, day: "2026-11-20", time: "11:00", words: "By eleven." }, now);
    const filters = caseFiltersSchema.parse({});
    const titles: string[] = [];
    for (let after: string | undefined, turns = 0; turns === 0 || (after !== undefined && turns < 9); turns += 1) {
      const page = await listCases(desk.owner, { ...filters, after }, { limit: 1, now });
      titles.push(...page.rows.map(({ title }) => title));
      after = page.next ?? undefined;
    }
    expect(titles).toEqual(["late", "Third day out for delivery", "soon", "none"]);
    expect((await listCases(desk.owner, caseFiltersSchema.parse({ overdue: "1" }), { limit: 9, now })).rows.map(({ title }) => title)).toEqual(["late"]);
    const board = await getBoard(desk.owner, filters, { limit: 1, now });
    expect([board.listen.count, board.listen.rows.length, board.act.count]).toEqual([3, 1, 1]);
    expect((await listCasesDueToday(desk.owner, { brandIds: [desk.brandId] }, now)).map(({ title }) => title)).toEqual([
      "late",
      "Third day out for delivery",
      "soon",
    ]);
  });

  it("find the cases of an author", async () => {
    const desk = await aDesk();
    const { number } = await aCase(desk.owner, [await anItem(desk, { postedAt: now, author: "Hélène" })], now);
    await aCase(desk.owner, [await anItem(desk, { postedAt: now, author: "Somebody else" })], now);
    expect((await listCasesOf(desk.owner, { authorId: await anAuthor(desk, "Hélène") })).map((one) => one.number)).toEqual([number]);
  });
});

describe("a case of another workspace", () => {
  it("is not there: neither for a reader nor for any command", async () => {
    const desk = await aDesk();
    const { caseId, number } = await aReachedCase(desk.owner, [await anItem(desk, { postedAt: now })], now);
    const other = await aDesk();
    const stranger = other.owner;
    const own = await aCase(stranger, [await anItem(other, { postedAt: now })], now);
    const tries: readonly (() => Promise<unknown>)[] = [
      () => hearCase(stranger, { caseId }, now),
      () => noteCard(stranger, { caseId, field: "bridge", text: "x" }, now),
      () => planAction(stranger, { caseId, what: "x", who: "" }, now),
      () => promise(stranger, { caseId, day: "2026-12-01", time: "09:00", words: "x" }, now),
      () => concludeCase(stranger, { caseId, outcome: "unconfirmed", words: "" }, now),
      () => assignCase(stranger, { caseId, ownerId: null }, now),
      () => mergeCase(stranger, { caseId, otherNumber: own.number }, now),
      () => linkCase(stranger, { caseId: own.caseId, otherNumber: number + 1 }, now),
      () => addItems(stranger, { caseId, itemIds: ["itm_unknown"] }, now),
      () => getCase(stranger, { number: number + 1 }),
    ];
    for (const attempt of tries) await expect(attempt()).rejects.toMatchObject({ code: "not-found" });
    await expect(assignCase(desk.owner, { caseId, ownerId: stranger.memberId }, now)).rejects.toMatchObject({ code: "not-found" });
    expect((await listCases(stranger, caseFiltersSchema.parse({}), { limit: 9, now })).rows.map(({ id }) => id)).toEqual([own.caseId]);
  });

  it("lends no comment to a case of ours", async () => {
    const [desk, other] = [await aDesk(), await aDesk()];
    const theirs = await anItem(other, { postedAt: now });
    await expect(aCase(desk.owner, [theirs], now)).rejects.toMatchObject({ code: "not-found" });
  });
});
