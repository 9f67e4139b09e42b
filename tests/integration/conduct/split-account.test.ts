import { beforeEach, describe, expect, it } from "vitest";

import { anAccount, aHouse, aPlatform, deedsOf, drain, minutes, now, type House, type Platform } from "./a-house";
import { approveBan } from "#lib/conduct/commands/decide-ban";
import { liftBan } from "#lib/conduct/commands/lift";
import { requestBan } from "#lib/conduct/commands/request-ban";
import { splitAccount } from "#lib/conduct/commands/split-account";
import { carriedAcross } from "#lib/conduct/carried-model";
import { extendNotedBans } from "#lib/conduct/extend-bans";
import { goOn } from "#lib/conduct/go-on";
import { listSanctions } from "#lib/conduct/queries/sanctions";
import { lockSanction } from "#lib/conduct/store/sanctions";
import { sql } from "#lib/db/sql";
import { inTransaction } from "#lib/db/transaction";
import { joinAccounts } from "#lib/people/commands/join-accounts";

let house: House;
beforeEach(async () => {
  house = await aHouse();
});

const aBanOn = async (itemId: string): Promise<string> => {
  const { sanctionId } = await requestBan(house.anna, { itemId, clauseNumber: "3.1", notice: "We end it here.", days: null }, now);
  await approveBan(house.boris, { sanctionId }, now);
  await drain(house, aPlatform());
  return sanctionId;
};

const join = async (authorId: string, otherId: string, platform: Platform = aPlatform()): Promise<void> => {
  await joinAccounts(house.anna, { authorId, otherId }, minutes(10));
  await extendNotedBans({ workspaceId: house.owner.workspaceId, now: minutes(10) });
  await drain(house, platform, minutes(10));
};

/** Zed was banned, and then joined to another account, to which the ban was carried. */
const aCarriedBan = async () => {
  const [zed, other] = [await anAccount(house, "Zed"), await anAccount(house, "Zed again")];
  const sanctionId = await aBanOn(zed.itemId);
  await join(zed.authorId, other.authorId);
  return { sanctionId, zed: zed.authorId, other: other.authorId, otherItemId: other.itemId };
};

const split = async (authorId: string, liftsCarried = true): Promise<Platform & ReturnType<typeof aPlatform>> => {
  const platform = aPlatform();
  await splitAccount(house.boris, { authorId, liftsCarried }, minutes(20));
  await drain(house, platform, minutes(20));
  return platform;
};

/** Somebody waits for what another holds. */
const somebodyWaits = async (): Promise<void> => {
  while ((await sql.query({ text: "SELECT 1 FROM pg_locks WHERE NOT granted AND locktype = 'advisory'", values: [] })).length === 0);
};

const statesOf = async (sanctionId: string) => (await deedsOf(sanctionId)).map(({ kind, state }) => `${kind} ${state}`);

describe("[P3] splitting an account from a person who is banned", () => {
  it("shows the ban that was carried over, and lifts it there; the banned account stays banned", async () => {
    const { sanctionId, zed, other } = await aCarriedBan();
    const sanctions = await listSanctions(house.boris, { authorId: zed });
    const [shown, ...more] = carriedAcross(sanctions, { leaving: other, accountIds: [zed, other] });
    expect([shown?.id, shown?.authorName, shown?.carriedTo, more]).toEqual([sanctionId, "Zed", ["Zed again"], []]);
    const { done } = await split(other);
    expect(done).toMatchObject([{ kind: "unban", authorExternalId: "Zed again" }]);
    expect(await statesOf(sanctionId)).toEqual(["ban done", "ban done", "unban done"]);
    expect((await listSanctions(house.boris, { authorId: zed }))[0]?.state).toBe("standing");
    const trail = await sql.query({ text: "SELECT details FROM audit_entry WHERE action = 'ban.release' AND subject_id = $1", values: [sanctionId] });
    expect(trail).toEqual([{ details: { authorIds: [other] } }]);
  });

  it("lifts it on the accounts that stay where the banned one leaves", async () => {
    const { zed } = await aCarriedBan();
    expect((await split(zed)).done).toMatchObject([{ kind: "unban", authorExternalId: "Zed again" }]);
  });

  it("leaves it where that is wanted, till the ban ends", async () => {
    const { sanctionId, other } = await aCarriedBan();
    expect((await split(other, false)).done).toEqual([]);
    await liftBan(house.boris, { sanctionId, reason: "They said sorry." }, minutes(30));
    const platform = aPlatform();
    await drain(house, platform, minutes(30));
    expect(platform.done.map((action) => [action.kind, "authorExternalId" in action && action.authorExternalId])).toEqual([
      ["unban", "Zed"],
      ["unban", "Zed again"],
    ]);
  });

  it("is carried over again when they are joined after all", async () => {
    const { zed, other, sanctionId } = await aCarriedBan();
    await split(other);
    const platform = aPlatform();
    await join(zed, other, platform);
    expect(platform.done).toMatchObject([{ kind: "ban", authorExternalId: "Zed again" }]);
    expect(await statesOf(sanctionId)).toEqual(["ban done", "ban done", "unban done", "ban done"]);
  });

  it("takes no ban of its own from an account", async () => {
    const [zed, other] = [await anAccount(house, "Zed"), await anAccount(house, "Zed again")];
    const bans = [await aBanOn(zed.itemId), await aBanOn(other.itemId)];
    await join(zed.authorId, other.authorId);
    expect((await split(other.authorId)).done).toEqual([]);
    await liftBan(house.boris, { sanctionId: bans[0] ?? "", reason: "They said sorry." }, minutes(30));
    const platform = aPlatform();
    await drain(house, platform, minutes(30));
    expect(platform.done).toMatchObject([{ kind: "unban", authorExternalId: "Zed" }]);
  });

  it("leaves it to a person where the source cannot lift it any more", async () => {
    const { sanctionId, other } = await aCarriedBan();
    await sql.query({ text: "UPDATE source SET capabilities = '{reply}' WHERE id = $1", values: [house.sourceId] });
    expect((await split(other)).done).toEqual([]);
    expect(await statesOf(sanctionId)).toEqual(["ban done", "ban done", "unban by-hand"]);
  });

  it("drops what had not been done yet", async () => {
    const [zed, other] = [await anAccount(house, "Zed"), await anAccount(house, "Zed again")];
    const sanctionId = await aBanOn(zed.itemId);
    await joinAccounts(house.anna, { authorId: zed.authorId, otherId: other.authorId }, minutes(10));
    await extendNotedBans({ workspaceId: house.owner.workspaceId, now: minutes(10) });
    expect((await split(other.authorId)).done).toEqual([]);
    expect(await statesOf(sanctionId)).toEqual(["ban done", "ban dropped"]);
  });

  it("misses no ban that is being carried over at this very moment", async () => {
    const [zed, other] = [await anAccount(house, "Zed"), await anAccount(house, "Zed again")];
    const sanctionId = await aBanOn(zed.itemId);
    await joinAccounts(house.anna, { authorId: zed.authorId, otherId: other.authorId }, minutes(10));
    const { splitting } = await inTransaction(async (tx) => {
      const ban = await lockSanction(tx, house.owner.workspaceId, sanctionId);
      if (ban !== null) await goOn(tx, ban, { writer: null, now: minutes(10) });
      const running = splitAccount(house.boris, { authorId: other.authorId, liftsCarried: true }, minutes(20));
      await Promise.race([running, somebodyWaits()]);
      return { splitting: running };
    });
    await splitting;
    expect(await statesOf(sanctionId)).toEqual(["ban done", "ban dropped"]);
  });

  it("copes with a page that knew of no ban that was carried", async () => {
    const [zed, other] = [await anAccount(house, "Zed"), await anAccount(house, "Zed again")];
    await joinAccounts(house.anna, { authorId: zed.authorId, otherId: other.authorId }, minutes(10));
    expect((await split(other.authorId)).done).toEqual([]);
  });

  it("lifts bans only for those who decide about them", async () => {
    const { zed, other } = await aCarriedBan();
    await expect(splitAccount(house.anna, { authorId: other, liftsCarried: true }, now)).rejects.toMatchObject({ code: "forbidden" });
    const stranger = await aHouse();
    await expect(splitAccount(stranger.boris, { authorId: other, liftsCarried: true }, now)).rejects.toMatchObject({ code: "not-found" });
    await splitAccount(house.anna, { authorId: other, liftsCarried: false }, now);
    await expect(splitAccount(house.boris, { authorId: zed, liftsCarried: true }, now)).rejects.toMatchObject({ code: "conflict" });
  });
});
