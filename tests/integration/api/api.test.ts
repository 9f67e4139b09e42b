import { NextRequest } from "next/server";
import { describe, expect, it } from "vitest";
import { z } from "zod";

import { GET as apiDoor } from "../../../app/api/v1/[[...path]]/route";
import { GET as healthRoute } from "../../../app/api/health/route";
import { GET as metricsRoute } from "../../../app/api/metrics/route";
import { POST as webhookRoute } from "../../../app/api/webhooks/[source]/route";
import { aDesk, anItem, storeItems, type Desk } from "../../support/desk";
import type { Scope } from "#lib/auth/scopes";
import { peerHeader } from "#lib/core/crypto";
import { createApiToken } from "#lib/team/commands/api-tokens";

const postedAt = new Date("2026-11-20T09:00:00Z");
const origin = "http://localhost:3000";

const aToken = async ({ owner }: Desk, scopes: readonly Scope[] = ["items:read"]): Promise<string> =>
  (await createApiToken(owner, { name: "test", scopes: [...scopes], expiresInDays: null }, new Date())).token;

const ask = (path: string, token: string | null, headers: Readonly<Record<string, string>> = {}): NextRequest =>
  new NextRequest(`${origin}${path}`, { headers: { ...headers, ...(token === null ? {} : { authorization: `Bearer ${token}` }) } });

const pageSchema = z.object({ items: z.array(z.object({ id: z.string() })), next: z.string().nullable() });

describe("GET /api/v1/items", () => {
  it("tells each item's tags, whether it waits, since when and why, in the language asked for", async () => {
    const desk = await aDesk();
    const id = await anItem(desk, { postedAt, neededSince: postedAt, tones: ["insult"], sentiment: "negative" });
    const response = await apiDoor(ask("/api/v1/items", await aToken(desk), { "accept-language": "de, fr;q=0.8, ru;q=0.9" }));
    expect(response.status).toBe(200);
    expect(response.headers.get("content-language")).toBe("ru");
    const body: unknown = await response.json();
    expect(body).toMatchObject({
      next: null,
      items: [
        {
          id,
          needsAnswer: true,
          waitingSince: postedAt.toISOString(),
          tags: { sentiment: "negative", tones: ["insult"], language: "en", intent: "question" },
          reason: { code: "question" },
        },
      ],
    });
    expect(JSON.stringify(body)).toMatch(/"words":"[^"]*\p{Script=Cyrillic}/u);
  });

  it("turns pages by the address it names, to the end and without a repeat", async () => {
    const desk = await aDesk();
    const ids = await storeItems(
      desk,
      Array.from({ length: 7 }, (_, n) => ({ postedAt: new Date(postedAt.getTime() + n * 1000) })),
    );
    const token = await aToken(desk);
    const seen: string[] = [];
    for (let path: string | null = "/api/v1/items?limit=3"; path !== null;) {
      const body = pageSchema.parse(await (await apiDoor(ask(path, token))).json());
      seen.push(...body.items.map(({ id }) => id));
      path = body.next;
    }
    expect(seen).toEqual([...ids].reverse());
  });

  it.each(["limit=0", "limit=201", "sentiment=furious", "view=everything", "sort=best", "state=lost", "from=yesterday", "after=nowhere"])(
    "refuses ?%s with a problem, not with a guess",
    async (search) => {
      const response = await apiDoor(ask(`/api/v1/items?${search}`, await aToken(await aDesk())));
      expect(response.status).toBe(400);
      expect(response.headers.get("content-type")).toBe("application/problem+json");
      expect(await response.json()).toMatchObject({ status: 400, title: "Not valid" });
    },
  );

  it("is shut without a token and to a token of another scope", async () => {
    const desk = await aDesk();
    const anonymous = await apiDoor(ask("/api/v1/items", null));
    expect([anonymous.status, anonymous.headers.get("www-authenticate")]).toEqual([401, 'Bearer realm="parley"']);
    expect((await apiDoor(ask("/api/v1/items", await aToken(desk, ["sources:read"])))).status).toBe(403);
  });

  it("shows one workspace nothing of another", async () => {
    const [desk, other] = [await aDesk(), await aDesk()];
    const id = await anItem(other, { postedAt });
    const token = await aToken(desk);
    expect(await (await apiDoor(ask("/api/v1/items", token))).json()).toEqual({ items: [], next: null });
    expect((await apiDoor(ask(`/api/v1/items/${id}`, token))).status).toBe(404);
    expect(await (await apiDoor(ask(`/api/v1/items/${id}`, await aToken(other)))).json()).toMatchObject({
      id,
      needsAnswer: false,
      waitingSince: null,
    });
  });
});

describe("operation", () => {
  it("health tells of the process, the database and the queue", async () => {
    const response = await healthRoute();
    expect([response.status, await response.json()]).toEqual([200, { status: "ok", process: "ok", database: "ok", queue: "ok" }]);
  });

  it("metrics need a token from elsewhere, and count the token's workspace only", async () => {
    const [desk, other] = [await aDesk(), await aDesk()];
    await anItem(other, { postedAt, neededSince: postedAt });
    const from = (peer: string, forwardedFor?: string): NextRequest =>
      ask("/api/metrics", null, { [peerHeader()]: peer, ...(forwardedFor === undefined ? {} : { "x-forwarded-for": forwardedFor }) });
    expect((await metricsRoute(from("203.0.113.9"))).status).toBe(401);
    expect((await metricsRoute(from("203.0.113.9", "127.0.0.1"))).status).toBe(401);
    expect((await metricsRoute(from("127.0.0.1", "203.0.113.9"))).status).toBe(401);
    expect((await metricsRoute(ask("/api/metrics", null, { "x-forwarded-for": "127.0.0.1" }))).status).toBe(401);
    const own = await (await metricsRoute(ask("/api/metrics", await aToken(desk, ["sources:read"])))).text();
    expect(own).toContain("\nparley_items_waiting 0\n");
    const local = await (await metricsRoute(from("127.0.0.1"))).text();
    expect(local).toMatch(/^parley_items_waiting [1-9]/m);
    expect(local).toMatch(/^parley_queue_jobs\{queue="poll",state="waiting"\} \d+$/m);
    expect(local.split("\n").filter((line) => line !== "" && !/^(# (HELP|TYPE) |[a-z_]+(\{[^}]*\})? -?[\d.e+]+$)/.test(line))).toEqual([]);
  });
});

describe("POST /api/webhooks/{source}", () => {
  const push = async (body: BodyInit): Promise<Response> => {
    // A streamed body asks for `duplex`, which the types of the browser do not know.
    const init = { method: "POST", body, duplex: "half" };
    return webhookRoute(new Request(`${origin}/api/webhooks/src_none`, init), { params: Promise.resolve({ source: "src_none" }) });
  };

  it("stops reading a body that is longer than a mebibyte, whatever its length says", async () => {
    let served = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        served += 65_536;
        controller.enqueue(new Uint8Array(65_536));
      },
    });
    expect((await push(endless)).status).toBe(413);
    expect(served).toBeLessThan(2 * 1024 * 1024);
  });

  it("knows no source that is not there", async () => {
    expect((await push("{}")).status).toBe(404);
  });
});
