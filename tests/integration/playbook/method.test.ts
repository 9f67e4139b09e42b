import { describe, expect, it } from "vitest";

import { setMethod } from "#lib/playbook/commands/method";
import { defaultMethod } from "#lib/playbook/method-model";
import { methodOf } from "#lib/playbook/queries/method";

import { aDesk, aMember } from "../../support/desk";

const now = new Date("2026-03-01T12:00:00Z");

describe("the method of a brand", () => {
  it("has its defaults until the brand says something of its own", async () => {
    const desk = await aDesk();
    expect(await methodOf(desk.owner.workspaceId, desk.brandId)).toEqual(defaultMethod);
    expect(defaultMethod).toMatchObject({
      coolDownMinutes: 15,
      coolDownOn: ["insult", "threat"],
      rungExpiryDays: 180,
      repeatedInsults: { count: 3, days: 30 },
    });
    const method = { ...defaultMethod, coolDownMinutes: 30, holdingTemplateId: "shipped.en.holding" };
    await setMethod(desk.owner, { brandId: desk.brandId, method }, now);
    expect(await methodOf(desk.owner.workspaceId, desk.brandId)).toEqual(method);
  });

  it("takes a holding answer alone to go out during the cool-down", async () => {
    const desk = await aDesk();
    for (const holdingTemplateId of ["shipped.en.thanks", "tpl_none"]) {
      const setting = setMethod(desk.owner, { brandId: desk.brandId, method: { ...defaultMethod, holdingTemplateId } }, now);
      await expect(setting).rejects.toMatchObject({ reason: "no-holding-template" });
    }
  });

  it("is set by managers, in their own workspace", async () => {
    const [desk, other] = [await aDesk(), await aDesk()];
    const { brandId } = desk;
    await expect(setMethod(await aMember(desk, "agent"), { brandId, method: defaultMethod }, now)).rejects.toMatchObject({ code: "forbidden" });
    await expect(setMethod(other.owner, { brandId, method: defaultMethod }, now)).rejects.toMatchObject({ code: "not-found" });
    await expect(methodOf(other.owner.workspaceId, brandId)).rejects.toMatchObject({ code: "not-found" });
  });
});
