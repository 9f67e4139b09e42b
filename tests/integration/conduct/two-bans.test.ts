import { beforeEach, describe, expect, it } from "vitest";

import { anAccount, aHouse, anInsult, aPlatform, deedsOf, drain, minutes, now, type House } from "./a-house";
import { approveBan } from "#lib/conduct/commands/decide-ban";
import { liftBan } from "#lib/conduct/commands/lift";
import { requestBan } from "#lib/conduct/commands/request-ban";
import { extendNotedBans } from "#lib/conduct/extend-bans";
import { sql } from "#lib/db/sql";
import { joinAccounts } from "#lib/people/commands/join-accounts";

let house: House;
beforeEach(async () => {
  house = await aHouse();
});

const approvedBan = async (itemId: string, at = now): Promise<string> => {
  const { sanctionId } = await requestBan(house.anna, { itemId, clauseNumber: "3.1", notice: "We end it here.", days: null }, at);
  await approveBan(house.boris, { sanctionId }, at);
  return sanctionId;
};

const aBanOn = async (itemId: string): Promise<string> => {
  const sanctionId = await approvedBan(itemId);
  await drain(house, aPlatform());
  return sanctionId;
};

/** Two accounts, each banned by a ban of its own, that are joined then: both bans are to shut out both. */
const twoBans = async (): Promise<readonly [string, string]> => {
  const [zed, other] = [await anAccount(house, "Zed"), await anAccount(house, "Zed again")];
  const bans = [await aBanOn(zed.itemId), await aBanOn(other.itemId)] as const;
  await joinAccounts(house.anna, { authorId: zed.authorId, otherId: other.authorId }, minutes(10));
  await extendNotedBans({ workspaceId: house.owner.workspaceId, now: minutes(10) });
  return bans;
};

const lift = async (sanctionId: string, at = minutes(20)): Promise<void> => liftBan(house.boris, { sanctionId, reason: "They said sorry." }, at);
const statesOf = async (sanctionId: string) => (await deedsOf(sanctionId)).map(({ kind, state }) => `${kind} ${state}`);
const drained = async (at = minutes(30)) => {
  const platform = aPlatform();
  await drain(house, platform, at);
  return platform.done.map((action) => [action.kind, "authorExternalId" in action && action.authorExternalId]).toSorted();
};
const bothLetIn = [
  ["unban", "Zed"],
  ["unban", "Zed again"],
];

describe("an account that two bans keep out", () => {
  it("is let in once when both end at once", async () => {
    const [one, two] = await twoBans();
    await drained(minutes(10));
    await Promise.all([lift(one), lift(two)]);
    expect(await drained()).toEqual(bothLetIn);
  });

  it("is let in when the last that was to keep it out ends, though that one's own ban was never done", async () => {
    const [one, two] = await twoBans();
    await lift(one);
    expect(await statesOf(one)).toEqual(["ban done", "ban dropped"]);
    await lift(two, minutes(21));
    expect(await drained()).toEqual(bothLetIn);
    expect(await statesOf(two)).toEqual(["ban done", "ban dropped", "unban done", "unban done"]);
  });

  it("is not let in by an old ban once a new one keeps it out; the new one lets it in", async () => {
    const zed = await anAccount(house, "Zed");
    const one = await aBanOn(zed.itemId);
    await lift(one);
    await sql.query({ text: "UPDATE sanction_deed SET next_try_at = $2 WHERE sanction_id = $1 AND kind = 'unban'", values: [one, minutes(600)] });
    const two = await approvedBan(await anInsult(house, { tones: ["threat"] }), minutes(30));
    expect((await drained(minutes(31))).filter(([kind]) => kind !== "message")).toEqual([["ban", "Zed"]]);
    expect([await statesOf(one), await statesOf(two)]).toEqual([["ban done", "unban dropped"], ["ban done"]]);
    await lift(two, minutes(40));
    expect(await drained(minutes(41))).toEqual([["unban", "Zed"]]);
  });

  it("is nobody's work to let in by hand once a new ban keeps it out", async () => {
    const zed = await anAccount(house, "Zed");
    const one = await aBanOn(zed.itemId);
    await sql.query({ text: "UPDATE source SET capabilities = '{reply}' WHERE id = $1", values: [house.sourceId] });
    await lift(one);
    expect(await statesOf(one)).toEqual(["ban done", "unban by-hand"]);
    await approvedBan(await anInsult(house, { tones: ["threat"] }), minutes(30));
    expect(await statesOf(one)).toEqual(["ban done", "unban dropped"]);
  });
});
