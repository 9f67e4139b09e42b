import { describe, expect, it } from "vitest";

import { aHouse, anInsult, aPlatform, drain, minutes, now, reasonOf } from "./a-house";
import { withdrawWarning } from "#lib/conduct/commands/lift";
import { warn } from "#lib/conduct/commands/warn";
import { listByHand } from "#lib/conduct/queries/sanctions";

const words = { clauseNumber: "3.2", quote: "idiots", text: "You wrote “idiots”.", channel: "public", bypassReason: null } as const;

const aWarned = async (capabilities: readonly string[]) => {
  const house = await aHouse(capabilities);
  await anInsult(house, { at: minutes(-300), answeredAt: minutes(-280) });
  const itemId = await anInsult(house, { at: minutes(-100) });
  const { sanctionId } = await warn(house.anna, { ...words, itemId }, now);
  return { house, itemId, sanctionId, drop: async () => withdrawWarning(house.anna, { sanctionId, reason: "Nobody posts it." }, minutes(1)) };
};

describe("a warning that waits for a person's hands", () => {
  it("is listed, and once it is dropped the person may be warned again", async () => {
    const { house, itemId, sanctionId, drop } = await aWarned([]);
    expect((await listByHand(house.anna)).map(({ id }) => id)).toEqual([sanctionId]);
    expect(await reasonOf(warn(house.anna, { ...words, itemId }, minutes(1)))).toBe("warning-under-way");
    await drop();
    expect(await listByHand(house.anna)).toEqual([]);
    expect(await reasonOf(warn(house.anna, { ...words, itemId }, minutes(2)))).toBe("was not refused");
  });

  it("stays once it has reached the person", async () => {
    const { house, drop } = await aWarned(["reply"]);
    await drain(house, aPlatform());
    expect(await reasonOf(drop())).toBe("arrived-already");
  });
});
