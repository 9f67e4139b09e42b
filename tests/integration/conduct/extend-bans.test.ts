import { beforeEach, describe, expect, it } from "vitest";

import { aSource } from "../../support/desk";
import { aHouse, anInsult, aPlatform, authorOf, deedsOf, drain, minutes, now, type House } from "./a-house";
import { recordDeedByHand } from "#lib/conduct/commands/deeds";
import { approveBan } from "#lib/conduct/commands/decide-ban";
import { liftBan } from "#lib/conduct/commands/lift";
import { requestBan } from "#lib/conduct/commands/request-ban";
import { extendBans, extendNotedBans } from "#lib/conduct/extend-bans";
import { listBansSince } from "#lib/conduct/queries/bans";
import { listWorkspacesToExtend } from "#lib/conduct/queries/pending";
import { listByHand, listSanctions } from "#lib/conduct/queries/sanctions";
import { sql } from "#lib/db/sql";

let house: House;
beforeEach(async () => {
  house = await aHouse();
  // The account lives on a host, so that another source may be on it too.
  await sql.query({ text: "UPDATE source SET url = 'https://example.org/one' WHERE id = $1", values: [house.sourceId] });
});

const livesThere = async (authorId: string): Promise<void> => {
  await sql.query({ text: "UPDATE author SET realm = 'wordpress:example.org/one' WHERE id = $1", values: [authorId] });
};

const aBan = async (author = "Zed"): Promise<{ readonly sanctionId: string; readonly authorId: string }> => {
  const itemId = await anInsult(house, { tones: ["threat"], author });
  const authorId = await authorOf(itemId);
  await livesThere(authorId);
  const { sanctionId } = await requestBan(house.anna, { itemId, clauseNumber: "3.2", notice: "We end it here.", days: null }, now);
  await approveBan(house.boris, { sanctionId }, now);
  await drain(house, aPlatform());
  return { sanctionId, authorId };
};

/** Another source of the brand on the same site, added at a moment. */
const aLaterSource = async (capabilities: readonly string[], at = minutes(60)): Promise<string> => {
  const id = await aSource(house.owner, house.brandId, capabilities);
  await sql.query({ text: "UPDATE source SET url = 'https://example.org/one/', created_at = $2 WHERE id = $1", values: [id, at] });
  return id;
};

const isNoted = async (): Promise<boolean> => (await listWorkspacesToExtend()).some(({ workspaceId }) => workspaceId === house.owner.workspaceId);
const extend = async () => extendNotedBans({ workspaceId: house.owner.workspaceId, now: minutes(120) });
const bansOf = async (sanctionId: string) => (await deedsOf(sanctionId)).map(({ kind, state }) => [kind, state]);

describe("a ban that stands", () => {
  it("is taken to a source that is added after its approval, once", async () => {
    const { sanctionId } = await aBan();
    await extend();
    const platform = aPlatform();
    await aLaterSource(["ban"]);
    expect(await isNoted()).toBe(true);
    expect(await extend()).toHaveLength(1);
    expect([await isNoted(), await extend()]).toEqual([false, []]);
    await drain(house, platform, minutes(120));
    expect(platform.done).toMatchObject([{ kind: "ban", authorExternalId: "Zed" }]);
    expect(await bansOf(sanctionId)).toEqual([
      ["ban", "done"],
      ["ban", "done"],
    ]);
  });

  it("is left to a person at a later source that cannot ban, once, and is taken there by Parley as soon as it can", async () => {
    const { sanctionId } = await aBan();
    const sourceId = await aLaterSource(["reply"]);
    expect([await extend(), await extend()]).toEqual([[], []]);
    expect((await deedsOf(sanctionId)).map(({ kind, state, because }) => [kind, state, because])).toEqual([
      ["ban", "done", null],
      ["ban", "by-hand", "cannot-here"],
    ]);
    expect((await listByHand(house.boris)).map(({ id }) => id)).toEqual([sanctionId]);
    await sql.query({ text: "UPDATE source SET capabilities = '{reply,ban}' WHERE id = $1", values: [sourceId] });
    expect(await extend()).toHaveLength(1);
    const platform = aPlatform();
    await drain(house, platform, minutes(120));
    expect(platform.done).toMatchObject([{ kind: "ban", authorExternalId: "Zed" }]);
    expect(await bansOf(sanctionId)).toEqual([
      ["ban", "done"],
      ["ban", "done"],
    ]);
  });

  it("keeps what a person has done there by hand, and asks for it to be lifted there with the rest", async () => {
    const { sanctionId } = await aBan();
    const sourceId = await aLaterSource(["reply"]);
    await extend();
    const byHand = (await deedsOf(sanctionId)).find(({ state }) => state === "by-hand");
    await recordDeedByHand(house.anna, { deedId: byHand?.id ?? "" }, minutes(3_000));
    const isLate = async (since: Date) => (await listBansSince(since)).some(({ workspaceId }) => workspaceId === house.owner.workspaceId);
    expect([await isLate(minutes(-60)), await isLate(minutes(2_900))]).toEqual([true, false]);
    await sql.query({ text: "UPDATE source SET capabilities = '{reply,ban}' WHERE id = $1", values: [sourceId] });
    expect(await extend()).toEqual([]);
    await liftBan(house.boris, { sanctionId, reason: "They said sorry." }, minutes(130));
    expect((await bansOf(sanctionId)).slice(2)).toEqual([
      ["unban", "queued"],
      ["unban", "queued"],
    ]);
  });

  it("is taken there by itself: where another fails, what was done stays done, and the rest is done when it is run again", async () => {
    const [one, two] = [await aBan(), await aBan("Ted")];
    await extend();
    await aLaterSource(["ban"]);
    const [{ itemId } = { itemId: "" }] = await sql.query<{ itemId: string }>({
      text: 'SELECT item_id AS "itemId" FROM sanction WHERE id = $1',
      values: [two.sanctionId],
    });
    const leadTo = async (id: string) => sql.query({ text: "UPDATE sanction SET item_id = $2 WHERE id = $1", values: [two.sanctionId, id] });
    await leadTo("nowhere");
    await expect(extend()).rejects.toMatchObject({ code: "not-found" });
    expect([(await bansOf(one.sanctionId)).length, await isNoted()]).toEqual([2, true]);
    await leadTo(itemId);
    expect([(await extend()).length, await isNoted()]).toEqual([1, false]);
    expect((await bansOf(two.sanctionId)).length).toBe(2);
  });

  it("sends nobody to a source where the account does not live", async () => {
    const { sanctionId } = await aBan();
    await aSource(house.owner, house.brandId, ["reply"]);
    await extend();
    expect(await bansOf(sanctionId)).toEqual([["ban", "done"]]);
  });

  it("reaches an account that is joined to the person, where it lives", async () => {
    const { sanctionId, authorId } = await aBan();
    const other = await authorOf(await anInsult(house, { author: "Zed again" }));
    await livesThere(other);
    await extend();
    await sql.query({ text: "UPDATE author SET person_id = 'per_1' WHERE id = ANY($1)", values: [[authorId, other]] });
    const deedIds = await extendBans(house.owner.workspaceId, { reach: { authorId: other }, now: minutes(120) });
    expect(deedIds).toHaveLength(1);
    expect(await extend()).toEqual([]);
    const platform = aPlatform();
    await drain(house, platform, minutes(120));
    expect(platform.done).toMatchObject([{ kind: "ban", authorExternalId: "Zed again" }]);
    const shown = (await listSanctions(house.anna, { authorId })).find(({ id }) => id === sanctionId);
    expect(shown?.deeds.map(({ kind, accountName }) => [kind, accountName])).toEqual([
      ["ban", "Zed"],
      ["ban", "Zed again"],
    ]);
  });

  it("stays with its account where the brand's bans cover no others", async () => {
    await sql.query({ text: `UPDATE brand SET method = method || '{"banCoversLinkedAccounts": false}' WHERE id = $1`, values: [house.brandId] });
    const { authorId } = await aBan();
    const other = await authorOf(await anInsult(house, { author: "Zed again" }));
    await livesThere(other);
    await sql.query({ text: "UPDATE author SET person_id = 'per_2' WHERE id = ANY($1)", values: [[authorId, other]] });
    expect(await extend()).toEqual([]);
  });

  it("goes no further than its brand and its workspace", async () => {
    await aBan();
    await extend();
    const stranger = await aHouse();
    await sql.query({ text: "UPDATE source SET url = 'https://example.org/one' WHERE id = $1", values: [stranger.sourceId] });
    expect(await extendNotedBans({ workspaceId: stranger.owner.workspaceId, now })).toEqual([]);
    expect(await extendBans(stranger.owner.workspaceId, { reach: { sourceId: house.sourceId }, now })).toEqual([]);
  });
});

it("a ban that was only asked for, or has been lifted, reaches nothing new", async () => {
  const { sanctionId } = await aBan();
  await liftBan(house.boris, { sanctionId, reason: "They said sorry." }, minutes(30));
  const itemId = await anInsult(house, { tones: ["threat"], author: "Else" });
  await livesThere(await authorOf(itemId));
  await requestBan(house.anna, { itemId, clauseNumber: "3.2", notice: "We end it here.", days: null }, now);
  await aLaterSource(["ban"]);
  expect(await extend()).toEqual([]);
});
