import { describe, expect, it } from "vitest";

import { aDesk, aMember, anItem, type Desk } from "../../support/desk";
import { ConnectorError, defineConnector, type Action, type ActResult, type Connector } from "#lib/connectors/contract";
import { wordpress } from "#lib/connectors/wordpress";
import { sql } from "#lib/db/sql";
import { getConversation } from "#lib/inbox/queries/conversation";
import { recordPage } from "#lib/items/record-page";
import { tagPage } from "#lib/items/tag-page";
import { discardFailedReply, retryReply } from "#lib/replies/commands/after-sending";
import { recordByHand } from "#lib/replies/commands/record-by-hand";
import { sendReply } from "#lib/replies/commands/send-reply";
import { deliverReply, type DeliverOutcome } from "#lib/replies/deliver";
import { sendReplySchema } from "#lib/replies/model";
import { openSource } from "#lib/sources/queries/open-source";
import { shippedTagger } from "#lib/tagging/embedded/shipped-tagger";

const now = new Date("2026-11-20T10:00:00Z");
const later = (seconds: number): Date => new Date(now.getTime() + seconds * 1000);

/** A platform in memory that keeps what it accepts, whatever it answers. */
const aPlatform = (answers: readonly ("done" | "accepts-silently" | "drops-silently" | "breaks" | ConnectorError)[] = []) => {
  const accepted: { externalId: string; text: string; at: Date }[] = [];
  let tries = 0;
  let looks = 0;
  let blindUntil = 0;
  const accept = (action: Extract<Action, { kind: "reply" }>): ActResult => {
    const externalId = `comment-${accepted.length + 1}`;
    accepted.push({ externalId, text: action.text, at: now });
    return { outcome: "done", externalId, url: `https://example.org/#${externalId}`, at: now };
  };
  const connector: Connector = defineConnector({
    ...wordpress,
    act: async (_context, action) => {
      const answer = answers[tries] ?? "done";
      tries += 1;
      if (action.kind !== "reply") throw new Error("Only replies are sent here.");
      if (answer instanceof ConnectorError) throw answer;
      if (answer === "drops-silently") return { outcome: "unknown", why: "the line was cut" };
      const result = accept(action);
      if (answer === "breaks") throw new Error("socket hang up");
      return answer === "accepts-silently" ? { outcome: "unknown", why: "the line was cut" } : Promise.resolve(result);
    },
    findSaid: (_context, action) => {
      looks += 1;
      const found = looks > blindUntil ? accepted.find(({ text }) => text === action.text) : undefined;
      return Promise.resolve(found ?? null);
    },
  });
  return { connector, accepted, tries: () => tries, looks: () => looks, showsOnlyAfterLook: (count: number) => (blindUntil = count) };
};
type Platform = ReturnType<typeof aPlatform>;

const aQueuedReply = async (desk: Desk, capabilities?: "by-hand") => {
  const anna = await aMember(desk, "agent");
  const itemId = await anItem(desk, { postedAt: new Date("2026-11-20T09:00:00Z"), neededSince: new Date("2026-11-20T09:00:00Z") });
  const { threadVersion } = await getConversation(anna, itemId, now);
  const { replyId } = await sendReply(
    anna,
    sendReplySchema.parse({ itemId, text: `We are on it (${itemId}).`, requestKey: `key-${itemId}`, threadVersion }),
    now,
  );
  return { desk, anna, itemId, replyId, capabilities };
};
type Queued = Awaited<ReturnType<typeof aQueuedReply>>;

const step = async ({ desk, replyId }: Queued, platform: Platform | Connector, at: Date): Promise<DeliverOutcome> => {
  const source = await openSource(desk.owner.workspaceId, desk.sourceId);
  const connector = "accepted" in platform ? platform.connector : platform;
  return deliverReply({ workspaceId: desk.owner.workspaceId, replyId, source, connector, context: source.context, tagger: shippedTagger(), now: at });
};

/** Runs the job again whenever it asks for it, as the queue would. */
const untilSettled = async (queued: Queued, platform: Platform): Promise<DeliverOutcome> => {
  let at = now;
  for (let steps = 0; steps < 20; steps += 1) {
    const outcome = await step(queued, platform, at);
    if (outcome.kind !== "later") return outcome;
    at = outcome.at;
  }
  throw new Error("It never settles.");
};

const stored = async ({ replyId }: Queued) => {
  const [reply] = await sql.query<{ state: string; external_id: string | null; attempts: number; failure: { reason: string } | null }>({
    text: "SELECT state, external_id, attempts, failure FROM reply WHERE id = $1",
    values: [replyId],
  });
  return reply;
};

const ownItems = async ({ desk }: Queued): Promise<readonly { external_id: string; is_brand: boolean }[]> =>
  sql.query({ text: "SELECT external_id, is_brand FROM item WHERE source_id = $1 AND is_brand", values: [desk.sourceId] });

describe("a reply on its way out", () => {
  it("is sent, and stands in the conversation at once as the member's words", async () => {
    const queued = await aQueuedReply(await aDesk());
    const platform = aPlatform();
    expect(await step(queued, platform, now)).toMatchObject({ kind: "sent" });
    expect(await stored(queued)).toMatchObject({ state: "sent", external_id: "comment-1", attempts: 1 });
    const { items, replies } = await getConversation(queued.anna, queued.itemId, now);
    expect(replies).toEqual([]);
    expect(items.at(-1)).toMatchObject({
      externalId: "comment-1",
      isBrand: true,
      parentId: queued.itemId,
      byMember: { id: queued.anna.memberId },
      replyId: queued.replyId,
    });
  });

  it("is there once when its job runs twice, one after the other or at the same moment", async () => {
    const queued = await aQueuedReply(await aDesk());
    const platform = aPlatform();
    await Promise.all([step(queued, platform, now), step(queued, platform, now), step(queued, platform, now)]);
    expect(await step(queued, platform, later(600))).toEqual({ kind: "nothing" });
    expect(platform.accepted).toHaveLength(1);
    expect(await ownItems(queued)).toHaveLength(1);
  });

  it("is found and not sent again when the line was cut after it was accepted", async () => {
    const queued = await aQueuedReply(await aDesk());
    const platform = aPlatform(["accepts-silently"]);
    expect(await step(queued, platform, now)).toMatchObject({ kind: "later" });
    expect(await stored(queued)).toMatchObject({ state: "unknown" });
    expect(await untilSettled(queued, platform)).toMatchObject({ kind: "sent" });
    expect(platform.accepted).toHaveLength(1);
    expect(platform.tries()).toBe(1);
  });

  it("is not looked for before its time", async () => {
    const queued = await aQueuedReply(await aDesk());
    const platform = aPlatform(["accepts-silently"]);
    await step(queued, platform, now);
    expect(await step(queued, platform, later(1))).toMatchObject({ kind: "later" });
    expect(platform.looks()).toBe(0);
  });

  it("is not taken for absent after one look: the platform may show it late", async () => {
    const queued = await aQueuedReply(await aDesk());
    const platform = aPlatform(["accepts-silently"]);
    platform.showsOnlyAfterLook(1);
    expect(await untilSettled(queued, platform)).toMatchObject({ kind: "sent" });
    expect(platform.looks()).toBe(2);
    expect(platform.accepted).toHaveLength(1);
  });

  it("is sent again only after two looks did not find it", async () => {
    const queued = await aQueuedReply(await aDesk());
    const platform = aPlatform(["drops-silently", "done"]);
    expect(await untilSettled(queued, platform)).toMatchObject({ kind: "sent" });
    expect([platform.looks(), platform.tries(), platform.accepted.length]).toEqual([2, 2, 1]);
    const tries = await sql.query({ text: "SELECT attempt, outcome, looks FROM reply_attempt WHERE reply_id = $1 ORDER BY attempt", values: [queued.replyId] });
    expect(tries).toEqual([
      { attempt: 1, outcome: "absent", looks: 2 },
      { attempt: 2, outcome: "sent", looks: 0 },
    ]);
  });

  it("is looked for when the try broke off in the middle", async () => {
    const queued = await aQueuedReply(await aDesk());
    const platform = aPlatform(["breaks"]);
    await expect(step(queued, platform, now)).rejects.toThrow("socket hang up");
    expect(await untilSettled(queued, platform)).toMatchObject({ kind: "sent" });
    expect(platform.accepted).toHaveLength(1);
  });

  it("is looked for when its worker died after the platform had taken it", async () => {
    const queued = await aQueuedReply(await aDesk());
    const platform = aPlatform();
    await sql.query({ text: "UPDATE reply SET state = 'sending', sending_since = $2, attempts = 1 WHERE id = $1", values: [queued.replyId, now] });
    await sql.query({
      text: "INSERT INTO reply_attempt (reply_id, workspace_id, attempt, started_at) VALUES ($1, $2, 1, $3)",
      values: [queued.replyId, queued.desk.owner.workspaceId, now],
    });
    platform.accepted.push({ externalId: "comment-7", text: `We are on it (${queued.itemId}).`, at: now });
    expect(await step(queued, platform, later(10))).toMatchObject({ kind: "later" });
    expect(await step(queued, platform, later(600))).toMatchObject({ kind: "sent" });
    expect(platform.tries()).toBe(0);
    expect(await stored(queued)).toMatchObject({ state: "sent", external_id: "comment-7" });
  });

  it("is looked for when the platform says that it has it already", async () => {
    const queued = await aQueuedReply(await aDesk());
    const platform = aPlatform([new ConnectorError("duplicate", "duplicate", { message: "You have said that already." })]);
    platform.accepted.push({ externalId: "comment-3", text: `We are on it (${queued.itemId}).`, at: now });
    expect(await untilSettled(queued, platform)).toMatchObject({ kind: "sent" });
    expect(platform.accepted).toHaveLength(1);
  });

  it("is left to a person when the platform says again and again that it has it and never shows it", async () => {
    const queued = await aQueuedReply(await aDesk());
    const platform = aPlatform(Array.from({ length: 20 }, () => new ConnectorError("duplicate", "duplicate", { message: "You have said that already." })));
    expect(await untilSettled(queued, platform)).toMatchObject({ kind: "failed", failure: { reason: "reply-unverified" } });
    expect(await stored(queued)).toMatchObject({ state: "failed" });
  });

  it("and the poll that meets it later adds nothing", async () => {
    const queued = await aQueuedReply(await aDesk());
    await step(queued, aPlatform(), now);
    const source = await openSource(queued.desk.owner.workspaceId, queued.desk.sourceId);
    const { items } = await getConversation(queued.anna, queued.itemId, now);
    const own = items.at(-1);
    const author = { externalId: "brand-account", name: "Acme", isBrand: "yes" as const };
    const item = {
      externalId: "comment-1",
      kind: "comment" as const,
      parentExternalId: null,
      rootExternalId: "root",
      author,
      text: own?.text ?? "",
      postedAt: now,
      visibility: "public" as const,
    };
    const page = await tagPage(shippedTagger(), { events: [{ op: "upsert", item }], setAside: [], cursor: null, done: true, receivedAt: now });
    await recordPage({ workspaceId: source.workspaceId, source, stream: "comments", page, cursorVersion: null, now: later(60) });
    expect(await ownItems(queued)).toHaveLength(1);
  });
});

describe("a reply that is refused", () => {
  it("for good fails with the reason, can be tried again, and goes out then", async () => {
    const queued = await aQueuedReply(await aDesk());
    const platform = aPlatform([new ConnectorError("closed", "comments-closed", { message: "Comments are closed." })]);
    expect(await step(queued, platform, now)).toMatchObject({ kind: "failed", failure: { reason: "comments-closed" } });
    expect(await stored(queued)).toMatchObject({ state: "failed", failure: { reason: "comments-closed" } });
    await retryReply(queued.anna, { replyId: queued.replyId }, later(60));
    expect(await step(queued, platform, later(61))).toMatchObject({ kind: "sent" });
  });

  it("for now waits as long as the platform asks", async () => {
    const queued = await aQueuedReply(await aDesk());
    const platform = aPlatform([new ConnectorError("throttled", "throttled", { message: "Slow down.", retryAfterMs: 300_000 })]);
    expect(await step(queued, platform, now)).toEqual({ kind: "later", at: later(300) });
    expect(await step(queued, platform, later(200))).toEqual({ kind: "later", at: later(300) });
    expect(await step(queued, platform, later(301))).toMatchObject({ kind: "sent" });
  });

  it("can be discarded, and only then", async () => {
    const queued = await aQueuedReply(await aDesk());
    await expect(discardFailedReply(queued.anna, { replyId: queued.replyId }, now)).rejects.toMatchObject({ code: "conflict" });
    await step(queued, aPlatform([new ConnectorError("permission", "not-allowed", { message: "No." })]), now);
    await discardFailedReply(queued.anna, { replyId: queued.replyId }, now);
    expect(await stored(queued)).toBeUndefined();
  });

  it("is left to a person where the platform cannot be asked whether it arrived", async () => {
    const queued = await aQueuedReply(await aDesk());
    const platform = aPlatform(["accepts-silently", "done"]);
    const { findSaid: _left, ...blind } = platform.connector;
    await step(queued, blind, now);
    expect(await step(queued, blind, later(3600))).toMatchObject({ kind: "failed", failure: { reason: "reply-unverified" } });
    expect(platform.tries()).toBe(1);
    await retryReply(queued.anna, { replyId: queued.replyId }, later(7200));
    expect(await step(queued, blind, later(7201))).toMatchObject({ kind: "sent" });
  });
});

describe("a reply whose time has passed", () => {
  it.each([
    ["its author deleted", "deleted_at = now(), visibility = 'deleted'", "item-deleted"],
    ["the brand removed", "visibility = 'deleted'", "item-gone"],
  ])("is not sent to a message that %s", async (_who, change, reason) => {
    const queued = await aQueuedReply(await aDesk());
    await sql.query({ text: `UPDATE item SET ${change} WHERE id = $1`, values: [queued.itemId] });
    const platform = aPlatform();
    expect(await step(queued, platform, later(1))).toMatchObject({ kind: "failed", failure: { reason } });
    expect([platform.tries(), await stored(queued)]).toMatchObject([0, { state: "failed", failure: { reason } }]);
  });

  it("since nobody sent it for two days is left to a person, and goes out at the person's word", async () => {
    const queued = await aQueuedReply(await aDesk());
    const platform = aPlatform();
    const days = (count: number): Date => later(count * 86_400);
    expect(await step(queued, platform, days(2.1))).toMatchObject({ kind: "failed", failure: { reason: "too-old" } });
    expect(platform.tries()).toBe(0);
    await retryReply(queued.anna, { replyId: queued.replyId }, days(3));
    expect(await step(queued, platform, days(3))).toMatchObject({ kind: "sent" });
  });
});

describe("a reply by hand", () => {
  it("joins the conversation once when the member says that it was posted", async () => {
    const queued = await aQueuedReply(await aDesk({ capabilities: [] }));
    await recordByHand(queued.anna, { replyId: queued.replyId }, later(30));
    await expect(recordByHand(queued.anna, { replyId: queued.replyId }, later(31))).rejects.toMatchObject({ code: "conflict" });
    expect(await ownItems(queued)).toHaveLength(1);
  });

  it("of another workspace is not found", async () => {
    const queued = await aQueuedReply(await aDesk({ capabilities: [] }));
    const other = await aDesk();
    const asked = { replyId: queued.replyId };
    await expect(recordByHand(other.owner, asked, now)).rejects.toMatchObject({ code: "not-found" });
    await expect(retryReply(other.owner, asked, now)).rejects.toMatchObject({ code: "not-found" });
    await expect(discardFailedReply(other.owner, asked, now)).rejects.toMatchObject({ code: "not-found" });
  });
});
