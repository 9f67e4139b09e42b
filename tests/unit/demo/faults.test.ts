import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createFaultDial, type FaultDial } from "../../../demo/site/faults";
import { authorization, noon, serveSite, type Served } from "./served-site";

const comments = "/wp-json/wp/v2/comments";
let served: Served;
let dial: FaultDial;

beforeEach(async () => {
  dial = createFaultDial();
  served = await serveSite({ onRequest: dial.onRequest });
  served.site.addComment({ post: 1, author: "Guest", date: noon, content: "x".repeat(500) });
});

afterEach(async () => {
  await served.close();
});

const reply = () =>
  fetch(`${served.url}${comments}`, {
    method: "POST",
    headers: { authorization, "content-type": "application/json" },
    body: JSON.stringify({ post: 1, parent: 1, content: "Answer" }),
  });

it("a limit is told with the seconds to wait, once, and then all is well", async () => {
  dial.next({ kind: "rate-limited", retryAfter: 7 });
  const refused = await served.get(comments);
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "7"]);
  expect((await served.get(comments)).status).toBe(200);
});

it("a broken site answers 500 until the dial is cleared", async () => {
  dial.always({ kind: "server-error" });
  expect([(await served.get(comments)).status, (await served.get(comments)).status]).toEqual([500, 500]);
  dial.clear();
  expect((await served.get(comments)).status).toBe(200);
});

it("a portal's page comes with 200 and the wrong type", async () => {
  dial.next({ kind: "wrong-type" });
  const response = await served.get(comments);
  expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/html; charset=UTF-8"]);
});

it("a cut body begins well and fails while it is read", async () => {
  dial.next({ kind: "cut-body" });
  await expect(served.get(comments).then((response) => response.text())).rejects.toThrow();
});

it("a list may bring everything twice", async () => {
  dial.next({ kind: "duplicates" });
  expect(await (await served.get(`${comments}?_fields=id`)).json()).toEqual([{ id: 1 }, { id: 1 }]);
});

it("a reply may be taken although the connection breaks before the answer", async () => {
  dial.next({ kind: "accept-then-cut" }, { when: ({ method }) => method === "POST" });
  await expect(reply()).rejects.toThrow();
  expect(served.site.findComment(2)).toMatchObject({ content: "Answer", parent: 1 });
  expect((await reply()).status).toBe(409);
});

it("a refused connection leaves the site as it was", async () => {
  dial.next({ kind: "refuse" });
  await expect(reply()).rejects.toThrow();
  expect(served.site.comments()).toHaveLength(1);
});

it("a hanging request lasts until the caller gives up, while others are answered", async () => {
  dial.always({ kind: "hang" }, ({ query }) => query.has("search"));
  const patience = new AbortController();
  const hung = fetch(`${served.url}${comments}?search=x`, { signal: patience.signal }).then(
    () => "answered",
    () => "given up",
  );
  await vi.waitFor(() => {
    expect(dial.seen()).toHaveLength(1);
  });
  expect((await served.get(comments)).status).toBe(200);
  expect(await Promise.race([hung, Promise.resolve("still waiting")])).toBe("still waiting");
  patience.abort();
  expect(await hung).toBe("given up");
});
