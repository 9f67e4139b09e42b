import { describe, expect, it } from "vitest";

import { aDesk, aMember, anItem } from "../../support/desk";
import { sql } from "#lib/db/sql";
import { inTransaction } from "#lib/db/transaction";
import { retryReply } from "#lib/replies/commands/after-sending";
import { queueReply } from "#lib/replies/commands/queue-reply";

const now = new Date("2026-11-20T10:00:00Z");

describe("thanks that failed", () => {
  it("are tried again unless others followed them: nobody is thanked twice", async () => {
    const desk = await aDesk();
    const anna = await aMember(desk, "agent");
    const itemId = await anItem(desk, { postedAt: now });
    const thank = async (requestKey: string): Promise<string> =>
      inTransaction(async (tx) =>
        queueReply(tx, { ...anna, memberId: anna.memberId ?? "" }, { itemId, channel: "public", kind: "thanks", text: "Thank you!", requestKey, now }),
      );
    const first = await thank("thanks/first");
    await sql.query({ text: "UPDATE reply SET state = 'failed' WHERE id = $1", values: [first] });
    const second = await thank("thanks/second");
    await expect(retryReply(anna, { replyId: first }, now)).rejects.toMatchObject({ reason: "message-followed" });
    await sql.query({ text: "UPDATE reply SET state = 'failed' WHERE id = $1", values: [second] });
    await expect(retryReply(anna, { replyId: second }, now)).resolves.toBeUndefined();
  });
});
