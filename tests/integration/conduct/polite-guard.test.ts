import { beforeEach, describe, expect, it } from "vitest";

import { anItem, aMember } from "../../support/desk";
import {
  aHouse,
  anInsult,
  aPlatform,
  deedsOf,
  deliverOnce,
  drain,
  everything,
  looked,
  minutes,
  now,
  publishBook,
  reasonOf,
  visibilityOf,
  type House,
} from "./a-house";
import { recordDeedByHand, retryDeed } from "#lib/conduct/commands/deeds";
import { withdrawGuard } from "#lib/conduct/commands/lift";
import { overrideCriticism } from "#lib/conduct/commands/override-criticism";
import { startPoliteGuard } from "#lib/conduct/commands/start-polite-guard";
import { evidenceHash, type Archived } from "#lib/conduct/evidence-model";
import { ConnectorError, type Connector } from "#lib/connectors/contract";
import { sql } from "#lib/db/sql";
import { listAudit } from "#lib/team/queries";
import { verifyAudit } from "#lib/team/verify-audit";

const message = "Rule 3.2 asks for civil words. Write to us again without them and we will help.";
const guard = async (house: House, itemId: string, clauseNumber = "3.2") =>
  startPoliteGuard(house.anna, { itemId, clauseNumber, message, bypassReason: null }, now);

let house: House;
beforeEach(async () => {
  house = await aHouse();
});

describe("[G3] polite guard: evidence archived, private message naming the rule, then removal", () => {
  it("does so in that order and says what it did", async () => {
    const itemId = await anInsult(house);
    const platform = aPlatform();
    const { sanctionId } = await guard(house, itemId);
    expect(await deedsOf(sanctionId)).toEqual([]);
    await drain(house, platform);
    expect(platform.done).toMatchObject([
      { kind: "message", text: message },
      { kind: "delete", externalId: `ext-${itemId}` },
    ]);
    expect(await deedsOf(sanctionId)).toMatchObject([{ kind: "delete", state: "done", because: null }]);
    expect(await visibilityOf(itemId)).toBe("deleted");
  });

  it("has the evidence before anything leaves, with a hash that the audit trail keeps too", async () => {
    const itemId = await anInsult(house);
    const { sanctionId } = await guard(house, itemId);
    const [kept] = await sql.query<Archived & { hash: string }>({
      text: `SELECT item_id AS "itemId", text, author_name AS "authorName", author_external_id AS "authorExternalId", thread_id AS "threadId", thread_title AS "threadTitle", url, posted_at AS "postedAt", archived_at AS "archivedAt", hash FROM evidence WHERE sanction_id = $1`,
      values: [sanctionId],
    });
    if (kept === undefined) throw new Error("nothing was kept");
    expect(kept).toMatchObject({ itemId, text: "You idiots!", authorName: "Zed" });
    expect(evidenceHash(kept)).toBe(kept.hash);
    expect((await listAudit(house.owner, { limit: 1 }))[0]).toMatchObject({
      action: "guard.start",
      subjectId: sanctionId,
      details: { clause: "3.2", version: 1, evidence: [kept.hash] },
    });
  });

  it("hides instead of deleting where the message cannot be sent, and says so", async () => {
    const itemId = await anInsult(house);
    const platform = aPlatform({ refuses: { message: new ConnectorError("permission", "no-messages", { message: "This person takes no messages." }) } });
    const { sanctionId } = await guard(house, itemId);
    await drain(house, platform);
    expect(platform.kinds()).toEqual(["hide"]);
    expect(await deedsOf(sanctionId)).toMatchObject([{ kind: "hide", state: "done", because: "message-not-sent" }]);
    expect(await visibilityOf(itemId)).toBe("hidden");
  });

  it("hides where the source takes no private messages at all", async () => {
    const quiet = await aHouse(["reply", "hide", "delete"]);
    const { sanctionId } = await guard(quiet, await anInsult(quiet));
    const platform = aPlatform();
    await drain(quiet, platform);
    expect(platform.kinds()).toEqual(["hide"]);
    expect(await deedsOf(sanctionId)).toMatchObject([{ kind: "hide", because: "cannot-message" }]);
  });

  it("offers by hand, with the place, what the platform cannot do or refuses, and records it", async () => {
    const mute = await aHouse(["reply"]);
    const itemId = await anItem(mute, { postedAt: minutes(-60), tones: ["insult"], author: "Zed" });
    await sql.query({ text: "UPDATE item SET url = 'https://example.org/there' WHERE id = $1", values: [itemId] });
    const { sanctionId } = await guard(mute, itemId);
    const [deed] = await deedsOf(sanctionId);
    expect(deed).toMatchObject({ kind: "hide", state: "by-hand", url: "https://example.org/there" });
    await recordDeedByHand(mute.anna, { deedId: deed?.id ?? "" }, minutes(1));
    expect(await deedsOf(sanctionId)).toMatchObject([{ kind: "hide", state: "done" }]);
    expect(await visibilityOf(itemId)).toBe("hidden");
    expect(await reasonOf(recordDeedByHand(mute.anna, { deedId: deed?.id ?? "" }, minutes(2)))).toBe("not-by-hand");
  });

  it("leaves a refused removal to a person, who may let it be tried again", async () => {
    const { sanctionId } = await guard(house, await anInsult(house));
    await drain(house, aPlatform({ refuses: { delete: new ConnectorError("permission", "may-not", { message: "No." }) } }));
    const [deed] = await deedsOf(sanctionId);
    expect(deed).toMatchObject({ kind: "delete", state: "by-hand", because: "refused-there" });
    await retryDeed(house.anna, { deedId: deed?.id ?? "" }, minutes(5));
    await drain(house, aPlatform(), minutes(5));
    expect(await deedsOf(sanctionId)).toMatchObject([{ kind: "delete", state: "done" }]);
  });

  it("does a removal again when no word came back, and needs none where the item is gone", async () => {
    const first = await guard(house, await anInsult(house));
    const platform = aPlatform({ loses: ["delete"] });
    await drain(house, platform);
    expect(platform.kinds()).toEqual(["message", "delete", "delete"]);
    const second = await guard(house, await anInsult(house));
    await drain(house, aPlatform({ refuses: { delete: new ConnectorError("gone", "item-gone", { message: "Gone." }) } }));
    for (const { sanctionId } of [first, second]) expect(await deedsOf(sanctionId)).toMatchObject([{ kind: "delete", state: "done" }]);
  });

  it("shows a hidden item again when it is withdrawn", async () => {
    const quiet = await aHouse(["reply", "hide", "unhide"]);
    const itemId = await anInsult(quiet);
    const { sanctionId } = await guard(quiet, itemId);
    const platform = aPlatform();
    await drain(quiet, platform);
    await withdrawGuard(quiet.anna, { sanctionId, reason: "It was a joke among friends." }, minutes(5));
    await drain(quiet, platform, minutes(5));
    expect(platform.kinds()).toEqual(["hide", "unhide"]);
    expect(await visibilityOf(itemId)).toBe("public");
  });
});

describe("a guard that was withdrawn says nothing any more", () => {
  const calledOff = async (sanctionId: string, at: Date) => withdrawGuard(house.anna, { sanctionId, reason: "It was a joke." }, at);

  it("neither where the message waits nor where it is to be tried again", async () => {
    for (const refuses of [{}, { message: new ConnectorError("throttled", "slow-down", { message: "Later." }) }]) {
      const { sanctionId } = await guard(house, await anInsult(house));
      const quiet = aPlatform({ refuses });
      if ("message" in refuses) await deliverOnce(house, quiet, now);
      await calledOff(sanctionId, minutes(1));
      const platform = aPlatform();
      await drain(house, platform, minutes(2));
      expect(platform.kinds()).toEqual([]);
    }
  });

  it("and looks for a message that may have left without sending it again", async () => {
    const { sanctionId } = await guard(house, await anInsult(house));
    await deliverOnce(house, aPlatform({ loses: ["message"] }), now);
    await calledOff(sanctionId, minutes(1));
    const platform = aPlatform();
    await drain(house, platform, minutes(2));
    expect(platform.kinds()).toEqual([]);
  });
});

describe("a deed that is under way when its sanction ends", () => {
  const platformDuring = (before: () => Promise<void>, end: ConnectorError | "no word") => {
    const platform = aPlatform();
    const act: Connector["act"] = async (context, action) => {
      if (action.kind !== "delete") return platform.connector.act?.(context, action) ?? Promise.reject(new Error("It cannot act."));
      await before();
      if (end === "no word") return { outcome: "unknown", why: "the line was cut" };
      throw end;
    };
    return { connector: { ...platform.connector, act } };
  };

  it.each([
    ["no word"],
    [new ConnectorError("throttled", "slow-down", { message: "Later." })],
    [new ConnectorError("permission", "may-not", { message: "No." })],
  ] as const)("is neither tried again nor left to a person (%s)", async (ending) => {
    const { sanctionId } = await guard(house, await anInsult(house));
    const withdraw = async () => withdrawGuard(house.anna, { sanctionId, reason: "It was a joke." }, minutes(1));
    await drain(house, platformDuring(withdraw, ending));
    const later = aPlatform();
    await drain(house, later, minutes(60));
    expect(later.kinds()).toEqual([]);
    expect(await deedsOf(sanctionId)).toMatchObject([{ kind: "delete", state: "dropped" }]);
  });
});

describe("an item that its author deletes while it is guarded", () => {
  it.each([
    ["gone", new ConnectorError("gone", "item-gone", { message: "Gone." })],
    ["done", null],
  ] as const)("stays deleted whatever the platform says of its removal (%s)", async (_answer, refusal) => {
    const hiding = await aHouse(["reply", "hide"]);
    const itemId = await anInsult(hiding);
    await guard(hiding, itemId);
    await sql.query({ text: "UPDATE item SET deleted_at = $2, visibility = 'deleted' WHERE id = $1", values: [itemId, minutes(1)] });
    await drain(hiding, aPlatform(refusal === null ? {} : { refuses: { hide: refusal } }));
    expect(await sql.query({ text: "SELECT visibility, deleted_at FROM item WHERE id = $1", values: [itemId] })).toEqual([
      { visibility: "deleted", deleted_at: minutes(1) },
    ]);
  });
});

describe("[G1] no removal without a clause in force", () => {
  it("refuses a clause that never was, is not in force yet, or is withdrawn", async () => {
    const itemId = await anInsult(house);
    expect(await reasonOf(guard(house, itemId, "9.9"))).toBe("no-clause");
    await publishBook(house, { version: 2, from: minutes(60), clauses: { "7": "insult" } });
    expect(await reasonOf(guard(house, itemId, "7"))).toBe("no-clause");
    await publishBook(house, { version: 3, from: minutes(-1), clauses: { "1": "other" } });
    expect(await reasonOf(guard(house, itemId, "3.2"))).toBe("no-clause");
  });
});

describe("[G2] a complaint without a breach of rules cannot be hidden or deleted; override needs a manager and a reason", () => {
  const aComplaint = async () =>
    looked(house, await anItem(house, { text: "My parcel is three weeks late.", postedAt: minutes(-60), intent: "complaint", sentiment: "negative" }));

  it("is refused at every door, whatever clause is named", async () => {
    const itemId = await aComplaint();
    for (const clause of ["1", "3.2", "4"]) expect(await reasonOf(guard(house, itemId, clause))).toBe("criticism");
  });

  it("goes through with a manager's reason, for the text as it stood, and the trail keeps the reason", async () => {
    const itemId = await aComplaint();
    expect(await reasonOf(overrideCriticism(house.anna, { itemId, reason: "It names a child." }, now))).toBe("forbidden");
    await overrideCriticism(house.boris, { itemId, reason: "It names a child." }, now);
    expect((await listAudit(house.owner, { limit: 1 }))[0]).toMatchObject({ action: "criticism.override", details: { reason: "It names a child." } });
    await guard(house, itemId, "1");
    const edited = await aComplaint();
    await overrideCriticism(house.boris, { itemId: edited, reason: "It names a child." }, now);
    await sql.query({ text: "UPDATE item SET text = 'Still late.', content_hash = 'other' WHERE id = $1", values: [edited] });
    expect(await reasonOf(guard(house, edited, "1"))).toBe("criticism");
  });
});

describe("at every door", () => {
  it("two who press at once start one guard, and one message is sent", async () => {
    const itemId = await anInsult(house);
    const ends = await Promise.all([guard(house, itemId), guard(house, itemId), guard(house, itemId)].map(async (start) => reasonOf(start)));
    expect(ends.toSorted()).toEqual(["guard-standing", "guard-standing", "was not refused"]);
    const platform = aPlatform();
    await drain(house, platform);
    expect(platform.kinds()).toEqual(["message", "delete"]);
  });

  it("a second guard over one item writes no second message", async () => {
    const itemId = await anInsult(house);
    const platform = aPlatform({ refuses: { delete: new ConnectorError("permission", "may-not", { message: "No." }) } });
    const { sanctionId } = await guard(house, itemId);
    await drain(house, platform);
    await withdrawGuard(house.anna, { sanctionId, reason: "Once more from the start." }, minutes(5));
    const again = aPlatform();
    await guard(house, itemId);
    await drain(house, again);
    expect([...platform.kinds(), ...again.kinds()]).toEqual(["message", "delete"]);
  });

  it("viewers guard nobody, and another workspace's items are not there", async () => {
    const itemId = await anInsult(house);
    const viewer = await aMember(house, "viewer");
    expect(await reasonOf(startPoliteGuard(viewer, { itemId, clauseNumber: "3.2", message, bypassReason: null }, now))).toBe("forbidden");
    const others = await aHouse(everything);
    expect(await reasonOf(guard(others, itemId))).toBe("not-found");
  });

  it("the brand's own words and what its author took back are left alone", async () => {
    expect(await reasonOf(guard(house, await anItem(house, { postedAt: minutes(-5), isBrand: true })))).toBe("own-item");
    const itemId = await anInsult(house);
    await sql.query({ text: "UPDATE item SET deleted_at = now() WHERE id = $1", values: [itemId] });
    expect(await reasonOf(guard(house, itemId))).toBe("item-deleted");
  });

  it("is refused to a member who has not looked at who wrote it", async () => {
    const itemId = await anInsult(house);
    await sql.query({ text: "UPDATE item_opening SET panel_shown_at = NULL WHERE item_id = $1", values: [itemId] });
    expect(await reasonOf(guard(house, itemId))).toBe("look-first");
  });

  it("keeps the cool-down, unless there is a reason", async () => {
    await sql.query({ text: `UPDATE brand SET method = method || '{"coolDownMinutes": 15}' WHERE id = $1`, values: [house.brandId] });
    const itemId = await anInsult(house);
    await sql.query({ text: "UPDATE item_opening SET opened_at = $2 WHERE item_id = $1", values: [itemId, now] });
    expect(await reasonOf(guard(house, itemId))).toBe("cooling-down");
    expect(await reasonOf(startPoliteGuard(house.anna, { itemId, clauseNumber: "3.2", message, bypassReason: "It must go at once." }, now))).toBe(
      "was not refused",
    );
  });

  it("leaves a whole chain behind", async () => {
    await guard(house, await anInsult(house));
    await drain(house, aPlatform());
    expect(await verifyAudit(house.owner)).toMatchObject({ kind: "whole" });
  });
});
