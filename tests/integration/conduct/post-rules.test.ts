import { afterAll, describe, expect, it } from "vitest";

import { aHouse, aPlatform, drain, minutes, now } from "./a-house";
import { postRules } from "#lib/conduct/commands/post-rules";
import { disconnect } from "#lib/db/client";
import { closeQueues } from "#lib/queue/backend";

afterAll(async () => {
  await closeQueues();
  await disconnect();
});

describe("the house rules as a post", () => {
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
