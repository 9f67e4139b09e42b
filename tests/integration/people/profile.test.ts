import { describe, expect, it } from "vitest";

import { aReturn, bannedAt, day, linkIdOf, rants, write } from "./a-return";
import { asKept, authorId, countAll, keptFeatures, now, tell, wholeFeatures } from "./a-history";
import { aDesk, aMember, anItem, aSource } from "../../support/watched";
import { splitAccount } from "#lib/conduct/commands/split-account";
import { getStanding } from "#lib/people/queries/verdict";
import { confirmLink, refuseLink } from "#lib/people/commands/decide-link";
import { addNote, removeNote } from "#lib/people/commands/notes";
import { endOverride, overrideVerdict } from "#lib/people/commands/override-verdict";
import { suggestLinks } from "#lib/people/commands/suggest-links";
import { getBanCost } from "#lib/people/queries/ban-cost";
import { listPeople } from "#lib/people/queries/list";
import { getProfile } from "#lib/people/queries/profile";
import { getWaiting, listMood, listSaid } from "#lib/people/queries/said";
import { listSearchesDue } from "#lib/people/queries/searches-due";
import { seekReappearances } from "#lib/people/seek-reappearances";

describe("[P1] a profile", () => {
  it("shows what the account wrote across sources, its mood, the answers it got, how long they took, and notes", async () => {
    const desk = await aDesk();
    const [one, other] = [
      await aSource(desk, { platform: "vk", url: "https://vk.example/one" }),
      await aSource(desk, { platform: "vk", url: "https://vk.example/two" }),
    ];
    await write(one, { by: "Olga", from: 0, texts: ["Order 4471 has not arrived, I paid £84", "Where is my refund for order 4471?"] });
    await write(other, { by: "Olga", from: 5, texts: ["Thank you, order 4471 is here"], prefix: "elsewhere" });
    await tell(one, [
      anItem("answer", { isBrand: true, parentExternalId: "Olga-0", rootExternalId: "post-0", text: "Olga, we have sent it again.", postedAt: day(0, 12) }),
    ]);
    const id = await authorId(one, "olga");
    await addNote(desk.actor, { authorId: id, text: "Prefers the phone." }, now);
    const profile = await getProfile(desk.actor, id);
    expect(profile).toMatchObject({ name: "Olga", notes: [{ text: "Prefers the phone.", isOwn: true }] });
    const all = await listSaid(desk.actor, { authorId: id, by: "all", limit: 50 });
    expect(all.rows.map(({ isOurs }) => isOurs)).toEqual([false, false, true, false]);
    expect((await listSaid(desk.actor, { authorId: id, by: "ours", limit: 50 })).rows).toMatchObject([{ excerpt: "Olga, we have sent it again." }]);
    expect((await listMood(desk.actor, id)).length).toBe(3);
    expect(await getWaiting(desk.actor, id)).toMatchObject({ answered: 1, medianMinutes: 120 });
  });

  it("pages through what was said without skipping or repeating", async () => {
    const desk = await aDesk();
    const source = await aSource(desk);
    await tell(
      source,
      Array.from({ length: 23 }, (_, place) => anItem(`c${place}`, { postedAt: day(place >> 2), rootExternalId: "p" })),
    );
    const id = await authorId(source, "olga");
    const seen: string[] = [];
    for (let after: string | undefined = undefined, place = 0; place < 9; place += 1) {
      const page: Awaited<ReturnType<typeof listSaid>> = await listSaid(desk.actor, { authorId: id, by: "all", after, limit: 4 });
      seen.push(...page.rows.map(({ itemId }) => itemId));
      if (page.next === null) break;
      after = page.next;
    }
    expect([seen.length, new Set(seen).size]).toEqual([23, 23]);
  });

  it("joins accounts that a human confirmed to be one person's, counts them as one, and splits them again", async () => {
    const { desk, actor, banned, back } = await aReturn();
    await seekReappearances({ workspaceId: desk.workspaceId, authorId: banned, bannedAt, now });
    await confirmLink(actor, { linkId: await linkIdOf(desk) }, now);
    await countAll(desk.workspaceId);
    const joined = await getProfile(actor, banned);
    expect(joined.accounts.map(({ id }) => id)).toEqual([banned, back]);
    expect(joined.accounts[1]?.joined).toMatchObject({ byName: "Anna Berg" });
    expect(joined.standing.items).toBe(7);
    expect((await listPeople(actor, { q: "Harbour_truth" }, { limit: 10 })).rows).toMatchObject([{ authorId: back, accounts: 2, items: 7 }]);
    await splitAccount(actor, { authorId: back, liftsCarried: false }, now);
    await countAll(desk.workspaceId);
    for (const [id, items] of [
      [banned, 4],
      [back, 3],
    ] as const) {
      const alone = await getProfile(actor, id);
      expect([alone.accounts.length, alone.standing.items]).toEqual([1, items]);
      expect(await keptFeatures(desk.workspaceId, id)).toEqual(asKept(await wholeFeatures(desk.workspaceId, id)));
    }
    expect(await seekReappearances({ workspaceId: desk.workspaceId, authorId: banned, bannedAt, now })).toBe(0);
  });

  it("never joins by itself, and what was refused is not proposed again", async () => {
    const { desk, actor, banned } = await aReturn();
    await suggestLinks(actor, { authorId: banned }, now);
    await suggestLinks(actor, { authorId: banned }, now);
    expect(await getProfile(actor, banned)).toMatchObject({ accounts: [{ id: banned }], suggestions: [{ account: { name: "Harbour.Truth" } }] });
    const linkId = await linkIdOf(desk);
    await refuseLink(actor, { linkId }, now);
    await expect(confirmLink(actor, { linkId }, now)).rejects.toMatchObject({ code: "conflict" });
    expect(await suggestLinks(actor, { authorId: banned }, now)).toEqual({ found: 0 });
    expect((await getProfile(actor, banned)).suggestions).toEqual([]);
  });
});

describe("[P2] a verdict", () => {
  it("is explained line by line with items to read, and is what the inbox goes by", async () => {
    const { desk, actor, banned } = await aReturn();
    const { standing, history } = await getProfile(actor, banned);
    expect(standing).toMatchObject({ verdict: "troll", counted: "troll", items: 4, override: null });
    expect(standing.evidence.find(({ line }) => line === "insults")?.quotes.length).toBeGreaterThan(0);
    expect(history).toMatchObject([{ kind: "counted", verdict: "troll", items: 4 }]);
    expect(await getStanding(desk.workspaceId, banned)).toMatchObject({ verdict: "troll", confidence: standing.confidence });
  });

  it("with too few items is not enough known, however rude", async () => {
    const desk = await aDesk();
    const source = await aSource(desk);
    await write(source, { by: "Zed", from: 0, texts: rants.slice(0, 3) });
    const id = await authorId(source, "zed");
    expect(await getStanding(desk.workspaceId, id)).toMatchObject({ verdict: "not-enough-known" });
    expect((await getProfile(desk.actor, id)).history).toEqual([]);
  });

  it("of a manager wins, is remembered through new items, joining and splitting, and ends by their word", async () => {
    const { desk, actor, banned, back, here } = await aReturn();
    await overrideVerdict(actor, { authorId: banned, verdict: "critic", note: "I know her: she means the harbour." }, now);
    await write(here, { by: "Harbour_truth77", from: 30, texts: rants.slice(0, 2), prefix: "later" });
    expect(await getStanding(desk.workspaceId, banned)).toMatchObject({ verdict: "critic", confidence: 1 });
    await seekReappearances({ workspaceId: desk.workspaceId, authorId: banned, bannedAt, now });
    await confirmLink(actor, { linkId: await linkIdOf(desk) }, now);
    await countAll(desk.workspaceId);
    expect(await getStanding(desk.workspaceId, back)).toMatchObject({ verdict: "critic" });
    await splitAccount(actor, { authorId: back, liftsCarried: false }, now);
    await countAll(desk.workspaceId);
    expect((await getProfile(actor, banned)).standing.override).toMatchObject({
      verdict: "critic",
      note: "I know her: she means the harbour.",
      byName: "Anna Berg",
    });
    await endOverride(actor, { authorId: banned }, now);
    expect(await getStanding(desk.workspaceId, banned)).toMatchObject({ verdict: "troll" });
    expect((await getProfile(actor, banned)).history.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["overridden", "override-ended", "counted"]));
  });

  it("is a manager's to override", async () => {
    const { desk, banned } = await aReturn();
    const agent = await aMember(desk.workspaceId, "agent");
    await expect(overrideVerdict(agent, { authorId: banned, verdict: "customer", note: "Because." }, now)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("as it is stored is the same whoever wrote: names, handles and realms swapped change nothing", async () => {
    const standingOf = async (by: string, handle: string) => {
      const desk = await aDesk();
      const source = await aSource(desk);
      await write(source, { by, handle, from: 0, texts: rants, prefix: "same" });
      const { standing } = await getProfile(desk.actor, await authorId(source, by.toLowerCase()));
      return { verdict: standing.verdict, confidence: standing.confidence, lines: standing.evidence.map(({ line, weight }) => [line, weight]) };
    };
    const first = await standingOf("John Smith", "jsmith");
    expect(await standingOf("Магомед Алиев", "magomed_05")).toEqual(first);
    expect(await standingOf("Fatou Diallo", "fatou.d")).toEqual(first);
  });
});

describe("[P3] displacement", () => {
  it("proposes likely re-appearances to a human with reasons, and nobody else", async () => {
    const { desk, actor, banned, back } = await aReturn();
    expect(await seekReappearances({ workspaceId: desk.workspaceId, authorId: banned, bannedAt, now })).toBe(1);
    const [suggestion] = (await getProfile(actor, banned)).suggestions;
    expect(suggestion?.account.id).toBe(back);
    expect(suggestion?.reasons.map(({ reason }) => reason)).toEqual(["same-handle", "same-texts", "since-ban"]);
    expect((await getProfile(actor, back)).suggestions.map(({ account }) => account.id)).toEqual([banned]);
  });

  it("shows before and after, counting confirmed accounts alone", async () => {
    const { desk, actor, banned } = await aReturn();
    await seekReappearances({ workspaceId: desk.workspaceId, authorId: banned, bannedAt, now });
    const asked = { authorId: banned, at: bannedAt };
    expect(await getBanCost(actor, asked, day(45))).toMatchObject({
      rows: [{ days: 30, before: 4, after: 0, isOver: true }, { isOver: false }, { isOver: false }],
      undecided: 3,
    });
    await confirmLink(actor, { linkId: await linkIdOf(desk) }, now);
    expect((await getBanCost(actor, asked, day(45))).rows.map(({ before, after, share }) => [before, after, share])).toEqual([
      [4, 3, 0.75],
      [4, 3, 0.75],
      [4, 3, 0.75],
    ]);
  });

  it("is looked for once a day", async () => {
    const { desk, banned } = await aReturn();
    const ban = { workspaceId: desk.workspaceId, authorId: banned };
    expect(await listSearchesDue([ban], now)).toEqual([ban]);
    await seekReappearances({ ...ban, bannedAt, now });
    expect(await listSearchesDue([ban], new Date(now.getTime() + 3_600_000))).toEqual([]);
    expect(await listSearchesDue([ban], new Date(now.getTime() + 25 * 3_600_000))).toEqual([ban]);
  });
});

describe("another workspace", () => {
  it("sees none of it and changes none of it", async () => {
    const { desk, banned, back } = await aReturn();
    await suggestLinks(desk.actor, { authorId: banned }, now);
    await addNote(desk.actor, { authorId: banned, text: "Ours." }, now);
    const [note] = (await getProfile(desk.actor, banned)).notes;
    const { actor: stranger } = await aDesk();
    const refused = { code: "not-found" };
    const linkId = await linkIdOf(desk);
    for (const attempt of [
      () => getProfile(stranger, banned),
      () => listSaid(stranger, { authorId: banned, by: "all", limit: 5 }),
      () => listMood(stranger, banned),
      () => getWaiting(stranger, banned),
      () => getBanCost(stranger, { authorId: banned, at: bannedAt }, now),
      () => overrideVerdict(stranger, { authorId: banned, verdict: "customer", note: "Because." }, now),
      () => endOverride(stranger, { authorId: banned }, now),
      () => addNote(stranger, { authorId: banned, text: "Theirs." }, now),
      () => removeNote(stranger, { noteId: note?.id ?? "" }, now),
      () => confirmLink(stranger, { linkId }, now),
      () => refuseLink(stranger, { linkId }, now),
      () => splitAccount(stranger, { authorId: back, liftsCarried: false }, now),
      () => suggestLinks(stranger, { authorId: banned }, now),
    ])
      await expect(attempt()).rejects.toMatchObject(refused);
    expect((await listPeople(stranger, {}, { limit: 10 })).rows).toEqual([]);
    expect(await getStanding(stranger.workspaceId, banned)).toMatchObject({ verdict: "not-enough-known" });
  });
});

describe("the list of people", () => {
  it("is found by name and by verdict, and pages without skipping", async () => {
    const { actor } = await aReturn();
    expect((await listPeople(actor, { verdict: "troll" }, { limit: 10 })).rows.map(({ name }) => name)).toEqual(["Harbour_truth77"]);
    expect((await listPeople(actor, { q: "mari" }, { limit: 10 })).rows.map(({ name }) => name)).toEqual(["Maria"]);
    const first = await listPeople(actor, { sort: "latest" }, { limit: 2 });
    const second = await listPeople(actor, { sort: "latest" }, { limit: 2, after: first.next ?? "" });
    expect([...first.rows, ...second.rows].map(({ name }) => name)).toEqual(["Harbour.Truth", "Maria", "Harbour_truth77"]);
    expect(second.next).toBeNull();
  });
});
