import { beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";

import { runExport } from "../../../workers/handlers/run-export";
import { aToken, knock, tokenOf, type Asked } from "../../support/api";
import { aDesk, aMember, storeItems, type Desk } from "../../support/desk";
import type { Scope } from "#lib/auth/scopes";
import { rowsPerPiece, writePiece } from "#lib/exports/write-piece";

const now = new Date("2026-03-10T12:00:00Z");
const own: readonly Scope[] = ["exports:read", "exports:write", "items:read"];

let desk: Desk;
let token: string;
beforeEach(async () => {
  desk = await aDesk();
  token = await aToken(desk, own);
});
const fileSchema = z.looseObject({ id: z.string(), status: z.string(), rowsDone: z.number(), rowsExpected: z.number().nullable(), sizeBytes: z.number() });
const told = async (response: Response): Promise<readonly [number, string]> => [
  response.status,
  z.object({ code: z.string() }).parse(await response.json()).code,
];

const post = async (body: unknown, asked: Partial<Asked> = {}): Promise<Response> => knock({ method: "POST", path: "/exports", token, body, ...asked });
const ask = async (body: unknown, asked: Partial<Asked> = {}): Promise<string> => {
  const response = await post(body, asked);
  expect(response.status).toBe(201);
  return z.object({ exportId: z.string() }).parse(await response.json()).exportId;
};
const see = async (id: string) => fileSchema.parse(await (await knock({ path: `/exports/${id}`, token })).json());
const keyOf = (exportId: string) => ({ workspaceId: desk.owner.workspaceId, exportId });
const write = async (exportId: string): Promise<unknown> => runExport.run(keyOf(exportId), { now, signal: new AbortController().signal });

const someItems = async (count: number): Promise<readonly string[]> =>
  storeItems(
    desk,
    Array.from({ length: count }, (_, place) => ({
      postedAt: new Date(now.getTime() - (place + 1) * 60_000),
      sentiment: place % 2 === 0 ? "negative" : "positive",
    })),
  );

const items = { kind: "items", format: "jsonl" } as const;

describe("a file asked for by a program", () => {
  it("holds what the list of that kind does under the same filters, and is taken when it is done", async () => {
    await someItems(6);
    const id = await ask({ ...items, filters: { sentiment: ["negative"] } });
    expect(await see(id)).toMatchObject({ kind: "items", format: "jsonl", status: "queued", rowsDone: 0, rowsExpected: null, keptUntil: null });
    expect(await told(await knock({ path: `/exports/${id}/file`, token }))).toEqual([404, "not-found"]);
    await write(id);
    const file = await see(id);
    expect(file).toMatchObject({ status: "done", rowsDone: 3, rowsExpected: 3 });
    const sent = await knock({ path: `/exports/${id}/file`, token });
    expect([sent.status, sent.headers.get("content-type"), sent.headers.get("content-length")]).toEqual([
      200,
      "application/jsonl; charset=utf-8",
      String(file.sizeBytes),
    ]);
    const lines = (await sent.text()).trim().split("\n");
    const listed = z.object({ items: z.array(z.object({ id: z.string() })) }).parse(await (await knock({ path: "/items?sentiment=negative", token })).json());
    expect(lines.map((line) => z.object({ id: z.string() }).parse(JSON.parse(line)).id)).toEqual(listed.items.map((item) => item.id));
  });

  it("is written piece by piece under its asker's eyes, and leaves by the piece", async () => {
    const stored = await someItems(rowsPerPiece + 20);
    const id = await ask(items);
    await writePiece(keyOf(id), now);
    expect(await see(id)).toMatchObject({ status: "running", rowsDone: rowsPerPiece, rowsExpected: stored.length });
    await write(id);
    const { body } = await knock({ path: `/exports/${id}/file`, token });
    const sizes: number[] = [];
    for await (const piece of body ?? []) sizes.push(piece.byteLength);
    expect(sizes).toHaveLength(2);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe((await see(id)).sizeBytes);
    const head = await knock({ method: "HEAD", path: `/exports/${id}/file`, token });
    expect([head.status, await head.text(), head.headers.get("content-disposition")]).toEqual([200, "", expect.stringContaining('filename="items.jsonl"')]);
  });

  it("is asked for once under one key, and has its headings in the reader's language", async () => {
    await someItems(1);
    const asked = { headers: { "idempotency-key": "weekly-1", "accept-language": "fr" } };
    const body = { kind: "items", format: "csv" };
    const id = await ask(body, asked);
    expect(await ask(body, asked)).toBe(id);
    const { exports } = z.object({ exports: z.array(fileSchema) }).parse(await (await knock({ path: "/exports", token })).json());
    expect(exports.map((file) => file.id)).toEqual([id]);
    await write(id);
    expect(await (await knock({ path: `/exports/${id}/file`, token })).text()).toMatch(/^.?"Identifiant";"Publié le \(UTC\)";"Marque";/u);
  });

  it("is stopped, and then forgotten, by its address", async () => {
    const id = await ask(items);
    const end = async (): Promise<number> => (await knock({ method: "DELETE", path: `/exports/${id}`, token })).status;
    expect(await end()).toBe(204);
    expect(await see(id)).toMatchObject({ status: "cancelled" });
    await write(id);
    expect(await see(id)).toMatchObject({ status: "cancelled", rowsDone: 0 });
    expect([await end(), await end()]).toEqual([204, 404]);
  });

  it("is refused at once where its filters are longer than any page's address, and not later by whoever writes it", async () => {
    const brand = Array.from({ length: 200 }, (_, place) => `${"a-long-slug-of-a-brand-".repeat(3)}${String(place)}`);
    expect((await post({ ...items, filters: { brand } })).status).toBe(400);
  });

  it("is one of three at a time", async () => {
    for (let one = 0; one < 3; one += 1) await ask(items);
    expect(await told(await post(items))).toEqual([409, "exports-too-many"]);
  });
});

describe("what is refused", () => {
  it.each([
    [{ kind: "people", format: "csv" }, "body kind"],
    [{ ...items, format: "pdf" }, "body format"],
    [{ ...items, filters: { sentiment: ["sad"] } }, "body filters.sentiment.0"],
    [{ ...items, filters: { mood: "sad" } }, "body filters"],
    [{ kind: "figures", format: "csv", filters: { days: 0 } }, "body filters.days"],
    [{ kind: "audit", format: "csv", filters: { view: "all" } }, "body filters"],
  ])("%j, with the place that is wrong", async (body, place) => {
    const response = await post(body);
    const { errors } = z.object({ errors: z.array(z.object({ in: z.string(), path: z.string() })) }).parse(await response.json());
    expect([response.status, errors.map((error) => `${error.in} ${error.path}`.trim())]).toEqual([400, [place]]);
  });

  it("a file of what the token may not read, to ask for and to take", async () => {
    const narrow = await aToken(desk, ["exports:read", "exports:write", "figures:read"]);
    for (const kind of ["items", "cases", "audit"]) expect(await told(await post({ kind, format: "csv" }, { token: narrow }))).toEqual([403, "scope-missing"]);
    expect((await post({ kind: "figures", format: "csv" }, { token: narrow })).status).toBe(201);
    const id = await ask(items);
    await write(id);
    for (const path of [`/exports/${id}`, `/exports/${id}/file`]) expect(await told(await knock({ path, token: narrow }))).toEqual([404, "not-found"]);
    expect(await told(await knock({ method: "DELETE", path: `/exports/${id}`, token: narrow }))).toEqual([404, "not-found"]);
  });

  it("another member's file, and every file to a token that is nobody's", async () => {
    const id = await ask(items);
    const colleague = await tokenOf(await aMember(desk, "owner"));
    expect(await told(await knock({ path: `/exports/${id}`, token: colleague }))).toEqual([404, "not-found"]);
    const nobodys = await tokenOf({ ...desk.owner, memberId: null, userId: null });
    expect(await (await knock({ path: "/exports", token: nobodys })).json()).toEqual({ exports: [] });
    expect(await told(await post(items, { token: nobodys }))).toEqual([403, "forbidden"]);
  });
});
