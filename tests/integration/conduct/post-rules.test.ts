import { describe, expect, it } from "vitest";

import { aSource } from "../../support/desk";
import { aHouse, aPlatform, drain, minutes, now } from "./a-house";
import { postRules } from "#lib/conduct/commands/post-rules";
import { listPublishPlaces } from "#lib/conduct/queries/publishing";

describe("the house rules as a post", () => {
  it("are offered to managers at the sources that can publish", async () => {
    const house = await aHouse();
    await aSource(house.owner, house.brandId, ["reply"]);
    expect(await listPublishPlaces(house.boris, house.brandId)).toEqual([{ sourceId: house.sourceId, name: "A page", canPin: true }]);
    expect(await listPublishPlaces(house.anna, house.brandId)).toEqual([]);
  });

  it("are posted once however often the button is pressed, and again once they are there", async () => {
    const house = await aHouse();
    const post = { sourceId: house.sourceId, language: "en", isPinned: true } as const;
    const presses = await Promise.all([1, 2, 3].map(async () => postRules(house.boris, post, now)));
    expect(new Set(presses.map(({ deedId }) => deedId)).size).toBe(1);
    const platform = aPlatform();
    await drain(house, platform);
    expect(platform.kinds()).toEqual(["publish"]);
    await postRules(house.boris, post, minutes(60));
    await drain(house, platform, minutes(60));
    expect(platform.kinds()).toEqual(["publish", "publish"]);
  });
});
