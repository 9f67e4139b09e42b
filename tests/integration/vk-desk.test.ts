import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { eventBody } from "../../demo/platforms/vk/vk-events";
import type { WallChange } from "../../demo/platforms/vk/vk-model";
import { POST } from "../../app/api/webhooks/[source]/route";
import { deliverQueuedReply } from "../../workers/handlers/deliver-reply";
import { pollSource } from "../../workers/handlers/poll-source";
import { recordPush } from "../../workers/handlers/record-push";
import { settleTouchedThreads } from "../../workers/handlers/settle-threads";
import { sql } from "#lib/db/sql";
import { inTransaction } from "#lib/db/transaction";
import { getConversation } from "#lib/inbox/queries/conversation";
import { takeUpForgotten } from "#lib/items/settle-threads";
import { Postponed } from "#lib/queue/outcome";
import { sendReply } from "#lib/replies/commands/send-reply";
import { sendReplySchema } from "#lib/replies/model";
import { putSecret } from "#lib/sources/store/sources";

import { aDesk, aSource, type Desk } from "../support/watched";
import { startVk } from "../support/platforms/peers";
import { vkChaos } from "../support/platforms/vk-chaos";

// The fake stands on this machine; its port is not known before it listens.
process.env["PARLEY_ALLOWED_HOSTS"] = "127.0.0.0/8";

const signal = new AbortController().signal;
const start = new Date();
let round = 0;
/** Far enough ahead that every poll is due. */
const ahead = (): Date => {
  round += 1;
  return new Date(start.getTime() + round * 60 * 60_000);
};

describe("a desk that watches a VK community", { timeout: 300_000 }, () => {
  let running: Awaited<ReturnType<typeof startVk>>;
  let desk: Desk;
  let payload: { readonly workspaceId: string; readonly sourceId: string };

  beforeAll(async () => {
    running = await startVk(() => new Date());
    desk = await aDesk();
    const source = await aSource(desk, { platform: "vk", url: "https://vk.com/club123" });
    payload = { workspaceId: desk.workspaceId, sourceId: source.id };
    const { settings, secret } = running.context;
    // The fake takes as many requests as come.
    await sql.query({
      text: "UPDATE source SET settings = $2::jsonb || '{\"requestsPerSecond\": 1000}' WHERE id = $1",
      values: [source.id, JSON.stringify(settings)],
    });
    await inTransaction((tx) => putSecret(tx, desk.workspaceId, { sourceId: source.id, secret, now: start }));
  });
  afterAll(async () => {
    await running.close();
  });

  const poll = async (): Promise<void> => {
    try {
      await pollSource.run(payload, { now: ahead(), signal });
    } catch (error) {
      if (!(error instanceof Postponed)) throw error;
    }
  };
  /** The next sweep begins its round anew. */
  const letAnHourPass = (): Promise<unknown> =>
    sql.query({
      text: `UPDATE source_cursor SET cursor = jsonb_set(cursor, '{roundStartedAt}', '"2026-01-01T00:00:00.000Z"') WHERE source_id = $1 AND stream = 'sweep'`,
      values: [payload.sourceId],
    });
  const knock = async (body: string): Promise<Response> =>
    POST(new Request(`https://parley.example/api/webhooks/${payload.sourceId}`, { method: "POST", body }), {
      params: Promise.resolve({ source: payload.sourceId }),
    });
  const record = (webhookId: string): Promise<void> => recordPush.run({ ...payload, webhookId }, { now: new Date(), signal });

  type Stored = { readonly external_id: string; readonly text: string; readonly visibility: string; readonly is_deleted: boolean; readonly is_brand: boolean };
  const stored = (): Promise<readonly Stored[]> =>
    sql.query<Stored>({
      text: "SELECT external_id, text, visibility, deleted_at IS NOT NULL AS is_deleted, is_brand FROM item WHERE source_id = $1 AND kind = 'comment' ORDER BY external_id",
      values: [payload.sourceId],
    });

  it("holds each of 1,000 comments written while it polls, faults, twins, edits and deletions among them: none lost, none doubled", async () => {
    const { world } = running;
    const posts = [
      running.post,
      ...Array.from({ length: 7 }, (_, i) => world.addPost({ text: `Post ${i}`, date: new Date(start.getTime() - i * 3_600_000) }).id),
    ];
    const told: { readonly id: string; readonly body: string }[] = [];
    world.listen((change: WallChange) => {
      const id = `event-${told.length}`;
      told.push({ id, body: eventBody(world, change, { id, secret: "a word of ours" }) });
    });
    const chaos = vkChaos(world, { count: 1_000, posts, now: () => new Date(), seed: 5 });
    world.onRequest = chaos.onRequest;
    let polls = 0;
    let events = 0;
    while (!chaos.isOver()) {
      await poll();
      polls += 1;
      // Of what VK tells by itself, every third event comes, and each twice.
      for (const { id, body } of told.splice(0).filter((_, place) => place % 3 === 0)) {
        for (const _ of [1, 2]) expect(await (await knock(body)).text()).toBe("ok");
        await record(id);
        events += 1;
      }
    }
    expect(polls).toBeGreaterThan(10);
    expect(events).toBeGreaterThan(100);
    for (let i = 0; i < 4; i += 1) {
      await letAnHourPass();
      await poll();
    }

    const items = await stored();
    const byId = new Map(items.map((item) => [item.external_id, item]));
    expect(byId.size).toBe(items.length);
    const standing = world.comments().filter(({ isDeleted }) => !isDeleted);
    expect(standing.length).toBeGreaterThan(900);
    expect(standing.filter(({ id, text }) => byId.get(`comment-${id}`)?.text !== text)).toEqual([]);
    const shown = items.filter((item) => !item.is_deleted && item.visibility === "public").map(({ external_id: id }) => id);
    expect(new Set(shown)).toEqual(new Set(standing.map(({ id }) => `comment-${id}`)));
    expect(await sql.query({ text: "SELECT 1 FROM source_gap WHERE source_id = $1", values: [payload.sourceId] })).toEqual([]);
  });

  it("writes a gap down when more was posted than it could see", async () => {
    const { world } = running;
    for (let i = 0; i < 1_100; i += 1) world.addPost({ text: `flood ${i}`, date: new Date() });
    await poll();
    expect(await sql.query({ text: "SELECT stream, reason FROM source_gap WHERE source_id = $1", values: [payload.sourceId] })).toEqual([
      { stream: "wall", reason: "window-passed" },
    ]);
  });

  it("answers the greeting in plain text, and strangers with nothing", async () => {
    const greeted = await knock('{"type":"confirmation","group_id":123}');
    expect([greeted.status, await greeted.text()]).toEqual([200, "f1e2d3"]);
    expect(greeted.headers.get("content-type")).toMatch(/^text\/plain/u);
    const stranger = await knock('{"type":"wall_post_new","group_id":123,"event_id":"x","secret":"guess","object":{}}');
    expect([stranger.status, await stranger.text()]).toEqual([401, "{}"]);
  });

  it("puts a reply there once although the connection is cut right after VK accepted it", async () => {
    const { world } = running;
    const post = world.addPost({ text: "Ask us", date: new Date() }).id;
    const comment = world.addComment({ post, fromId: 77, text: "Does the shop on the corner still exist?", date: new Date() }).id;
    await poll();
    const threads = await takeUpForgotten({ before: ahead(), now: ahead(), limit: 5_000 });
    await settleTouchedThreads.run({ workspaceId: desk.workspaceId, threadIds: threads.map(({ threadId }) => threadId) }, { now: new Date(), signal });
    const [item] = await sql.query<{ readonly id: string }>({
      text: "SELECT id FROM item WHERE source_id = $1 AND external_id = $2 AND needed_since IS NOT NULL",
      values: [payload.sourceId, `comment-${comment}`],
    });
    const itemId = item?.id ?? "";
    const { threadVersion } = await getConversation(desk.actor, itemId, new Date());
    const text = "Hello Ann, it does, next to the baker.";
    const { replyId } = await sendReply(desk.actor, sendReplySchema.parse({ itemId, text, requestKey: "key-of-the-answer", threadVersion }), new Date());
    world.onRequest = ({ path }) => (path.endsWith("createComment") ? { kind: "accept-then-cut" } : null);
    let now = new Date();
    for (let tries = 0; tries < 10; tries += 1)
      try {
        await deliverQueuedReply.run({ workspaceId: desk.workspaceId, replyId }, { now, signal });
        break;
      } catch (error) {
        if (!(error instanceof Postponed)) throw error;
        now = new Date(now.getTime() + error.delayMs);
      }
    await poll();
    expect(world.comments().filter((one) => one.text === text)).toMatchObject([{ fromId: -123, replyTo: comment }]);
    expect((await stored()).filter((one) => one.text === text)).toMatchObject([{ is_brand: true, visibility: "public" }]);
    expect(await sql.query({ text: "SELECT state, attempts FROM reply WHERE id = $1", values: [replyId] })).toEqual([{ state: "sent", attempts: 1 }]);
  });
});
