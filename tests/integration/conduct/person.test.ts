import { describe, expect, it } from "vitest";

import { aHouse, anInsult, authorOf, minutes, now } from "./a-house";
import { requestBan } from "#lib/conduct/commands/request-ban";
import { warn } from "#lib/conduct/commands/warn";
import { lockPerson } from "#lib/conduct/store/person";
import { listOpenSanctions } from "#lib/conduct/store/sanctions";
import { hasWarningUnderWay } from "#lib/conduct/store/warnings";
import { db } from "#lib/db/client";
import { sql } from "#lib/db/sql";
import { inTransaction } from "#lib/db/transaction";

describe("a person with several accounts", () => {
  it("is held by each of them", async () => {
    const isFree = async (authorId: string): Promise<boolean> =>
      (
        await sql.query<{ free: boolean }>({ text: "SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS free", values: [`conduct/here/${authorId}`] })
      )[0]?.free ?? false;
    await inTransaction(async (tx) => {
      await lockPerson(tx, { brandId: "here", authorIds: ["second", "first"] });
      expect([await isFree("first"), await isFree("second"), await isFree("third")]).toEqual([false, false, true]);
    });
  });

  it("is not banned or warned by one account while another waits for it", async () => {
    const house = await aHouse();
    const { workspaceId } = house.owner;
    const threat = await anInsult(house, { tones: ["threat"], author: "One" });
    await requestBan(house.anna, { itemId: threat, clauseNumber: "3.2", notice: "We end it here.", days: null }, now);
    await anInsult(house, { author: "Two", at: minutes(-300), answeredAt: minutes(-280) });
    const insult = await anInsult(house, { author: "Two", at: minutes(-100) });
    const words = { clauseNumber: "3.2", quote: "idiots", text: "You wrote “idiots”.", channel: "public", bypassReason: null } as const;
    await warn(house.anna, { itemId: insult, ...words }, now);
    const authorIds = [await authorOf(threat), await authorOf(insult)];
    for (const ids of [authorIds, authorIds.toReversed()]) {
      const person = { brandId: house.brandId, authorIds: ids };
      expect((await listOpenSanctions(db(), workspaceId, person)).map(({ kind }) => kind).toSorted()).toEqual(["ban", "warning"]);
      expect(await hasWarningUnderWay(db(), workspaceId, person)).toBe(true);
    }
  });
});
