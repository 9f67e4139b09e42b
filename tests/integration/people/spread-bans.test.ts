import { afterAll, beforeEach, describe, expect, it } from "vitest";

import { aSource } from "../../support/desk";
import { aHouse, anInsult, aPlatform, authorOf, drain, everything, minutes, now, type House } from "../conduct/a-house";
import { approveBan } from "#lib/conduct/commands/decide-ban";
import { liftBan } from "#lib/conduct/commands/lift";
import { requestBan } from "#lib/conduct/commands/request-ban";
import { spreadBans } from "#lib/conduct/spread-bans";
import { newId } from "#lib/core/ids";
import { disconnect } from "#lib/db/client";
import { sql } from "#lib/db/sql";
import { joinAccounts } from "#lib/people/commands/join-accounts";
import { closeQueues } from "#lib/queue/backend";
import { listAudit } from "#lib/team/queries";

afterAll(async () => {
  await closeQueues();
  await disconnect();
});

let house: House;
beforeEach(async () => {
  house = await aHouse();
});

/** A ban of whoever made the threat, approved and done everywhere it could be done by then. */
const aBan = async (threat: string, at = now): Promise<string> => {
  const { sanctionId } = await requestBan(house.anna, { itemId: threat, clauseNumber: "3.2", notice: "We end our conversation here.", days: null }, at);
  await approveBan(house.boris, { sanctionId }, at);
  await drain(house, aPlatform(), at);
  return sanctionId;
};

const aThreat = async (author = "Zed") => anInsult(house, { tones: ["threat"], author });

const deedsOf = async (sanctionId: string) =>
  sql.query<{ kind: string; state: string; authorId: string; sourceId: string }>({
    text: `SELECT kind, state, author_id AS "authorId", source_id AS "sourceId" FROM sanction_deed WHERE sanction_id = $1 ORDER BY created_at, id`,
    values: [sanctionId],
  });

const anAccount = async (realm: string, name: string): Promise<string> => {
  const id = newId("author");
  await sql.query({
    text: "INSERT INTO author (id, workspace_id, realm, external_id, name, first_seen_at, last_seen_at) VALUES ($1, $2, $3, $4, $4, '2026-01-01', '2026-01-01')",
    values: [id, house.owner.workspaceId, realm, name],
  });
  return id;
};

const spread = async (at = minutes(10)) => spreadBans({ workspaceId: house.owner.workspaceId, now: at });

describe("[G4] a ban that stands", () => {
  it("reaches an account that is joined to the person afterwards, once, and is lifted there with the rest", async () => {
    const threat = await aThreat();
    const sanctionId = await aBan(threat);
    const other = await authorOf(await anInsult(house, { author: "Zed again" }));
    await spread();
    expect((await deedsOf(sanctionId)).length).toBe(1);
    await joinAccounts(house.anna, { authorId: await authorOf(threat), otherId: other }, minutes(10));
    await Promise.all([spread(), spread()]);
    await spread();
    expect((await deedsOf(sanctionId)).slice(1)).toEqual([{ kind: "ban", state: "queued", authorId: other, sourceId: house.sourceId }]);
    const platform = aPlatform();
    await drain(house, platform, minutes(20));
    expect(platform.kinds()).toEqual(["ban"]);
    await liftBan(house.boris, { sanctionId, reason: "Peace was made." }, minutes(30));
    await drain(house, platform, minutes(40));
    expect(platform.kinds()).toEqual(["ban", "unban", "unban"]);
    expect((await listAudit(house.owner, { limit: 50 })).filter(({ action }) => action === "ban.spread").length).toBe(1);
  });

  it("reaches a source that is added to the brand afterwards, and is left to a person where Parley cannot", async () => {
    await sql.query({ text: "UPDATE source SET platform = 'vk', url = 'https://vk.example/one' WHERE id = $1", values: [house.sourceId] });
    const threat = await aThreat();
    await sql.query({ text: "UPDATE author SET realm = 'vk:vk.example' WHERE id = $1", values: [await authorOf(threat)] });
    const sanctionId = await aBan(threat);
    const added = [await aSource(house.owner, house.brandId, everything), await aSource(house.owner, house.brandId, ["reply"])];
    for (const [place, id] of added.entries())
      await sql.query({ text: "UPDATE source SET platform = 'vk', url = $2 WHERE id = $1", values: [id, `https://vk.example/more-${place}`] });
    await spread();
    expect((await deedsOf(sanctionId)).slice(1).map(({ sourceId, state }) => [sourceId, state])).toEqual([
      [added[0], "queued"],
      [added[1], "by-hand"],
    ]);
  });

  it("stays away from other sites of the same platform, other brands, and strangers", async () => {
    const threat = await aThreat();
    const sanctionId = await aBan(threat);
    await aSource(house.owner, house.brandId, everything);
    await anInsult(house, { author: "Somebody else" });
    await spread();
    expect((await deedsOf(sanctionId)).length).toBe(1);
  });

  it("stays with the banned account where the brand has it so", async () => {
    const threat = await aThreat();
    const sanctionId = await aBan(threat);
    await sql.query({ text: `UPDATE brand SET method = method || '{"banCoversLinkedAccounts": false}' WHERE id = $1`, values: [house.brandId] });
    const other = await authorOf(await anInsult(house, { author: "Zed again" }));
    await joinAccounts(house.anna, { authorId: await authorOf(threat), otherId: other }, now);
    await spread();
    expect((await deedsOf(sanctionId)).length).toBe(1);
  });

  it("does not double another that stands on the account already", async () => {
    const [one, other] = [await aThreat("One"), await aThreat("Other")];
    const bans = [await aBan(one), await aBan(other)];
    await joinAccounts(house.anna, { authorId: await authorOf(one), otherId: await authorOf(other) }, now);
    await spread();
    expect(await Promise.all(bans.map(async (id) => (await deedsOf(id)).length))).toEqual([1, 1]);
  });

  it("reaches nobody before it is approved and begun, nor after it ended", async () => {
    const threat = await aThreat();
    const { sanctionId } = await requestBan(house.anna, { itemId: threat, clauseNumber: "3.2", notice: "We end it here.", days: null }, now);
    await joinAccounts(house.anna, { authorId: await authorOf(threat), otherId: await authorOf(await anInsult(house, { author: "Zed again" })) }, now);
    await spread();
    expect(await deedsOf(sanctionId)).toEqual([]);
    await approveBan(house.boris, { sanctionId }, now);
    await drain(house, aPlatform());
    await liftBan(house.boris, { sanctionId, reason: "Peace was made." }, minutes(5));
    const third = await anAccount(`wordpress:${house.sourceId}`, "Zed once more");
    await joinAccounts(house.anna, { authorId: await authorOf(threat), otherId: third }, minutes(6));
    await spread();
    expect((await deedsOf(sanctionId)).filter(({ authorId }) => authorId === third)).toEqual([]);
  });

  it("is carried on in every workspace by reconciling, and in none but the one that is asked for", async () => {
    const threat = await aThreat();
    const sanctionId = await aBan(threat);
    await joinAccounts(house.anna, { authorId: await authorOf(threat), otherId: await authorOf(await anInsult(house, { author: "Zed again" })) }, now);
    await spreadBans({ workspaceId: (await aHouse()).owner.workspaceId, now });
    expect((await deedsOf(sanctionId)).length).toBe(1);
    await spreadBans({ now });
    expect((await deedsOf(sanctionId)).length).toBe(2);
  });
});
