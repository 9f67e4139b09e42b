import { describe, expect, it } from "vitest";

import { authorId, countAll, now } from "./a-history";
import { aReturn, bannedAt, day, linkIdOf, rants, write } from "./a-return";
import { aDesk, aMember, anItem, aSource } from "../../support/watched";
import { tell } from "./a-history";
import { splitAccount } from "#lib/conduct/commands/split-account";
import { sql } from "#lib/db/sql";
import { confirmLink, leaveLinkOpen, refuseLink } from "#lib/people/commands/decide-link";
import { joinAccounts } from "#lib/people/commands/join-accounts";
import { suggestLinks } from "#lib/people/commands/suggest-links";
import { isDue } from "#lib/people/link-model";
import { getBanCost } from "#lib/people/queries/ban-cost";
import { findAccounts } from "#lib/people/queries/find-accounts";
import { getProfile } from "#lib/people/queries/profile";
import { listQuestions } from "#lib/people/queries/questions";

const later = (days: number): Date => new Date(now.getTime() + days * 86_400_000);

const actionsOf = async (workspaceId: string): Promise<readonly string[]> =>
  (await sql.query<{ action: string }>({ text: "SELECT action FROM audit_entry WHERE workspace_id = $1 ORDER BY at, id", values: [workspaceId] })).map(
    ({ action }) => action,
  );

describe("[P1] joining by hand", () => {
  it("makes one person of accounts that nothing suggested, is written down, and is undone by splitting", async () => {
    const { desk, actor, banned, there } = await aReturn();
    const maria = await authorId(there, "maria");
    await joinAccounts(actor, { authorId: banned, otherId: maria }, now);
    await countAll(desk.workspaceId);
    const joined = await getProfile(actor, banned);
    expect(joined.accounts).toMatchObject([{ id: banned }, { id: maria, joined: { byName: "Anna Berg" } }]);
    expect(joined.standing.items).toBe(6);
    await splitAccount(actor, { authorId: maria, liftsCarried: false }, now);
    expect((await getProfile(actor, banned)).accounts.length).toBe(1);
    expect(await actionsOf(desk.workspaceId)).toEqual(["person.join", "person.split"]);
  });

  it("holds against an earlier no, and leaves one link of the two", async () => {
    const { desk, actor, banned, back } = await aReturn();
    await suggestLinks(actor, { authorId: banned }, now);
    await refuseLink(actor, { linkId: await linkIdOf(desk) }, now);
    await joinAccounts(actor, { authorId: back, otherId: banned }, now);
    expect((await getProfile(actor, banned)).accounts.map(({ id }) => id)).toEqual([banned, back]);
    expect(await sql.query({ text: "SELECT state FROM author_link WHERE workspace_id = $1", values: [desk.workspaceId] })).toEqual([{ state: "confirmed" }]);
  });

  it("draws in whoever the accounts were joined to, and refuses what is one person already", async () => {
    const { actor, banned, back, there } = await aReturn();
    const maria = await authorId(there, "maria");
    await joinAccounts(actor, { authorId: banned, otherId: back }, now);
    await joinAccounts(actor, { authorId: back, otherId: maria }, now);
    expect((await getProfile(actor, maria)).accounts.length).toBe(3);
    await expect(joinAccounts(actor, { authorId: maria, otherId: banned }, now)).rejects.toMatchObject({ code: "conflict", reason: "joined-already" });
    await expect(joinAccounts(actor, { authorId: maria, otherId: maria }, now)).rejects.toMatchObject({ code: "conflict" });
  });

  it("is for members of the workspace who may, on accounts of visitors alone", async () => {
    const { desk, actor, banned, back, here } = await aReturn();
    await tell(here, [anItem("ours", { isBrand: true })]);
    const brand = await authorId(here, "brand");
    const { actor: stranger } = await aDesk();
    const viewer = await aMember(desk.workspaceId, "viewer");
    await expect(joinAccounts(actor, { authorId: banned, otherId: brand }, now)).rejects.toMatchObject({ code: "not-found" });
    await expect(joinAccounts(stranger, { authorId: banned, otherId: back }, now)).rejects.toMatchObject({ code: "not-found" });
    await expect(joinAccounts(viewer, { authorId: banned, otherId: back }, now)).rejects.toMatchObject({ code: "forbidden" });
    await expect(joinAccounts({ ...actor, memberId: null }, { authorId: banned, otherId: back }, now)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("looks for accounts by name or handle: none of the person's own, of the brand, or of another workspace", async () => {
    const { actor, banned, back, here } = await aReturn();
    await tell(here, [anItem("ours", { isBrand: true })]);
    const namesFor = async (q: string) => (await findAccounts(actor, { authorId: banned, q })).map(({ name }) => name);
    expect(await namesFor("HARBOUR")).toEqual(["Harbour.Truth"]);
    expect(await namesFor("kestrel")).toEqual([]);
    expect(await namesFor("%")).toEqual([]);
    expect(await findAccounts(actor, { authorId: banned, q: "harb" })).toMatchObject([
      { id: back, sourceName: "The blog", platform: "wordpress", accounts: 1 },
    ]);
    await joinAccounts(actor, { authorId: banned, otherId: back }, now);
    expect(await namesFor("harbour")).toEqual([]);
    const { actor: stranger } = await aDesk();
    await expect(findAccounts(stranger, { authorId: banned, q: "harbour" })).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("[P3] a question of which nobody can tell", () => {
  it("is kept as an open question, and asked again after thirty days", async () => {
    const { desk, actor, banned, back } = await aReturn();
    await suggestLinks(actor, { authorId: banned }, now);
    const linkId = await linkIdOf(desk);
    await leaveLinkOpen(actor, { linkId }, now);
    for (const id of [banned, back]) {
      const [question] = (await getProfile(actor, id)).suggestions;
      expect(question).toMatchObject({ id: linkId, leftOpen: { byName: "Anna Berg", at: now.toISOString() } });
      expect([now, later(29), later(30)].map((at) => question !== undefined && isDue(question, at))).toEqual([false, false, true]);
    }
    await expect(leaveLinkOpen(actor, { linkId }, later(29))).rejects.toMatchObject({ code: "conflict", reason: "link-decided" });
    await leaveLinkOpen(actor, { linkId }, later(30));
    expect(await actionsOf(desk.workspaceId)).toEqual(["person.leave-link-open", "person.leave-link-open"]);
  });

  it("is put again at once where more speaks for it, and not where nothing is new", async () => {
    const { desk, actor, banned, there } = await aReturn();
    await suggestLinks(actor, { authorId: banned }, now);
    const before = (await getProfile(actor, banned)).suggestions[0];
    await leaveLinkOpen(actor, { linkId: await linkIdOf(desk) }, now);
    expect(await suggestLinks(actor, { authorId: banned }, later(1))).toEqual({ found: 0 });
    expect((await getProfile(actor, banned)).suggestions).toMatchObject([{ leftOpen: { byName: "Anna Berg" } }]);
    await sql.query({
      text: `UPDATE author_link SET reasons = (SELECT jsonb_agg(r) FROM jsonb_array_elements(reasons) r WHERE r->>'reason' <> 'same-texts') WHERE workspace_id = $1`,
      values: [desk.workspaceId],
    });
    await write(there, { by: "Harbour.Truth", from: 60, texts: [`${rants[3] ?? ""}!!`], prefix: "more" });
    expect(await suggestLinks(actor, { authorId: banned }, later(2))).toEqual({ found: 1 });
    const [again, ...others] = (await getProfile(actor, banned)).suggestions;
    expect(again).toMatchObject({ id: before?.id, leftOpen: null });
    expect(again?.reasons.map(({ reason }) => reason)).toContain("same-texts");
    expect(others).toEqual([]);
  });

  it("can be answered while it rests, by yes or by no", async () => {
    const yes = await aReturn();
    await suggestLinks(yes.actor, { authorId: yes.banned }, now);
    await leaveLinkOpen(yes.actor, { linkId: await linkIdOf(yes.desk) }, now);
    await confirmLink(yes.actor, { linkId: await linkIdOf(yes.desk) }, now);
    expect((await getProfile(yes.actor, yes.banned)).accounts.length).toBe(2);
    const no = await aReturn();
    await suggestLinks(no.actor, { authorId: no.banned }, now);
    const linkId = await linkIdOf(no.desk);
    await leaveLinkOpen(no.actor, { linkId }, now);
    await refuseLink(no.actor, { linkId }, now);
    await expect(leaveLinkOpen(no.actor, { linkId }, later(40))).rejects.toMatchObject({ code: "conflict" });
    expect((await getProfile(no.actor, no.banned)).suggestions).toEqual([]);
  });

  it("is still counted among what is undecided beside the cost of a ban", async () => {
    const { desk, actor, banned } = await aReturn();
    await suggestLinks(actor, { authorId: banned }, now);
    await leaveLinkOpen(actor, { linkId: await linkIdOf(desk) }, now);
    expect(await getBanCost(actor, { authorId: banned, at: bannedAt }, day(45))).toMatchObject({ undecided: 3 });
  });

  it("stands in the list of the workspace, after those that nobody has looked at, until it is answered", async () => {
    const { desk, actor, banned, back, there } = await aReturn();
    await suggestLinks(actor, { authorId: banned }, now);
    expect(await listQuestions(actor)).toMatchObject([{ about: { id: banned }, account: { id: back }, leftOpen: null }]);
    await leaveLinkOpen(actor, { linkId: await linkIdOf(desk) }, now);
    expect(await listQuestions(actor)).toMatchObject([{ about: { id: banned }, leftOpen: { byName: "Anna Berg" } }]);
    const { actor: stranger } = await aDesk();
    expect(await listQuestions(stranger)).toEqual([]);
    await expect(leaveLinkOpen(stranger, { linkId: await linkIdOf(desk) }, now)).rejects.toMatchObject({ code: "not-found" });
    const maria = await authorId(there, "maria");
    await joinAccounts(actor, { authorId: banned, otherId: maria }, now);
    await joinAccounts(actor, { authorId: maria, otherId: back }, now);
    expect(await listQuestions(actor)).toEqual([]);
  });
});

describe("where an account lives", () => {
  it("is told by the source it wrote on last, never by an address", async () => {
    const desk = await aDesk();
    const source = await aSource(desk, { platform: "vk", url: "http://127.0.0.1:4310/kestrel" });
    await write(source, { by: "Olga", from: 0, texts: ["Hello there"] });
    const { accounts } = await getProfile(desk.actor, await authorId(source, "olga"));
    expect(accounts).toMatchObject([{ platform: "vk", sourceName: "The blog" }]);
    expect(JSON.stringify(accounts)).not.toContain("127.0.0.1");
  });
});
