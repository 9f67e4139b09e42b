import { describe, expect, it } from "vitest";

import { aMember } from "../../support/desk";
import { aHouse, anInsult, minutes, now, reasonOf, type House } from "./a-house";
import type { Actor } from "#lib/auth/actor";
import { requestBan } from "#lib/conduct/commands/request-ban";
import { startPoliteGuard } from "#lib/conduct/commands/start-polite-guard";
import { getGuard } from "#lib/conduct/queries/guard";
import { listPendingApprovals } from "#lib/conduct/queries/sanctions";
import { correctTag } from "#lib/items/commands/correct-tag";
import { correctTagSchema } from "#lib/items/model";

const aComplaint = (house: House): Promise<string> => anInsult(house, { text: "The parcel never came.", tones: [] });
type Word = { readonly head: string; readonly became: unknown; readonly at?: Date };
const say = (actor: Actor, itemId: string, { at = now, ...word }: Word): Promise<void> => correctTag(actor, correctTagSchema.parse({ itemId, ...word }), at);
const guard = (actor: Actor, itemId: string): Promise<string> =>
  reasonOf(startPoliteGuard(actor, { itemId, clauseNumber: "3.2", message: "Please say it in other words.", bypassReason: null }, now));
const ban = (actor: Actor, itemId: string): Promise<string> =>
  reasonOf(requestBan(actor, { itemId, clauseNumber: "3.1", notice: "No more.", days: null }, now));

describe("a tag that only whoever acts on it has set", () => {
  it("makes no criticism removable, whichever tag it is", async () => {
    const house = await aHouse();
    const [insulted, courteous] = [await aComplaint(house), await aComplaint(house)];
    await say(house.anna, insulted, { head: "tones", became: ["insult"] });
    await say(house.anna, courteous, { head: "intent", became: "courtesy" });
    await say(house.anna, courteous, { head: "sentiment", became: "neutral" });
    expect([await guard(house.anna, insulted), await guard(house.anna, courteous)]).toEqual(["criticism", "criticism"]);
    const { clauses } = await getGuard(house.anna, { itemId: insulted }, now);
    expect(clauses.every(({ isProtected }) => isProtected)).toBe(true);
  });

  it("skips no rung of the ladder", async () => {
    const house = await aHouse();
    const itemId = await anInsult(house);
    await say(house.anna, itemId, { head: "tones", became: ["insult", "threat"] });
    expect(await ban(house.anna, itemId)).toBe("rung-skipped");
    expect(await getGuard(house.anna, { itemId }, now)).toMatchObject({ noBan: "rung-skipped", item: { isThreat: false } });
  });

  it("counts with another's word, and a manager's counts by itself", async () => {
    const house = await aHouse();
    const luc = await aMember(house, "agent");
    const [hers, his] = [await aComplaint(house), await aComplaint(house)];
    await say(luc, hers, { head: "tones", became: ["insult"], at: minutes(-2) });
    await say(house.anna, hers, { head: "tones", became: ["insult", "obscenity"], at: minutes(-1) });
    await say(house.boris, his, { head: "tones", became: ["insult"] });
    expect([await guard(house.anna, hers), await guard(house.boris, his)]).toEqual(["was not refused", "was not refused"]);
  });

  it("is shown with its author to the second person", async () => {
    const house = await aHouse();
    const itemId = await anInsult(house);
    await say(house.boris, itemId, { head: "tones", became: ["insult", "threat"] });
    expect(await ban(house.boris, itemId)).toBe("was not refused");
    const [pending] = await listPendingApprovals(house.clara);
    expect(pending?.evidence).toMatchObject([{ itemId, corrections: [{ byName: house.boris.name, was: ["insult"] }] }]);
  });
});
