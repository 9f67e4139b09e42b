import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { Action, ConnectorContext, Saying } from "#lib/connectors/contract";
import { feed } from "#lib/connectors/feed";
import { recogniseLink } from "#lib/connectors/registry";
import { comparableText } from "#lib/connectors/text";
import { wordpress } from "#lib/connectors/wordpress";

import { aContext } from "../support/platforms/context";
import { startCuttingProxy } from "../support/platforms/cutting-proxy";
import { cursorOf, emptyShelf, storePage, visit, type Shelf } from "../support/platforms/poll-through";
import { realWordPressAvailable, startRealWordPress, type RealWordPress } from "../support/platforms/real-wordpress";
import { commentsOnSite, writeCommentsWithChaos, type SiteRow } from "../support/platforms/wordpress-chaos";

describe.skipIf(!realWordPressAvailable())("a real WordPress", () => {
  let dir: string;
  let site: RealWordPress;
  let context: ConnectorContext;

  beforeAll(async () => {
    dir = await mkdtemp(path.join(tmpdir(), "wp-"));
    site = await startRealWordPress(dir);
    const recognised = await recogniseLink(aContext(site.url));
    const signedIn = aContext(recognised.url, { settings: recognised.settings, secret: { username: site.user, applicationPassword: site.appPassword } });
    context = { ...signedIn, ownIds: (await wordpress.identify(signedIn)).ownIds };
  });
  afterAll(async () => {
    await site.stop();
    await rm(dir, { recursive: true, force: true });
  });

  const visitWhile = async (work: Promise<unknown>, look: () => Promise<void>): Promise<number> => {
    const over = work.then(() => true);
    const notYet = async (): Promise<boolean> => !(await Promise.race([over, Promise.resolve(false)]));
    let visits = 0;
    while (await notYet()) {
      await look();
      visits += 1;
    }
    return visits;
  };

  // The slow round takes one page a visit: visiting until its cursor rests is one whole round.
  const wholeRound = async (shelf: Shelf): Promise<void> => {
    const later = { ...context, now: () => new Date(Date.now() + 2 * 60 * 60_000) };
    for (let i = 0; i < 20; i += 1) {
      for await (const page of wordpress.poll(later, "sweep", cursorOf(shelf, "sweep"))) storePage(shelf, "sweep", page);
      if (/"round":null/u.test(shelf.cursors.get("sweep") ?? "")) return;
    }
  };

  const shown = (row: SiteRow): string => ({ approved: "public", hold: "held", spam: "spam", trash: "deleted" })[row.status];

  it("gives up all of 400 comments written, back-dated, edited, held, binned and erased while it is read: none lost, none doubled, none stale", async () => {
    const shelf = emptyShelf();
    const walkAlone = emptyShelf();
    const look = async (): Promise<void> => {
      await visit({ connector: wordpress, context, shelf });
      await visit({ connector: wordpress, context, shelf: walkAlone, streams: ["comments"] });
    };
    const writing = writeCommentsWithChaos(site, { count: 400 });
    const visits = await visitWhile(writing, look);
    const chaos = await writing;
    expect(visits).toBeGreaterThan(2);
    await look();
    await wholeRound(shelf);

    const truth = await commentsOnSite(site);
    const comments = [...shelf.items.values()].filter(({ kind }) => kind === "comment");
    expect(comments.map(({ externalId }) => externalId).sort()).toEqual(truth.map(({ id }) => `comment-${id}`).sort());
    expect(comments.filter(({ externalId }) => (shelf.arrivals.get(externalId) ?? 0) !== 1)).toEqual([]);

    const listed = truth.filter(({ status }) => status === "approved" || status === "hold");
    expect(listed.filter(({ id }) => !walkAlone.items.has(`comment-${id}`))).toEqual([]);

    const wrong = truth.filter((row) => {
      const item = shelf.items.get(`comment-${row.id}`);
      return (
        item?.visibility !== shown(row) ||
        (row.id > 1 && comparableText(item.text) !== comparableText(row.content)) ||
        item.postedAt.getTime() !== Date.parse(`${row.dateGmt.replace(" ", "T")}Z`)
      );
    });
    expect(wrong).toEqual([]);
    expect(chaos.erased.filter((id) => shelf.items.has(`comment-${id}`))).toEqual([]);

    const asked = [...chaos.erased.slice(0, 3), ...truth.slice(0, 150).map(({ id }) => id)];
    const presence = await wordpress.verify?.(
      context,
      asked.map((id) => `comment-${id}`),
    );
    const states = new Map(truth.map((row) => [`comment-${row.id}`, { approved: "present", hold: "hidden", spam: "spam", trash: "deleted" }[row.status]]));
    expect(presence?.filter(({ externalId, state }) => state !== (states.get(externalId) ?? "deleted"))).toEqual([]);
    expect(presence).toHaveLength(asked.length);
  });

  it("shows a stranger exactly what is public", async () => {
    const shelf = emptyShelf();
    await visit({ connector: wordpress, context: { ...context, secret: null }, shelf });
    const open = (await commentsOnSite(site)).filter(({ status }) => status === "approved");
    expect(
      [...shelf.items.values()]
        .filter(({ kind }) => kind === "comment")
        .map(({ externalId }) => externalId)
        .sort(),
    ).toEqual(open.map(({ id }) => `comment-${id}`).sort());
    expect([...shelf.items.values()].filter(({ kind }) => kind === "post").map(({ externalId }) => externalId)).toContain("post-1");
  });

  it("is read through its comment feed too, with threads", async () => {
    const found = await recogniseLink(aContext(`${site.url}/comments/feed/`));
    expect(found).toMatchObject({ platform: "feed", url: `${site.url}/comments/feed/atom/`, settings: { reads: "comments" } });
    const shelf = emptyShelf();
    await visit({ connector: feed, context: aContext(found.url, { settings: found.settings }), shelf });
    const entries = [...shelf.items.values()];
    expect(entries).toHaveLength(10);
    expect(new Set(entries.map(({ rootExternalId }) => rootExternalId))).toEqual(new Set([`${site.url}/?p=1`]));
    expect(
      entries.every(
        ({ externalId, parentExternalId }) => externalId.includes("#comment-") && (parentExternalId === null || parentExternalId.includes("#comment-")),
      ),
    ).toBe(true);
    await visit({ connector: feed, context: aContext(found.url, { settings: found.settings }), shelf });
    expect(shelf.items.size).toBe(10);
  });

  it("is never taken for open to strangers when its password is wrong", async () => {
    const wrong = { ...context, secret: { username: site.user, applicationPassword: "wrong wrong wrong wrong" } };
    const refused = { kind: "credentials", reason: "credentials-refused" };
    await expect(wordpress.identify(wrong)).rejects.toMatchObject(refused);
    await expect(wordpress.poll(wrong, "comments", null)[Symbol.asyncIterator]().next()).rejects.toMatchObject(refused);
    await expect(
      wordpress.act?.(wrong, { kind: "reply", key: "rpl_1", rootExternalId: "post-1", parentExternalId: "comment-1", text: "hello" }),
    ).rejects.toMatchObject(refused);
  });

  it("takes one reply, knows it for the brand's own, and answers a second sending with the first", async () => {
    const action: Action = {
      kind: "reply",
      key: "rpl_1",
      rootExternalId: "post-1",
      parentExternalId: "comment-1",
      text: 'Thank you -- we\'ll look at "your" kettle… 🙏\n\nЯна',
    };
    const first = await wordpress.act?.(context, action);
    const second = await wordpress.act?.(context, action);
    expect(first).toMatchObject({ outcome: "done", pending: false });
    expect(second).toMatchObject({ outcome: "done", externalId: first?.outcome === "done" ? first.externalId : "" });
    const shelf = emptyShelf();
    await visit({ connector: wordpress, context, shelf, streams: ["comments"] });
    expect([...shelf.items.values()].filter(({ author }) => author.isBrand === "yes").map(({ parentExternalId }) => parentExternalId)).toEqual(["comment-1"]);
  });

  it("is asked before a reply is sent again whose answer was lost, and has it once", async () => {
    const proxy = await startCuttingProxy(site.url);
    const behind: ConnectorContext = { ...aContext(proxy.url, { settings: { api: `${proxy.url}/wp-json/` }, secret: context.secret }), ownIds: context.ownIds };
    const action: Extract<Saying, { kind: "reply" }> = {
      kind: "reply",
      key: "rpl_1",
      rootExternalId: "post-1",
      parentExternalId: "comment-1",
      text: "This answer gets lost on its way back",
    };
    const sentAt = new Date();
    expect(await wordpress.findSaid?.(behind, action, sentAt)).toBeNull();
    proxy.cutNextWrite();
    expect(await wordpress.act?.(behind, action)).toEqual({ outcome: "unknown", why: "cut-short" });
    expect(proxy.cuts()).toBe(1);
    const found = await wordpress.findSaid?.(behind, action, sentAt);
    const there = (await commentsOnSite(site)).filter(({ content }) => content === action.text);
    expect(there).toHaveLength(1);
    expect(found?.externalId).toBe(`comment-${there[0]?.id ?? 0}`);
    await proxy.close();
  });

  it("hides, shows again and bins a comment, and does not mind being asked twice", async () => {
    const statusOf = async (): Promise<string | undefined> => (await commentsOnSite(site)).find(({ id }) => id === 1)?.status;
    for (const [kind, status] of [
      ["hide", "hold"],
      ["hide", "hold"],
      ["unhide", "approved"],
      ["unhide", "approved"],
      ["delete", "trash"],
      ["delete", "trash"],
    ] as const) {
      expect(await wordpress.act?.(context, { kind, externalId: "comment-1" })).toMatchObject({ outcome: "done", externalId: "comment-1" });
      expect(await statusOf()).toBe(status);
    }
  });

  it("shows in its sweep a comment dated last year but written today", async () => {
    const shelf = emptyShelf();
    await visit({ connector: wordpress, context, shelf });
    const id = await site.wpEval(
      "echo wp_insert_comment(['comment_post_ID' => 1, 'comment_author' => 'Old', 'comment_content' => 'carried over from the old site', 'comment_date' => '2025-03-01 10:00:00', 'comment_date_gmt' => '2025-03-01 10:00:00', 'comment_approved' => 1]);",
    );
    await visit({ connector: wordpress, context, shelf });
    expect(shelf.items.get(`comment-${id}`)?.text).toBe("carried over from the old site");
  });
});
