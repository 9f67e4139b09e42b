import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { fakeVkKeys, type FakeVk } from "../../demo/platforms/vk/fake-vk";
import { vkError } from "../../demo/platforms/vk/vk-answers";
import { eventBody } from "../../demo/platforms/vk/vk-events";
import type { WallChange } from "../../demo/platforms/vk/vk-model";
import {
  ConnectorError,
  type Action,
  type ConnectorContext,
  type ConnectorEvent,
  type Deed,
  type Pace,
  type SafeHttp,
  type Saying,
} from "#lib/connectors/contract";
import { recogniseLink } from "#lib/connectors/registry";
import { vk } from "#lib/connectors/vk";

import { impatient } from "../support/platforms/context";
import { peerNow, startVk } from "../support/platforms/peers";
import { emptyShelf, visit, type Shelf } from "../support/platforms/poll-through";

const minutes = (count: number): Date => new Date(peerNow.getTime() - count * 60_000);
const hours = (count: number): Date => minutes(count * 60);

let running: Awaited<ReturnType<typeof startVk>>;
let world: FakeVk;
let context: ConnectorContext;
let shelf: Shelf;
let now: Date;

beforeEach(async () => {
  now = peerNow;
  running = await startVk(() => now);
  ({ world, context } = running);
  shelf = emptyShelf();
});
afterEach(() => running.close());

const look = (streams?: readonly string[], over: Partial<ConnectorContext> = {}): Promise<void> =>
  visit({ connector: vk, context: { ...context, ...over }, shelf, ...(streams === undefined ? {} : { streams }) });
const write = (text: string, at: Date, over: { readonly replyTo?: number; readonly post?: number; readonly fromId?: number } = {}): number =>
  world.addComment({ post: running.post, fromId: 77, text, date: at, ...over }).id;
const act = (action: Action, over: Partial<ConnectorContext> = {}) => vk.act?.({ ...context, ...over }, action);
const replyTo = (comment: number, text: string): Extract<Saying, { kind: "reply" }> => ({
  kind: "reply",
  key: "rpl_1",
  rootExternalId: `post-${running.post}`,
  parentExternalId: `comment-${comment}`,
  text,
});
const isWrite = ({ path }: { readonly path: string }): boolean =>
  /createComment|deleteComment|closeComments|wall\.p|groups\.(?:un)?ban$|messages\.send/u.test(path);

describe("a walk over a VK wall", () => {
  it("brings posts and comments with their names, threads and addresses, and readable words", async () => {
    const question = write("[club123|Harbour], когда откроетесь?", minutes(9));
    const answer = world.addComment({ post: running.post, fromId: -123, text: "[id77|Ann], в десять", date: minutes(8), replyTo: question }).id;
    const again = write("спасибо", minutes(7), { replyTo: answer });
    await look(["wall"]);
    expect(shelf.items.get(`post-${running.post}`)).toMatchObject({ kind: "post", author: { externalId: "-123", name: "Harbour & Sons", isBrand: "yes" } });
    expect(shelf.items.get(`comment-${question}`)).toMatchObject({
      text: "Harbour, когда откроетесь?",
      parentExternalId: null,
      author: { externalId: "77", name: "Ann", url: "https://vk.com/id77", isBrand: "no" },
      url: `https://vk.com/wall-123_${running.post}?reply=${question}`,
    });
    expect(shelf.items.get(`comment-${answer}`)).toMatchObject({ text: "Ann, в десять", parentExternalId: `comment-${question}`, author: { isBrand: "yes" } });
    expect(shelf.items.get(`comment-${again}`)).toMatchObject({ parentExternalId: `comment-${answer}`, rootExternalId: `post-${running.post}` });
  });

  it("reads threads that are longer than VK sends along, and lists that are longer than a page", async () => {
    const tops = Array.from({ length: 130 }, (_, i) => write(`top ${i}`, minutes(500 - i)));
    const answers = Array.from({ length: 125 }, (_, i) => write(`answer ${i}`, minutes(300 - i), { replyTo: tops[3] ?? 0 }));
    await look(["wall"]);
    expect([...tops, ...answers].filter((id) => !shelf.items.has(`comment-${id}`))).toEqual([]);
  });

  it("loses nothing when rows behind it are removed between two of its pages", async () => {
    const ids = Array.from({ length: 1_350 }, (_, i) => write(`n${i}`, minutes(2_000 - i)));
    let requests = 0;
    world.onRequest = ({ body }) => {
      if (!decodeURIComponent(body).includes("wall.getComments")) return null;
      requests += 1;
      if (requests === 2) for (const id of ids.slice(0, 300)) world.deleteComment(id, 77);
      return null;
    };
    await look(["wall"]);
    expect(requests).toBeGreaterThan(2);
    expect(ids.slice(300).filter((id) => !shelf.items.has(`comment-${id}`))).toEqual([]);
  });

  it("sees a comment that came while another went, though their number stayed", async () => {
    const [gone] = [write("a", minutes(9)), write("b", minutes(8))];
    await look(["wall"]);
    world.deleteComment(gone, 77);
    const came = write("c", minutes(1));
    await look(["wall"]);
    expect(shelf.items.has(`comment-${came}`)).toBe(true);
    expect([...shelf.gone]).toEqual([`comment-${gone}`]);
  });

  it("says that a comment is gone although answers stand under its place", async () => {
    const top = write("rude", minutes(9));
    const answer = write("really?", minutes(8), { replyTo: top });
    await look(["wall"]);
    world.deleteComment(top, 77);
    await look(["wall"]);
    expect([...shelf.gone]).toEqual([`comment-${top}`]);
    expect(shelf.items.has(`comment-${answer}`)).toBe(true);
  });

  it("shows a gap when more was posted between two visits than it reaches, and none when it meets what it knew", async () => {
    await look(["wall"]);
    for (let i = 0; i < 950; i += 1) world.addPost({ text: `post ${i}`, date: minutes(60) });
    await look(["wall"]);
    expect(shelf.gaps).toEqual([]);
    for (let i = 0; i < 1_005; i += 1) world.addPost({ text: `later ${i}`, date: minutes(5) });
    await look(["wall"]);
    expect(shelf.gaps).toEqual(["window-passed"]);
  });

  it("says that a post is gone only when VK says so", async () => {
    const [post] = [world.addPost({ text: "withdrawn", date: hours(3) }).id, world.addPost({ text: "stays", date: hours(2) }).id];
    await look(["wall"]);
    world.removePost(post);
    await look(["wall"]);
    expect([...shelf.gone]).toEqual([`post-${post}`]);
  });

  it("leaves rows that it cannot read aside and takes the others", async () => {
    const broken = { count: 2, items: [{ id: "not a number" }, { id: 9, from_id: -123, date: 1_795_257_000, text: "Good" }] };
    const headers = { "content-type": "application/json" };
    running.dial.next({ kind: "answer", response: { status: 200, headers, body: JSON.stringify({ response: [broken] }) } });
    await look(["wall"]);
    expect(shelf.setAside).toMatchObject([{ reason: "row-not-understood", field: "id" }]);
    expect([...shelf.items.keys()]).toEqual(["post-9"]);
  });
});

describe("the sweep of a VK wall", () => {
  it("reads the history of the whole wall, and later an edit and an answer deep in an old thread", async () => {
    const old = Array.from({ length: 230 }, (_, i) => world.addPost({ text: `old ${i}`, date: hours(400 - i) }).id);
    const comments = old.map((post) => write("a word", hours(100), { post }));
    for (let i = 0; i < 4; i += 1) await look();
    expect([...old.map((id) => `post-${id}`), ...comments.map((id) => `comment-${id}`)].filter((id) => !shelf.items.has(id))).toEqual([]);
    world.editComment(comments[5] ?? 0, "another word");
    const late = write("late", minutes(1), { post: old[7] ?? 0, replyTo: comments[7] ?? 0 });
    for (let i = 0; i < 4; i += 1) {
      now = new Date(now.getTime() + 3_600_000);
      await look();
    }
    expect(shelf.items.get(`comment-${comments[5]}`)?.text).toBe("another word");
    expect(shelf.items.get(`comment-${late}`)?.text).toBe("late");
  });

  it("takes absence for nothing where VK does not show the wall", async () => {
    const id = write("a", minutes(9));
    await expect(vk.verify?.(context, [`comment-${id}`, "comment-999", `post-${running.post}`, "post-999"])).resolves.toEqual([
      { externalId: `comment-${id}`, state: "present" },
      { externalId: "comment-999", state: "deleted" },
      { externalId: `post-${running.post}`, state: "present" },
      { externalId: "post-999", state: "deleted" },
    ]);
    const elsewhere = { ...context, settings: { api: world.baseUrl(), groupId: 124 } };
    await expect(vk.verify?.(elsewhere, ["comment-1", "post-1"])).resolves.toEqual([
      { externalId: "comment-1", state: "unknown" },
      { externalId: "post-1", state: "unknown" },
    ]);
  });
});

describe("who we are on VK", () => {
  it("is the community, its staff, and what each key may do", async () => {
    const able = ["reply", "delete", "ban", "private-message", "close-conversation", "publish", "pin"];
    await expect(vk.identify(context)).resolves.toEqual({ title: "Harbour & Sons", ownIds: ["-123", "1"], capabilities: able });
    const alone = { ...context, secret: { userToken: fakeVkKeys.user } };
    await expect(vk.identify(alone)).resolves.toMatchObject({ capabilities: able.filter((one) => one !== "private-message") });
    await expect(vk.identify({ ...context, secret: null })).resolves.toEqual({ title: "club123", ownIds: [], capabilities: [] });
    await expect(vk.identify({ ...context, secret: { userToken: "stolen" } })).rejects.toMatchObject({ kind: "credentials", reason: "credentials-refused" });
  });

  it("keeps the pace VK allows a key, one for all sources that use it, and another for the other key", async () => {
    const paces: (Pace | undefined)[] = [];
    const http: SafeHttp = (request) => {
      paces.push(request.pace);
      return context.http(request);
    };
    await vk.identify({ ...context, http });
    await vk.identify({ ...context, http, settings: { api: world.baseUrl(), domain: "harbour" }, ownIds: [] });
    expect(paces.map((pace) => pace?.perSecond)).toEqual([3, 20, 3, 20]);
    expect(paces.slice(2)).toEqual(paces.slice(0, 2));
    expect(paces[0]?.key).not.toBe(paces[1]?.key);
    expect(JSON.stringify(paces)).not.toContain(fakeVkKeys.user);
  });

  it("is found by the community's short name as well as by its number", async () => {
    const named = { ...context, settings: { api: world.baseUrl(), domain: "harbour" }, ownIds: [] };
    await expect(vk.identify(named)).resolves.toMatchObject({ ownIds: ["-123", "1"] });
    write("hello", minutes(3));
    await look(["wall"], named);
    expect(shelf.items.size).toBe(2);
  });
});

describe("acting on a VK wall", () => {
  it("replies in the community's name once, however often it is sent", async () => {
    const comment = write("why?", minutes(5));
    const first = await act(replyTo(comment, "Because — “reasons”."));
    const again = await act(replyTo(comment, "Because — “reasons”."));
    expect(again).toEqual(first);
    expect(world.comments().filter(({ replyTo: to }) => to === comment)).toMatchObject([{ fromId: -123 }]);
  });

  it("writes to those who let it, the same message once, and says so where it may not", async () => {
    const saying = { kind: "message", key: "msg_1", toExternalId: "77", aboutExternalId: "comment-2", text: "Let us sort this out." } as const;
    await expect(act(saying)).rejects.toMatchObject({ kind: "permission", reason: "message-not-allowed" });
    world.allowMessages(77, true);
    const first = await act(saying);
    expect(await act(saying)).toEqual(first);
    expect(world.messages()).toHaveLength(1);
    await expect(vk.findSaid?.(context, saying, now)).resolves.toMatchObject({ externalId: "message-1" });
    await expect(act({ ...saying, toExternalId: "-5" })).rejects.toMatchObject({ reason: "not-a-person" });
  });

  it("takes no message for another of the same words to the same person", async () => {
    const saying = { kind: "message", key: "msg_1", toExternalId: "77", aboutExternalId: "comment-2", text: "Not in these words." } as const;
    world.allowMessages(77, true);
    await act(saying);
    await expect(vk.findSaid?.(context, { ...saying, key: "msg_2", aboutExternalId: "comment-3" }, now)).resolves.toBeNull();
    await expect(vk.findSaid?.(context, saying, now)).resolves.toMatchObject({ externalId: "message-1" });
  });

  it("publishes and pins; what was cut in between is pinned, not posted again", async () => {
    const saying = { kind: "publish", key: "pub_1", text: "The rules of this house", isPinned: true } as const;
    running.dial.next({ kind: "refuse" }, { when: ({ path }) => path.endsWith("wall.pin") });
    expect(await act(saying)).toMatchObject({ outcome: "unknown" });
    await expect(vk.findSaid?.(context, saying, now)).resolves.toBeNull();
    const sent = await act({ ...saying, key: "pub_2" });
    expect(world.posts().filter(({ text }) => text === saying.text)).toMatchObject([{ fromId: -123, isPinned: true }]);
    await expect(vk.findSaid?.(context, saying, now)).resolves.toMatchObject({ externalId: sent?.outcome === "done" ? sent.externalId : "" });
  });

  it.each([
    ["accept-then-cut", "cut-short", true],
    ["cut-body", "cut-short", true],
    ["hang", "timed-out", false],
    ["server-error", "server-error", false],
    ["wrong-type", "html-instead-of-json", false],
  ] as const)("knows that it does not know after %s, and finds what was said only where it is", async (kind, why, isThere) => {
    world.allowMessages(77, true);
    const comment = write("why?", minutes(5));
    const nested = write("and when?", minutes(4), { replyTo: comment });
    const sayings: readonly Saying[] = [
      replyTo(comment, "We will look into it"),
      { ...replyTo(nested, "And into this"), key: "rpl_2" },
      { kind: "message", key: "msg_1", toExternalId: "77", aboutExternalId: `comment-${comment}`, text: "A word between us" },
      { kind: "publish", key: "pub_1", text: "To all", isPinned: false },
    ];
    for (const saying of sayings) {
      running.dial.next({ kind }, { when: isWrite });
      expect(await act(saying, impatient(context, 300))).toEqual({ outcome: "unknown", why });
      expect((await vk.findSaid?.(context, saying, now)) !== null).toBe(isThere);
    }
  });

  it("deletes, bans with a word, takes the ban back and closes, also when that was done before", async () => {
    const id = write("rude", minutes(5));
    const until = new Date("2026-12-01T00:00:00Z");
    const deeds: readonly Deed[] = [
      { kind: "delete", externalId: `comment-${id}` },
      { kind: "ban", authorExternalId: "77", until, reason: "Insults, case 7", notice: "Please mind the rules." },
      { kind: "close-conversation", rootExternalId: `post-${running.post}`, text: "We close this here." },
    ];
    for (const deed of [...deeds, ...deeds]) expect(await act(deed)).toMatchObject({ outcome: "done" });
    expect(world.findComment(id)?.isDeleted).toBe(true);
    expect(world.bans()).toEqual([{ userId: 77, until, reason: 0, comment: "Please mind the rules.", isCommentVisible: true }]);
    expect(world.findPost(running.post)?.commentsOpen).toBe(false);
    expect(world.comments().filter(({ text }) => text === "We close this here.")).toHaveLength(1);
    await act({ kind: "ban", authorExternalId: "78", until: null, reason: "Spam", notice: "" });
    expect(world.bans()[1]).toEqual({ userId: 78, until: null, reason: 0, comment: "Spam", isCommentVisible: false });
    for (const who of ["77", "77", "78"]) expect(await act({ kind: "unban", authorExternalId: who })).toMatchObject({ outcome: "done" });
    expect(world.bans()).toEqual([]);
    await expect(act(replyTo(id, "too late"))).rejects.toBeInstanceOf(ConnectorError);
  });

  it("hides nothing, since VK does not", async () => {
    await expect(act({ kind: "hide", externalId: "comment-1" })).rejects.toMatchObject({ kind: "permission", reason: "cannot-do" });
    await expect(act({ kind: "delete", externalId: `post-${running.post}` })).rejects.toMatchObject({ reason: "only-comments" });
  });

  it.each([
    [5, { kind: "credentials", reason: "credentials-refused" }],
    [6, { kind: "throttled", retryAfterMs: 1_000 }],
    [9, { kind: "throttled", retryAfterMs: 600_000 }],
    [29, { kind: "throttled", retryAfterMs: 3_600_000 }],
    [7, { kind: "permission", reason: "forbidden" }],
    [14, { kind: "permission", reason: "captcha" }],
    [15, { kind: "permission", reason: "forbidden" }],
    [17, { kind: "credentials", reason: "validation-required" }],
    [27, { kind: "permission", reason: "wrong-kind-of-key" }],
    [100, { kind: "not-understood", reason: "request-refused" }],
    [213, { kind: "closed", reason: "thread-closed" }],
    [222, { kind: "permission", reason: "links-forbidden" }],
    [4711, { kind: "not-understood", reason: "request-refused", params: { code: "4711" } }],
  ] as const)("says what error %i means, and that nothing was done", async (code, expected) => {
    const comment = write("why?", minutes(5));
    running.dial.next({ kind: "answer", response: vkError(code) }, { when: isWrite });
    await expect(act(replyTo(comment, "hello"))).rejects.toMatchObject(expected);
  });
});

describe("an event at the door", () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const judge = (body: string, over: Partial<ConnectorContext> = {}) => vk.callback?.judge({ ...context, ...over }, bytes(body));
  const greeting = '{"type":"confirmation","group_id":123}';

  it("is greeted with the confirmation string, and believed only with the secret and for its own community", () => {
    expect(judge(greeting)).toEqual({ kind: "greeting", answer: "f1e2d3" });
    const event = (secret: string, group = 123): string =>
      JSON.stringify({ type: "wall_reply_delete", group_id: group, event_id: "e1", secret, object: { owner_id: -123, id: 5, user_id: 77, post_id: 1 } });
    expect(judge(event("a word of ours"))).toEqual({ kind: "events", id: "e1", answer: "ok" });
    for (const body of [event("guess"), event("a word of ours", 124), "not json", "{}", '{"type":"confirmation","group_id":9}'])
      expect(judge(body)).toEqual({ kind: "refused" });
    expect(judge(event("guess").replace("wall_reply_delete", "like_add"))).toEqual({ kind: "refused" });
    expect(judge(event("a word of ours").replace("wall_reply_delete", "like_add"))).toEqual({ kind: "greeting", answer: "ok" });
    expect(judge(event(""), { secret: { userToken: fakeVkKeys.user } })).toEqual({ kind: "refused" });
    expect(judge(greeting, { secret: null })).toEqual({ kind: "refused" });
  });

  it("brings the very items that polling brings, and tells who deleted", async () => {
    const changes: WallChange[] = [];
    world.listen((change) => changes.push(change));
    const tell = async (): Promise<readonly ConnectorEvent[]> => {
      const pages = [];
      for (const change of changes.splice(0))
        pages.push(await vk.callback?.read(context, bytes(eventBody(world, change, { id: "e", secret: "a word of ours" })), now));
      return pages.flatMap((page) => page?.events ?? []);
    };
    const post = world.addPost({ text: "News", date: minutes(9) }).id;
    const id = write("hello", minutes(5), { post });
    const byStaff = write("spam", minutes(4), { post });
    world.editComment(id, "hello there");
    await look(["wall"]);
    const [asPost, ...asComments] = [`post-${post}`, `comment-${id}`, `comment-${byStaff}`, `comment-${id}`].map((one) => ({
      op: "upsert",
      item: shelf.items.get(one),
    }));
    expect(await tell()).toEqual([asPost, ...asComments]);
    world.deleteComment(id, 77);
    world.deleteComment(byStaff, 1);
    expect(await tell()).toEqual([
      { op: "tombstone", externalId: `comment-${id}`, seenAt: now, by: "author" },
      { op: "tombstone", externalId: `comment-${byStaff}`, seenAt: now, by: "brand" },
    ]);
  });

  it("that comes late brings nothing back that went meanwhile, and is believed where VK cannot be asked", async () => {
    const late: WallChange[] = [];
    world.listen((change) => late.push(change));
    const id = write("hello", minutes(5));
    const read = () => vk.callback?.read(context, bytes(late[0] === undefined ? "" : eventBody(world, late[0], { id: "e", secret: "a word of ours" })), now);
    running.dial.always({ kind: "server-error" });
    expect((await read())?.events).toMatchObject([{ op: "upsert", item: { externalId: `comment-${id}`, text: "hello", author: { name: "id77" } } }]);
    running.dial.clear();
    world.deleteComment(id, 77);
    expect((await read())?.events).toMatchObject([{ op: "tombstone", externalId: `comment-${id}`, by: "unknown" }]);
  });
});

describe("a pasted link to VK", () => {
  it.each([
    ["https://vk.com/club123", "https://vk.com/club123"],
    ["m.vk.com/public123?from=search", "https://vk.com/club123"],
    ["https://vk.com/wall-123_45", "https://vk.com/club123"],
    ["https://vk.com/feed?w=wall-123_45_r7", "https://vk.com/club123"],
    ["https://vk.ru/feed?w=wall-123_45", "https://vk.com/club123"],
    ["https://www.vk.com/harbour/", "https://vk.com/harbour"],
  ])("%s leads to its community", async (url, canonical) => {
    const stranger = { ...context, url, settings: {}, secret: null, http: () => Promise.reject(new Error("No network is asked.")) };
    await expect(recogniseLink(stranger)).resolves.toMatchObject({ platform: "vk", url: canonical, credential: "required" });
  });

  it("to a person's page is none of ours", async () => {
    await expect(vk.recognise({ ...context, url: "https://vk.com/id77" })).resolves.toBeNull();
  });
});
