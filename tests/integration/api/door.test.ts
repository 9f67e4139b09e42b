import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";

import { routes } from "../../../app/api/v1/routes";
import { aToken, knock, tokenOf } from "../../support/api";
import { aDesk, aMember, anItem, type Desk } from "../../support/desk";
import { forgetOldKeys } from "#lib/api/forget";
import { takeKey } from "#lib/api/store";
import { scopes } from "#lib/auth/scopes";
import { peerHeader } from "#lib/core/crypto";
import { sql } from "#lib/db/sql";
import { createApiToken } from "#lib/team/commands/api-tokens";
import { changeRole, removeMember } from "#lib/team/commands/members";

process.env["PARLEY_API_PER_TOKEN"] = "60";
process.env["PARLEY_API_PER_ADDRESS"] = "5";

const now = new Date();
const postedAt = new Date(now.getTime() - 3_600_000);
let desk: Desk;

beforeAll(async () => {
  desk = await aDesk();
});
const waiting = async (): Promise<string> => anItem(desk, { postedAt, neededSince: postedAt });

const codeOf = async (response: Response): Promise<string> => z.object({ code: z.string() }).parse(await response.json()).code;

describe("the door", () => {
  it("knows no other path, and says so without asking who knocks", async () => {
    for (const path of ["", "/", "/nothing", "/items/", "/items/itm_1/nothing", "/items/%ff"]) {
      const response = await knock({ path });
      expect([response.status, response.headers.get("content-type")], path).toEqual([404, "application/problem+json"]);
    }
  });

  it("names the methods of a path to whoever asks with another, or asks for them", async () => {
    const refused = await knock({ method: "PATCH", path: "/items" });
    expect([refused.status, refused.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
    const asked = await knock({ method: "OPTIONS", path: "/templates/tpl_1" });
    expect([asked.status, asked.headers.get("allow")]).toEqual([204, "GET, HEAD, PATCH, DELETE, OPTIONS"]);
  });

  it("answers HEAD as GET without a body", async () => {
    const response = await knock({ method: "HEAD", path: "/items", token: await aToken(desk) });
    expect([response.status, await response.text(), response.headers.get("content-type")]).toEqual([200, "", "application/json"]);
  });

  it.each([
    { body: "{", type: "application/json", status: 400, code: "not-json" },
    { body: '{"note": "\\u0000"}', type: "application/json", status: 400, code: "not-text" },
    { body: '{"note": "so"}', type: "text/plain", status: 415, code: "wrong-content-type" },
    { body: `{"note": "${"x".repeat(300_000)}"}`, type: "application/json", status: 413, code: "body-too-large" },
    { body: '{"note": "so", "force": true}', type: "application/json", status: 400, code: "invalid" },
    { body: "[]", type: "application/json; charset=utf-8", status: 400, code: "invalid" },
  ])("refuses a body with $code", async ({ body, type, status, code }) => {
    const path = `/items/${await waiting()}/dismissal`;
    const response = await knock({ method: "PUT", path, token: await aToken(desk), body, headers: { "content-type": type } });
    expect([response.status, await codeOf(response)]).toEqual([status, code]);
  });

  it("says in the reader's language what is wrong, and where", async () => {
    const response = await knock({ path: "/items?limit=many&view=none", token: await aToken(desk), headers: { "accept-language": "fr" } });
    const problem = z.object({ detail: z.string(), errors: z.array(z.object({ in: z.string(), path: z.string() })) }).parse(await response.json());
    expect(problem.errors.map((error) => `${error.in} ${error.path}`).sort()).toEqual(["query limit", "query view"]);
    expect(problem.detail).toMatch(/Quelque chose manque/u);
  });
});

describe("a token", () => {
  it("opens a route with its scope and no other", async () => {
    const item = await waiting();
    for (const route of routes.filter(({ scope }) => scope !== null)) {
      const path = route.path.replaceAll(/\{\w+\}/gu, item);
      const others = await aToken(
        desk,
        scopes.filter((scope) => scope !== route.scope),
      );
      const response = await knock({ method: route.method, path, token: others, ...(route.method === "GET" ? {} : { body: {} }) });
      expect([route.name, response.status, await codeOf(response)]).toEqual([route.name, 403, "scope-missing"]);
    }
  });

  it("reaches no further than the role of its maker, and ends when they leave", async () => {
    const manager = await aMember(desk, "manager");
    const token = await tokenOf(manager);
    const dismiss = async () => knock({ method: "PUT", path: `/items/${await waiting()}/dismissal`, token, body: { note: "said elsewhere" } });
    expect((await dismiss()).status).toBe(204);
    expect((await knock({ path: "/audit", token })).status).toBe(200);
    await changeRole(desk.owner, { memberId: manager.memberId ?? "", role: "viewer" }, now);
    const refused = await dismiss();
    expect([refused.status, await codeOf(refused)]).toEqual([403, "forbidden"]);
    expect([(await knock({ path: "/items", token })).status, (await knock({ path: "/audit", token })).status]).toEqual([200, 403]);
    await removeMember(desk.owner, { memberId: manager.memberId ?? "" }, now);
    expect((await knock({ path: "/items", token })).status).toBe(401);
  });

  it("tells what it is, and until when", async () => {
    const { id, token } = await createApiToken(desk.owner, { name: "weekly", scopes: ["items:read"], expiresInDays: 7 }, now);
    const body: unknown = await (await knock({ path: "/token", token })).json();
    expect(body).toMatchObject({ id, memberId: desk.owner.memberId, scopes: ["items:read"], role: "owner", workspace: { slug: desk.owner.workspaceSlug } });
    expect(body).toHaveProperty("expiresAt", new Date(now.getTime() + 7 * 86_400_000).toISOString());
  });

  it("is noted as used, at most once a minute", async () => {
    const { id, token } = await createApiToken(desk.owner, { name: "often", scopes: ["items:read"], expiresInDays: null }, now);
    const used = async () => (await sql.query<{ at: Date | null }>({ text: "SELECT last_used_at AS at FROM api_token WHERE id = $1", values: [id] }))[0]?.at;
    await knock({ path: "/token", token });
    const first = await used();
    await knock({ path: "/token", token });
    expect(first).toBeInstanceOf(Date);
    expect(await used()).toEqual(first);
    await sql.query({ text: "UPDATE api_token SET last_used_at = last_used_at - interval '2 minutes' WHERE id = $1", values: [id] });
    await knock({ path: "/token", token });
    expect((await used())?.getTime()).toBeGreaterThanOrEqual(first?.getTime() ?? Number.POSITIVE_INFINITY);
  });

  it("made on the command line reads and cannot write", async () => {
    const operator = { ...desk.owner, memberId: null, userId: null };
    const token = await tokenOf(operator);
    expect((await knock({ path: "/audit", token })).status).toBe(200);
    const refused = await knock({ method: "PUT", path: `/items/${await waiting()}/dismissal`, token, body: { note: "so" } });
    expect([refused.status, await codeOf(refused)]).toEqual([403, "forbidden"]);
  });
});

describe("an Idempotency-Key", () => {
  const words = { language: "en", situation: "thanks", title: "Thanks", body: "Thank you.", brandId: null, shortcut: null } as const;
  const add = async (token: string, key: string, body: unknown = words): Promise<Response> =>
    knock({ method: "POST", path: "/templates", token, body, headers: { "idempotency-key": key } });
  const count = async (): Promise<number> =>
    (await sql.query({ text: "SELECT id FROM template WHERE workspace_id = $1", values: [desk.owner.workspaceId] })).length;

  it("gets the same answer for the same request, and does it once", async () => {
    const token = await aToken(desk);
    const before = await count();
    const [first, again] = [await add(token, "a-key"), await add(token, "a-key")];
    expect([first.status, again.status]).toEqual([201, 201]);
    expect([first.headers.get("idempotent-replayed"), again.headers.get("idempotent-replayed")]).toEqual([null, "true"]);
    expect(await again.json()).toEqual(await first.json());
    expect((await count()) - before).toBe(1);
  });

  it("is refused with another request, and is another's own", async () => {
    const token = await aToken(desk);
    await add(token, "a-key");
    const other = await add(token, "a-key", { ...words, title: "Many thanks" });
    expect([other.status, await codeOf(other)]).toEqual([422, "key-reused"]);
    expect((await add(await aToken(desk), "a-key", { ...words, title: "Many thanks" })).status).toBe(201);
  });

  it("does a deed once that is asked for many times at once", async () => {
    const token = await aToken(desk);
    const before = await count();
    const answers = await Promise.all(Array.from({ length: 5 }, async () => add(token, "at-once")));
    expect(answers.map(({ status }) => status).filter((status) => status !== 409 && status !== 201)).toEqual([]);
    expect((await count()) - before).toBe(1);
  });

  it("is told of while the first request is under way, and free again where its process was lost", async () => {
    const { id, token } = await createApiToken(desk.owner, { name: "lost", scopes: ["templates:write"], expiresInDays: null }, now);
    const begun = { tokenId: id, key: "lost", fingerprint: "another", keptSince: new Date(0), begunSince: new Date(0) };
    await takeKey(desk.owner.workspaceId, { ...begun, now: new Date() });
    expect(await codeOf(await add(token, "lost"))).toBe("key-reused");
    await sql.query({ text: "UPDATE idempotency_key SET begun_at = begun_at - interval '11 minutes' WHERE token_id = $1", values: [id] });
    expect((await add(token, "lost")).status).toBe(201);
  });

  it("is free again after a refusal", async () => {
    const token = await aToken(desk);
    expect((await add(token, "at-last", { ...words, title: "" })).status).toBe(400);
    expect((await add(token, "at-last", { ...words, title: "" })).status).toBe(400);
    const items = await waiting();
    const reply = async (body: object) =>
      knock({ method: "POST", path: `/items/${items}/replies`, token, body: { text: "On its way.", ...body }, headers: { "idempotency-key": "reply" } });
    expect(await codeOf(await reply({ threadVersion: "none" }))).toBe("thread-changed");
    expect((await reply({ threadVersion: "none", confirmSecond: true })).status).toBe(201);
  });

  it("is a word of printable characters, and forgotten after a day", async () => {
    const { id, token } = await createApiToken(desk.owner, { name: "old", scopes: [...scopes], expiresInDays: null }, now);
    expect(await codeOf(await add(token, "two words"))).toBe("bad-idempotency-key");
    await add(token, "old");
    const kept = async () => (await sql.query({ text: "SELECT key FROM idempotency_key WHERE token_id = $1", values: [id] })).length;
    await forgetOldKeys(new Date(Date.now() + 23 * 3_600_000));
    expect(await kept()).toBe(1);
    await forgetOldKeys(new Date(Date.now() + 25 * 3_600_000));
    expect(await kept()).toBe(0);
  });
});

describe("a limit", () => {
  it("counts down for a token, then says how long to wait", async () => {
    const token = await aToken(desk);
    const first = await knock({ path: "/token", token });
    expect(first.headers.get("ratelimit-policy")).toBe('"token";q=60;w=60');
    expect(first.headers.get("ratelimit")).toMatch(/^"token";r=59;t=\d+$/u);
    for (let asked = 1; asked < 60; asked += 1) await knock({ path: "/token", token });
    const over = await knock({ path: "/token", token });
    expect([over.status, await codeOf(over)]).toEqual([429, "too-many-requests"]);
    expect(Number(over.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await knock({ path: "/token", token: await aToken(desk) })).status).toBe(200);
  });

  it("stops an address that knocks without a token, too", async () => {
    const knocks = Array.from({ length: 7 }, async () => knock({ path: "/items", headers: { [peerHeader()]: "203.0.113.7" } }));
    const statuses = (await Promise.all(knocks)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(2);
    expect((await knock({ path: "/items", headers: { [peerHeader()]: "203.0.113.8" } })).status).toBe(401);
  });
});
