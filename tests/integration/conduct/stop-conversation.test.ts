import { describe, expect, it } from "vitest";

import { aHouse, anInsult, aPlatform, deedsOf, drain, everything, now, reasonOf, type House } from "./a-house";
import { stopConversation } from "#lib/conduct/commands/stop-conversation";
import { sql } from "#lib/db/sql";

const text = "We have said all we can. By rule 3.2 we end this conversation.";
const stop = async (house: House, itemId: string, clauseNumber = "3.2") =>
  stopConversation(house.anna, { itemId, clauseNumber, text, bypassReason: null }, now);

describe("stopping a conversation", () => {
  it("says the last words and closes it there, once, with the rule and the evidence kept", async () => {
    const house = await aHouse([...everything, "close-conversation"]);
    const itemId = await anInsult(house);
    expect(await reasonOf(stop(house, itemId, "9.9"))).toBe("no-clause");
    const { sanctionId } = await stop(house, itemId);
    expect(await reasonOf(stop(house, itemId))).toBe("closing-standing");
    const platform = aPlatform({ loses: ["close-conversation"] });
    await drain(house, platform);
    expect(platform.done[0]).toMatchObject({ kind: "close-conversation", text });
    expect(await deedsOf(sanctionId)).toMatchObject([{ kind: "close-conversation", state: "done" }]);
    expect(await sql.query({ text: "SELECT item_id FROM evidence WHERE sanction_id = $1", values: [sanctionId] })).toEqual([{ item_id: itemId }]);
  });

  it("is refused where the source closes none, and to a member who has not looked", async () => {
    const mute = await aHouse(["reply"]);
    expect(await reasonOf(stop(mute, await anInsult(mute)))).toBe("cannot-close");
    const house = await aHouse(["close-conversation"]);
    const itemId = await anInsult(house);
    await sql.query({ text: "DELETE FROM item_opening WHERE item_id = $1", values: [itemId] });
    expect(await reasonOf(stop(house, itemId))).toBe("look-first");
  });
});
