import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { demoChat, demoCommunity, demoSites } from "../../../demo/accounts";
import { fakeVkKeys } from "../../../demo/platforms/vk/fake-vk";
import { runDemoSite, type DemoSite } from "../../../demo/run-demo-site";
import { banned, wall } from "../../../demo/stories/lodia/wall";
import type { Tick } from "../../../demo/tick";

const started = new Date("2026-11-20T10:00:00Z");
let folder: string;
let stateFile: string;
let open: DemoSite | undefined;
/** What is to happen after a while, each with how long that is. */
const due = new Map<() => void, number>();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "parley-demo-"));
  stateFile = join(folder, "state.jsonl");
});

afterEach(async () => {
  await open?.close();
  open = undefined;
  rmSync(folder, { recursive: true });
});

const byHand: Tick = (delayMs, run) => {
  due.set(run, delayMs);
  return { cancel: () => void due.delete(run) };
};

const start = async (minutesLater = 0): Promise<DemoSite> => {
  await open?.close();
  open = await runDemoSite({ port: 0, host: "127.0.0.1", stateFile, now: () => new Date(started.getTime() + minutesLater * 60_000), tick: byHand });
  return open;
};

/** What arrives by itself comes about once a minute; nothing else is waited for as long. */
const arrive = (times: number): void => {
  for (let left = times; left > 0; left -= 1) {
    const [run] = [...due].find(([, delayMs]) => delayMs >= 50_000) ?? [];
    if (run === undefined) return;
    due.delete(run);
    run();
  }
};

const everything = (demo: DemoSite) => demoSites.map(({ slug }) => demo.site(slug).comments());

const call = (demo: DemoSite, method: string, { path, body }: { readonly path: string; readonly body?: unknown }): Promise<Response> => {
  const [kestrel] = demoSites;
  const authorization = `Basic ${Buffer.from(`${kestrel.user}:${kestrel.appPassword}`).toString("base64")}`;
  return fetch(`${demo.url}${kestrel.path}/wp-json/wp/v2/comments${path}`, {
    method,
    headers: { authorization, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
};

it("shows the same comments after a restart: replies, moderation and arrivals included", async () => {
  const first = await start();
  const before = everything(first).flat().length;
  expect((await call(first, "POST", { path: "", body: { post: 1, parent: 1, content: "An answer from the desk." } })).status).toBe(201);
  expect((await call(first, "POST", { path: "/2", body: { content: "Edited." } })).status).toBe(200);
  expect((await call(first, "DELETE", { path: "/3" })).status).toBe(200);
  expect((await call(first, "DELETE", { path: "/4?force=true" })).status).toBe(200);
  arrive(45);
  const left = everything(first);
  expect(left.flat().length).toBeGreaterThan(before + 40);
  const second = await start(600);
  expect(second.anchor).toEqual(started);
  expect(everything(second)).toEqual(left);
});

it("goes on after a restart with what would have come next", async () => {
  const unbroken = await start();
  arrive(6);
  const straight = everything(unbroken);
  rmSync(stateFile);
  await unbroken.close();
  open = undefined;
  await start();
  arrive(3);
  const resumed = await start();
  arrive(3);
  expect(everything(resumed)).toEqual(straight);
});

it("takes off a last line that a kill cut short, and writes on behind it", async () => {
  const first = await start();
  arrive(4);
  const left = everything(first);
  await first.close();
  open = undefined;
  appendFileSync(stateFile, '{"line":"change","site":"kestrel","chan');
  const second = await start();
  expect(everything(second)).toEqual(left);
  arrive(1);
  const after = everything(second);
  expect(everything(await start())).toEqual(after);
});

it("begins anew when it was killed before the first line was whole", async () => {
  writeFileSync(stateFile, '{"line":"anch');
  const demo = await start();
  expect(demo.anchor).toEqual(started);
  expect(readFileSync(stateFile, "utf8")).toMatch(/^\{"line":"anchor"/u);
});

it("refuses a record that is damaged in the middle, naming the line", async () => {
  await start();
  await open?.close();
  open = undefined;
  appendFileSync(stateFile, "nonsense\n{}\n");
  await expect(start()).rejects.toThrow("Line 2 of");
});

it("shows the status blog by pages and feeds alone", async () => {
  const demo = await start();
  expect((await fetch(`${demo.url}/kestrel-status/wp-json/wp/v2/comments`)).status).toBe(404);
  expect((await fetch(`${demo.url}/kestrel-status/comments/feed/atom/`)).headers.get("content-type")).toContain("atom");
  expect((await fetch(`${demo.url}/kestrel-status/`)).headers.get("link")).toBeNull();
});

it("shows the community after a restart as it was left: answers, bans and messages included", async () => {
  const demo = await start();
  const ask = (method: string, params: Readonly<Record<string, string>>): Promise<unknown> =>
    fetch(`${demo.url}${demoCommunity.path}/method/${method}`, { method: "POST", body: new URLSearchParams({ v: "5.199", ...params }) }).then((answer) =>
      answer.json(),
    );
  const { groupId } = demoCommunity;
  const { id: userId } = banned;
  const [comment] = demo.community.comments();
  await ask("wall.createComment", {
    access_token: fakeVkKeys.group,
    owner_id: String(-groupId),
    post_id: String(comment?.post),
    reply_to_comment: String(comment?.id),
    message: "An answer.",
    guid: "once",
  });
  await ask("messages.send", { access_token: fakeVkKeys.group, user_id: String(userId), message: "Formal notice.", random_id: "7" });
  await ask("groups.ban", { access_token: fakeVkKeys.user, group_id: String(groupId), owner_id: String(userId) });
  const left = [demo.community.comments(), demo.community.bans(), demo.community.messages()];
  expect(left.map(({ length }) => length)).toEqual([guestsWords + 1, 1, 1]);
  const { community } = await start(600);
  expect([community.comments(), community.bans(), community.messages()]).toEqual(left);
});

it("lets guests come to the wall, and come back once to what the desk has answered them", async () => {
  const demo = await start();
  arrive(30);
  const guests = demo.community.comments().slice(guestsWords);
  expect(guests).toHaveLength(10);
  const [asked] = guests.slice(-1);
  const answer = demo.community.addComment({
    post: asked?.post ?? 0,
    fromId: demo.community.ownerId,
    text: "Разберёмся.",
    date: started,
    replyTo: asked?.id ?? 0,
  });
  arrive(90);
  const back = demo.community.comments().filter(({ replyTo }) => replyTo === answer.id);
  expect(back.map(({ fromId }) => fromId)).toEqual([asked?.fromId]);
});

it("lets nobody write where no post takes comments, and nobody come back who is banned", async () => {
  const demo = await start();
  const { community } = demo;
  arrive(3);
  const [asked] = community.comments().slice(-1);
  const answer = community.addComment({ post: asked?.post ?? 0, fromId: community.ownerId, text: "Разберёмся.", date: started, replyTo: asked?.id ?? 0 });
  community.ban({ userId: asked?.fromId ?? 0, until: null, reason: 0, comment: "", isCommentVisible: false });
  arrive(60);
  expect(community.comments().filter(({ replyTo }) => replyTo === answer.id)).toEqual([]);
  const { length } = community.comments();
  for (const { id } of community.posts()) community.changePost(id, { commentsOpen: false });
  arrive(30);
  expect(community.comments()).toHaveLength(length);
});

it("shows the wall and the chat after a restart as guests and visitors left them", async () => {
  const demo = await start();
  arrive(12);
  const said = { visitor: "0f0e9d2c-7a51-4f5e-8c52-8d0a0c2f7a31", name: "Ann", text: "Where is my parcel?" };
  expect((await fetch(`${demo.url}${demoChat.path}/say`, { method: "POST", body: JSON.stringify(said) })).status).toBe(200);
  const left = [demo.community.comments(), demo.community.people(), demo.chat.messages()];
  const again = await start();
  expect([again.community.comments(), again.community.people(), again.chat.messages()]).toEqual(left);
  expect(again.chat.nameOf(said.visitor)).toBe("Ann");
});

const guestsWords = wall.flatMap(({ talks }) => talks.flat()).length;
