import { beforeEach, describe, expect, it } from "vitest";

import { aHouse, anInsult, aPlatform, drain, minutes, now, reasonOf, type House } from "./a-house";
import { approveBan } from "#lib/conduct/commands/decide-ban";
import { liftBan, withdrawGuard } from "#lib/conduct/commands/lift";
import { requestBan } from "#lib/conduct/commands/request-ban";
import { retryMessage } from "#lib/conduct/commands/retry-message";
import { startPoliteGuard } from "#lib/conduct/commands/start-polite-guard";
import { warn } from "#lib/conduct/commands/warn";
import { ConnectorError } from "#lib/connectors/contract";
import { sql } from "#lib/db/sql";
import { discardFailedReply, retryReply } from "#lib/replies/commands/after-sending";

let house: House;
beforeEach(async () => {
  house = await aHouse();
});

const no = new ConnectorError("permission", "no-messages", { message: "No." });
const refusing = () => aPlatform({ refuses: { message: no, reply: no } });

const guard = async (itemId: string) =>
  startPoliteGuard(house.anna, { itemId, clauseNumber: "3.2", message: "Rule 3.2 asks for civil words.", bypassReason: null }, now);

const warnFor = async (itemId: string, at = now) =>
  warn(house.anna, { itemId, clauseNumber: "3.2", quote: "idiots", text: "You wrote “idiots”.", channel: "public", bypassReason: null }, at);

const messageOf = async (sanctionId: string): Promise<string> =>
  (await sql.query<{ id: string }>({ text: "SELECT reply_id AS id FROM sanction WHERE id = $1", values: [sanctionId] }))[0]?.id ?? "";

describe("what a sanction says is tried again by guarding alone", () => {
  it("while it stands and nothing followed", async () => {
    const { sanctionId } = await guard(await anInsult(house));
    await drain(house, refusing());
    const replyId = await messageOf(sanctionId);
    expect(await reasonOf(retryReply(house.anna, { replyId }, minutes(1)))).toBe("sanctions-own");
    expect(await reasonOf(discardFailedReply(house.anna, { replyId }, minutes(1)))).toBe("sanctions-own");
    await retryMessage(house.anna, { replyId }, minutes(1));
    const platform = aPlatform();
    await drain(house, platform, minutes(1));
    expect(platform.kinds()).toEqual(["message"]);
  });

  it("never where a second guard has told the person about the same item", async () => {
    const itemId = await anInsult(house);
    const first = await guard(itemId);
    await drain(house, refusing());
    await withdrawGuard(house.anna, { sanctionId: first.sanctionId, reason: "Once more." }, minutes(1));
    await guard(itemId);
    expect(await reasonOf(retryMessage(house.anna, { replyId: await messageOf(first.sanctionId) }, minutes(2)))).toBe("not-standing");
  });

  it("never where another warning arrived", async () => {
    await anInsult(house, { at: minutes(-300), answeredAt: minutes(-280) });
    const itemId = await anInsult(house, { at: minutes(-100) });
    const first = await warnFor(itemId);
    await drain(house, refusing());
    await warnFor(itemId, minutes(1));
    expect(await reasonOf(retryMessage(house.anna, { replyId: first.replyId }, minutes(1)))).toBe("message-followed");
    await drain(house, aPlatform(), minutes(1));
    expect(await reasonOf(retryMessage(house.anna, { replyId: first.replyId }, minutes(2)))).toBe("message-followed");
  });

  it("never once a ban was lifted", async () => {
    const itemId = await anInsult(house, { text: "I know where you live, idiots.", tones: ["threat"] });
    const { sanctionId } = await requestBan(house.anna, { itemId, clauseNumber: "3.2", notice: "We end our conversation here.", days: null }, now);
    await approveBan(house.boris, { sanctionId }, now);
    await drain(house, refusing());
    await liftBan(house.boris, { sanctionId, reason: "They said sorry." }, minutes(1));
    expect(await reasonOf(retryMessage(house.anna, { replyId: await messageOf(sanctionId) }, minutes(2)))).toBe("not-standing");
  });
});
