import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { demoCommunity, demoSites } from "../../../demo/accounts";
import { fakeVkKeys } from "../../../demo/platforms/vk/fake-vk";
import { runDemoSite, type DemoSite, type Tick } from "../../../demo/run-demo-site";
import { banned, wall } from "../../../demo/stories/lodia/wall";

const started = new Date("2026-11-20T10:00:00Z");
let folder: string;
let stateFile: string;
let open: DemoSite | undefined;
let due: (() => void) | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "parley-demo-"));
  stateFile = join(folder, "state.jsonl");
});

afterEach(async () => {
  await open?.close();
  open = undefined;
  rmSync(folder, { recursive: true });
});

const byHand: Tick = (_delayMs, run) => {
  due = run;
  return {
    cancel: () => {
      due = undefined;
    },
  };
};

const start = async (minutesLater = 0): Promise<DemoSite> => {
  await open?.close();
  open = await runDemoSite({ port: 0, host: "127.0.0.1", stateFile, now: () => new Date(started.getTime() + minutesLater * 60_000), tick: byHand });
  return open;
};

const arrive = (times: number): void => {
  for (let left = times; left > 0; left -= 1) due?.();
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

const guestsWords = wall.flatMap(({ talks }) => talks.flat()).length;
