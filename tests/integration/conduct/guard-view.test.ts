import { describe, expect, it } from "vitest";

import { anItem } from "../../support/desk";
import { aHouse, anInsult, minutes, now, reasonOf } from "./a-house";
import { requestBan } from "#lib/conduct/commands/request-ban";
import { startPoliteGuard } from "#lib/conduct/commands/start-polite-guard";
import { getGuard } from "#lib/conduct/queries/guard";
import { publishRules, saveRuleDraft } from "#lib/playbook/commands/rules";
import { saveRuleDraftSchema } from "#lib/playbook/rule-model";
import { houseRules } from "#lib/playbook/shipped/house-rules";

describe("what the dialogs of guarding show beforehand", () => {
  it("every clause in force, what will happen in order, and the brand's words for it", async () => {
    const house = await aHouse();
    const view = await getGuard(house.anna, { itemId: await anInsult(house) }, now);
    expect(view.clauses.map(({ number, isProtected }) => [number, isProtected])).toEqual([
      ["1", true],
      ["2", true],
      ["3.1", true],
      ["3.2", false],
      ["4", true],
    ]);
    expect(view.guardSteps).toMatchObject([
      { kind: "message", isByHand: false },
      { kind: "delete", isByHand: false },
    ]);
    expect(view.banSteps).toMatchObject([{ kind: "message" }, { kind: "ban", sourceName: "A page" }]);
    expect(view).toMatchObject({ rung: "none", noWarning: "rung-skipped", noBan: "rung-skipped", isGuarded: false, canMessage: true, mayDecide: false });
    expect(view.variables).toMatchObject({ name: "Zed", agent: house.anna.name, contact: "Write to: Acme, 1 Main Street." });
    expect(Object.values(view.templates).every((body) => body.length > 50)).toBe(true);
  });

  it("what a clause is called in the language of the person who is told, whatever its reader speaks", async () => {
    const house = await aHouse();
    const { brandId } = house;
    await saveRuleDraft(house.boris, saveRuleDraftSchema.parse({ brandId, rules: houseRules }), minutes(-10));
    await publishRules(house.boris, { brandId, fromDay: null }, minutes(-10));
    const itemId = await anItem(house, { postedAt: minutes(-5), text: "Bande d’idiots !", tones: ["insult"], language: "fr" });
    const [clause] = (await getGuard(house.anna, { itemId }, now)).clauses;
    expect([clause?.title, clause?.titleTold]).toEqual(["No insults", "Pas d’insultes"]);
  });

  it("the sentence that holds the offence, for the person to be told what it was", async () => {
    const house = await aHouse();
    const itemId = await anInsult(house, { text: "My kettle leaks since Monday. You are complete idiots! When will you call me?" });
    expect((await getGuard(house.anna, { itemId }, now)).quote).toBe("You are complete idiots!");
  });

  it("says by hand where the platform cannot, and why something is not open", async () => {
    const mute = await aHouse(["reply"]);
    const itemId = await anInsult(mute, { tones: ["threat"], text: "I will find you." });
    expect(await getGuard(mute.anna, { itemId }, now)).toMatchObject({
      item: { isThreat: true },
      noBan: null,
      offences: [{ itemId, text: "I will find you." }],
      guardSteps: [{ kind: "hide", isByHand: true, because: "cannot-message" }],
      banSteps: [{ kind: "ban", isByHand: true, because: "cannot-here" }],
    });
    await requestBan(mute.anna, { itemId, clauseNumber: "3.1", notice: "No more.", days: 7 }, now);
    expect(await getGuard(mute.boris, { itemId }, now)).toMatchObject({ noBan: "ban-standing", mayDecide: true });
  });

  it("is not for those who may not guard", async () => {
    const house = await aHouse();
    const itemId = await anItem(house, { postedAt: minutes(-5) });
    expect(await reasonOf(getGuard({ ...house.anna, role: "viewer" }, { itemId }, now))).toBe("forbidden");
  });

  it("words that leave something open do not go out, and the number of the matter is filled in", async () => {
    const house = await aHouse();
    const itemId = await anInsult(house);
    const start = (message: string) => startPoliteGuard(house.anna, { itemId, clauseNumber: "3.2", message, bypassReason: null }, now);
    expect(await reasonOf(start("Dear {name}, please."))).toBe("unfilled");
    expect(await reasonOf(start("Dear Zed, your number is {case}."))).toBe("was not refused");
  });
});
