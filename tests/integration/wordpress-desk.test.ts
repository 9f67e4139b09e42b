import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { aDesk, type Desk } from "../support/desk";
import { startCuttingProxy, type CuttingProxy } from "../support/platforms/cutting-proxy";
import { realWordPressAvailable, startRealWordPress, type RealWordPress } from "../support/platforms/real-wordpress";
import { commentsOnSite, writeCommentsWithChaos, type SiteRow } from "../support/platforms/wordpress-chaos";
import { deliverQueuedReply } from "../../workers/handlers/deliver-reply";
import { pollSource } from "../../workers/handlers/poll-source";
import { settleTouchedThreads } from "../../workers/handlers/settle-threads";
import { comparableText } from "#lib/connectors/text";
import { sql } from "#lib/db/sql";
import { getConversation } from "#lib/inbox/queries/conversation";
import { takeUpForgotten } from "#lib/items/settle-threads";
import { Postponed } from "#lib/queue/outcome";
import { sendReply } from "#lib/replies/commands/send-reply";
import { sendReplySchema } from "#lib/replies/model";
import { addSource } from "#lib/sources/commands/add-source";

// The site runs on this machine; its port is not known before it listens.
process.env["PARLEY_ALLOWED_HOSTS"] = "127.0.0.0/8";

const signal = new AbortController().signal;
/** Far enough ahead that every poll is due and the sweep has a new round to walk. */
let round = 0;
const ahead = (): Date => {
  round += 1;
  return new Date(Date.now() + round * 60 * 60_000);
};

describe.skipIf(!realWordPressAvailable())("a desk that watches a real WordPress", { timeout: 300_000 }, () => {
  let dir: string;
  let site: RealWordPress;
  let proxy: CuttingProxy;
  let desk: Desk;
  let payload: { readonly workspaceId: string; readonly sourceId: string };

  beforeAll(async () => {
    dir = await mkdtemp(path.join(tmpdir(), "wp-"));
    site = await startRealWordPress(dir);
    proxy = await startCuttingProxy(site.url);
    desk = await aDesk();
    const secret = { username: site.user, applicationPassword: site.appPassword };
    const added = await addSource(desk.owner, { brandId: desk.brandId, url: proxy.url, secret, isOwnPage: true }, new Date());
    if (added.kind !== "added") throw new Error("The site was not added.");
    // The site names its own address; everything said to it is to go through the proxy.
    await sql.query({
      text: "UPDATE source SET settings = settings || $2::jsonb WHERE id = $1",
      values: [added.sourceId, JSON.stringify({ api: `${proxy.url}/wp-json/` })],
    });
    payload = { workspaceId: desk.owner.workspaceId, sourceId: added.sourceId };
  });
  afterAll(async () => {
    await proxy.close();
    await site.stop();
    await rm(dir, { recursive: true, force: true });
  });

  const poll = async (): Promise<void> => pollSource.run(payload, { now: ahead(), signal });
  const settle = async (): Promise<void> => {
    const threads = await takeUpForgotten({ before: ahead(), now: ahead(), limit: 500 });
    if (threads.length > 0)
      await settleTouchedThreads.run({ workspaceId: payload.workspaceId, threadIds: threads.map(({ threadId }) => threadId) }, { now: new Date(), signal });
  };

  type Stored = {
    readonly id: string;
    readonly external_id: string;
    readonly text: string;
    readonly visibility: string;
    readonly posted_at: Date;
    readonly is_brand: boolean;
    readonly deleted_at: Date | null;
  };
  const stored = async (): Promise<readonly Stored[]> =>
    sql.query<Stored>({
      text: "SELECT id, external_id, text, visibility, posted_at, is_brand, deleted_at FROM item WHERE source_id = $1 AND kind = 'comment' ORDER BY external_id",
      values: [payload.sourceId],
    });
  const shown = ({ status }: SiteRow): string => ({ approved: "public", hold: "held", spam: "spam", trash: "deleted" })[status];

  it("holds each of 400 comments written while it polls, back-dated, edited, held and binned ones too: none lost, none doubled", async () => {
    const writing = writeCommentsWithChaos(site, { count: 400 });
    const over = writing.then(() => true);
    let polls = 0;
    while (!(await Promise.race([over, Promise.resolve(false)]))) {
      await poll();
      polls += 1;
    }
    const chaos = await writing;
    expect(polls).toBeGreaterThan(2);
    for (let i = 0; i < 12; i += 1) await poll();

    const truth = await commentsOnSite(site);
    const items = await stored();
    const byId = new Map(items.map((item) => [item.external_id, item]));
    expect(byId.size).toBe(items.length);
    expect(truth.filter(({ id }) => !byId.has(`comment-${id}`))).toEqual([]);
    const wrong = truth.filter((row) => {
      const item = byId.get(`comment-${row.id}`);
      return (
        item?.visibility !== shown(row) ||
        (row.id > 1 && comparableText(item.text) !== comparableText(row.content)) ||
        item.posted_at.getTime() !== Date.parse(`${row.dateGmt.replace(" ", "T")}Z`)
      );
    });
    expect(wrong).toEqual([]);
    const erased = new Set(chaos.erased.map((id) => `comment-${id}`));
    expect(items.filter(({ external_id, visibility }) => erased.has(external_id) && visibility !== "deleted")).toEqual([]);
    expect(items.filter(({ external_id }) => !erased.has(external_id))).toHaveLength(truth.length);
    // What a change replaced is kept, for each comment whose first text was read before it.
    const revisions = await sql.query<{ readonly count: string }>({
      text: "SELECT count(*) FROM item_revision WHERE workspace_id = $1",
      values: [payload.workspaceId],
    });
    expect(Number(revisions[0]?.count)).toBeGreaterThan(0);
  });

  const aWaitingComment = async (text: string): Promise<string> => {
    const id = await site.wpEval(
      `echo wp_insert_comment(['comment_post_ID' => 1, 'comment_author' => 'Vera', 'comment_content' => '${text}', 'comment_approved' => 1]);`,
    );
    await poll();
    await settle();
    const rows = await sql.query<{ readonly id: string }>({
      text: "SELECT id FROM item WHERE source_id = $1 AND external_id = $2 AND needed_since IS NOT NULL AND answered_at IS NULL",
      values: [payload.sourceId, `comment-${id}`],
    });
    return rows[0]?.id ?? "";
  };

  const answer = async (itemId: string, text: string): Promise<string> => {
    const { threadVersion } = await getConversation(desk.owner, itemId, new Date());
    const { replyId } = await sendReply(desk.owner, sendReplySchema.parse({ itemId, text, requestKey: `key-of-${itemId}`, threadVersion }), new Date());
    return replyId;
  };

  /** Runs the delivery until it rests, each time at the moment it asked to be run again. */
  const deliver = async (replyId: string): Promise<void> => {
    let now = new Date();
    for (let i = 0; i < 10; i += 1) {
      try {
        await deliverQueuedReply.run({ workspaceId: payload.workspaceId, replyId }, { now, signal });
        return;
      } catch (error) {
        if (!(error instanceof Postponed)) throw error;
        now = new Date(now.getTime() + error.delayMs);
      }
    }
    throw new Error("The reply did not come to rest.");
  };

  const expectAnsweredOnce = async (itemId: string, text: string): Promise<void> => {
    await poll();
    await settle();
    expect((await commentsOnSite(site)).filter(({ content }) => content === text)).toHaveLength(1);
    expect((await stored()).filter((item) => item.text === text)).toMatchObject([{ is_brand: true, visibility: "public" }]);
    const [item] = await sql.query<{ readonly answered_at: Date | null }>({ text: "SELECT answered_at FROM item WHERE id = $1", values: [itemId] });
    expect(item?.answered_at).toBeInstanceOf(Date);
  };

  it("puts a reply there once, and knows it for its own when it reads it back", async () => {
    const itemId = await aWaitingComment("When do you open on Sunday?");
    const replyId = await answer(itemId, "Hello Vera, at ten. Anna");
    await deliver(replyId);
    await deliver(replyId);
    await expectAnsweredOnce(itemId, "Hello Vera, at ten. Anna");
  });

  it("puts a reply there once although the connection is cut right after the site accepted it", async () => {
    const itemId = await aWaitingComment("Does the shop on the corner still exist?");
    const before = proxy.cuts();
    proxy.cutNextWrite();
    const replyId = await answer(itemId, "Hello Vera, it does, next to the baker. Anna");
    await deliver(replyId);
    expect(proxy.cuts()).toBe(before + 1);
    await expectAnsweredOnce(itemId, "Hello Vera, it does, next to the baker. Anna");
    const [reply] = await sql.query<{ readonly state: string; readonly attempts: number }>({
      text: "SELECT state, attempts FROM reply WHERE id = $1",
      values: [replyId],
    });
    expect(reply).toEqual({ state: "sent", attempts: 1 });
  });
});
