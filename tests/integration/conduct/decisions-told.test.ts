import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { aMember } from "../../support/desk";
import { aHouse, anInsult, minutes, now, type House } from "./a-house";
import type { Actor } from "#lib/auth/actor";
import { decideAppeal, recordAppeal } from "#lib/conduct/commands/appeals";
import { approveBan, refuseBan } from "#lib/conduct/commands/decide-ban";
import { withdrawRequest } from "#lib/conduct/commands/lift";
import { requestBan } from "#lib/conduct/commands/request-ban";
import { countDecisions } from "#lib/conduct/queries/decisions";
import { notifyLive } from "#lib/db/live";
import { inTransaction } from "#lib/db/transaction";
import { listening, stopListening, subscribe } from "#lib/inbox/live";
import { countUnreadNotices, listNotices } from "#lib/team/queries/notices";

beforeAll(listening);
afterAll(async () => {
  await stopListening();
});

let house: House;
beforeEach(async () => {
  house = await aHouse();
});

const aRequest = async (by: Actor = house.anna, author = "Zed") => {
  const itemId = await anInsult(house, { tones: ["threat"], author });
  return requestBan(by, { itemId, clauseNumber: "3.2", notice: "We end it here.", days: null }, now);
};

const told = async (actor: Actor) => (await listNotices(actor, { limit: 10 })).map(({ kind, path, params }) => ({ kind, path, params }));

const say = async (kind: string): Promise<void> => inTransaction(async (tx) => notifyLive(tx, { workspaceId: house.owner.workspaceId, kind, threadIds: [] }));

const heardUntil = async (last: string, cause: () => Promise<unknown>): Promise<readonly string[]> =>
  new Promise((resolve, reject) => {
    const heard: string[] = [];
    const stop = subscribe(house.owner.workspaceId, ({ kind }) => {
      heard.push(kind);
      if (kind !== last) return;
      stop();
      resolve(heard);
    });
    cause().catch(reject);
  });

/** The kinds of news that an open page hears because of something, and of nothing that was done before it. */
const newsOf = async (cause: () => Promise<unknown>): Promise<readonly string[]> => {
  await heardUntil("begins", async () => say("begins"));
  return heardUntil("ends", async () => {
    await cause();
    await say("ends");
  });
};

describe("a ban that is asked for", () => {
  it("is told to every member who may approve it, and to nobody else", async () => {
    const viewer = await aMember(house, "viewer");
    const { sanctionId } = await aRequest();
    const notice = { kind: "ban-requested", path: `people/approvals#${sanctionId}`, params: { name: "Zed", by: house.anna.name } };
    for (const decider of [house.owner, house.boris, house.clara]) {
      expect(await told(decider)).toEqual([notice]);
      expect(await countDecisions(decider)).toBe(1);
    }
    for (const other of [house.anna, viewer]) {
      expect(await told(other)).toEqual([]);
      expect(await countDecisions(other)).toBe(0);
    }
  });

  it("does not wait for the manager who asked for it", async () => {
    await aRequest(house.boris);
    expect([await told(house.boris), await countDecisions(house.boris)]).toEqual([[], 0]);
    expect(await countDecisions(house.clara)).toBe(1);
  });

  it.each([
    { what: "approved", decide: async (sanctionId: string) => approveBan(house.boris, { sanctionId }, now) },
    { what: "refused", decide: async (sanctionId: string) => refuseBan(house.boris, { sanctionId, reason: "It was a joke." }, now) },
    { what: "withdrawn", decide: async (sanctionId: string) => withdrawRequest(house.anna, { sanctionId, reason: "The wrong person." }, now) },
  ])("calls nobody any more once it is $what, and leaves what else waits", async ({ decide }) => {
    const { sanctionId } = await aRequest();
    const other = await aRequest(house.anna, "Else");
    await decide(sanctionId);
    for (const decider of [house.owner, house.boris, house.clara]) {
      expect((await told(decider)).map(({ path }) => path)).toEqual([`people/approvals#${other.sanctionId}`]);
      expect([await countDecisions(decider), await countUnreadNotices(decider)]).toEqual([1, 1]);
    }
  });

  it("comes and goes on open pages by itself", async () => {
    expect(await newsOf(async () => aRequest())).toEqual(expect.arrayContaining(["conduct", "notices"]));
    const { sanctionId } = await aRequest(house.anna, "Else");
    expect(await newsOf(async () => refuseBan(house.boris, { sanctionId, reason: "It was a joke." }, now))).toEqual(
      expect.arrayContaining(["conduct", "notices"]),
    );
  });

  it("is nothing to another workspace", async () => {
    await aRequest();
    expect(await countDecisions((await aHouse()).boris)).toBe(0);
  });
});

describe("an appeal that waits", () => {
  const anAppeal = async (by: Actor = house.anna) => {
    const { sanctionId } = await aRequest(by);
    await approveBan(house.clara, { sanctionId }, now);
    return { sanctionId, ...(await recordAppeal(house.anna, { sanctionId, text: "I was drunk." }, minutes(5))) };
  };

  it("is told to whoever may decide it, but not to who asked for the ban", async () => {
    const { sanctionId } = await anAppeal(house.boris);
    const notice = { kind: "appeal-recorded", path: `people/approvals#${sanctionId}`, params: { name: "Zed", by: house.anna.name } };
    for (const decider of [house.owner, house.clara]) expect([await told(decider), await countDecisions(decider)]).toEqual([[notice], 1]);
    for (const other of [house.anna, house.boris]) expect([await told(other), await countDecisions(other)]).toEqual([[], 0]);
  });

  it.each([true, false])("calls nobody any more once it is decided (granted: %s), on open pages too", async (isGranted) => {
    const { appealId } = await anAppeal();
    const heard = await newsOf(async () => decideAppeal(house.clara, { appealId, isGranted, reason: "They said sorry." }, minutes(6)));
    expect(heard).toEqual(expect.arrayContaining(["conduct", "notices"]));
    for (const decider of [house.owner, house.boris, house.clara]) expect([await told(decider), await countDecisions(decider)]).toEqual([[], 0]);
  });

  it("is heard of by open pages", async () => {
    const { sanctionId } = await aRequest();
    await approveBan(house.boris, { sanctionId }, now);
    expect(await newsOf(async () => recordAppeal(house.anna, { sanctionId, text: "I was drunk." }, minutes(5)))).toEqual(
      expect.arrayContaining(["conduct", "notices"]),
    );
  });
});
