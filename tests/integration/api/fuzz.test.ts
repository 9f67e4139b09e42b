import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { z } from "zod";

import type { Route } from "../../../app/api/v1/_door/declare";
import { problemSchema } from "../../../app/api/v1/_door/problems";
import { routes } from "../../../app/api/v1/routes";
import { runExport } from "../../../workers/handlers/run-export";
import { aToken, knock } from "../../support/api";
import { aDesk, aMember, storeItems, type Desk } from "../../support/desk";
import { openCase } from "#lib/cases/commands/open-case";
import { openCaseSchema } from "#lib/cases/model";
import { sql } from "#lib/db/sql";
import { requestExport } from "#lib/exports/commands";
import { saveTemplate } from "#lib/playbook/commands/templates";
import { sendReply } from "#lib/replies/commands/send-reply";
import { sendReplySchema } from "#lib/replies/model";
import { getThreadVersion } from "#lib/replies/queries";

process.env["PARLEY_API_PER_TOKEN"] = "1000000";

const requests = process.env["PARLEY_LONG"] === "1" ? 20_000 : 1_000;
const secretWord = "Xylophage";

type Furniture = Readonly<Record<"items" | "threads" | "replies" | "cases" | "authors" | "templates" | "sources" | "exports" | "others", readonly string[]>>;
type World = { readonly token: string; readonly otherId: string; readonly own: Furniture; readonly foreign: readonly string[] };

let world: World;

/** Items, a case, a reply, a template and all that they bring along; every word of it says whose it is. */
const furnish = async (desk: Desk, word: string): Promise<Furniture> => {
  const now = new Date();
  const postedAt = new Date(now.getTime() - 3_600_000);
  const agent = await aMember(desk, "agent");
  const items = await storeItems(
    desk,
    Array.from({ length: 4 }, (_, n) => ({ postedAt, neededSince: postedAt, text: `${word} ${n}`, author: `${word} author` })),
  );
  const [first] = await sql.query<{ thread: string; author: string }>({
    text: "SELECT thread_id AS thread, author_id AS author FROM item WHERE id = $1",
    values: [items[0]],
  });
  const { thread, author } = first ?? expect.fail("the item");
  const file = await openCase(desk.owner, openCaseSchema.parse({ itemIds: [items[0]], title: `${word} case` }), now);
  const sent = await sendReply(
    desk.owner,
    sendReplySchema.parse({ itemId: items[0], text: `${word} reply`, requestKey: `fuzz-${word}`, threadVersion: await getThreadVersion(desk.owner, thread) }),
    now,
  );
  const words = { brandId: null, language: "en", situation: "thanks", title: `${word} template`, body: word, shortcut: null } as const;
  const template = await saveTemplate(desk.owner, words, now);
  const { exportId } = await requestExport(desk.owner, { what: "items", format: "jsonl", filters: { view: "all" }, title: word, headings: {} }, now);
  await runExport.run({ workspaceId: desk.owner.workspaceId, exportId }, { now, signal: new AbortController().signal });
  return {
    items,
    threads: [thread],
    replies: [sent.replyId],
    cases: [String(file.number)],
    authors: [author],
    templates: [template.id],
    sources: [desk.sourceId],
    exports: [exportId],
    others: [file.caseId, agent.memberId ?? "", desk.brandId, desk.brandSlug],
  };
};

beforeAll(async () => {
  const [desk, other] = [await aDesk(), await aDesk()];
  await furnish(other, secretWord);
  // One more there, so that the numbers of its cases are not all known here.
  const foreign = Object.values(await furnish(other, `${secretWord}s`)).flat();
  world = { token: await aToken(desk), otherId: other.owner.workspaceId, own: await furnish(desk, "Ours"), foreign };
});

const hostile = [
  "",
  " ",
  "null",
  "0",
  "-1",
  "1e99",
  "99999999999999999999",
  "\u0000",
  "%00",
  "../../etc/passwd",
  "'; DROP TABLE item; --",
  "\ud800",
  "🦊".repeat(200),
  "0000-01-01",
  "9999-12-31T23:59:59Z",
  "0000-01-01T00:00:00Z",
  "2026-02-30",
  "{}",
  "[]",
  "a,b,,c",
  "me",
  "none",
  "true",
  "1-0",
  "999999-",
  "6-23",
];
const cursors = [
  ["newest", ["0000-01-01T00:00:00Z"], "\u0000"],
  ["oldest", [null], "x"],
  ["promise", [null, null], "itm"],
  ["open", "infinity", "2026-01-01T00:00:00.000Z", "c"],
  ["counted", 2 ** 40, 1, "x"],
  ["2026-01-01T00:00:00.000Z", "x"],
  [0],
  {},
].map((place) => Buffer.from(JSON.stringify(place)).toString("base64url"));

const anyWord = (): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...Object.values(world.own).flat()) },
    { weight: 3, arbitrary: fc.constantFrom(...world.foreign) },
    { weight: 2, arbitrary: fc.constantFrom(...hostile, ...cursors) },
    fc.string({ unit: "binary", maxLength: 40 }),
  );

const jsonSchema = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  get anyOf() {
    return z.array(jsonSchema).optional();
  },
  get oneOf() {
    return z.array(jsonSchema).optional();
  },
  get properties() {
    return z.record(z.string(), jsonSchema).optional();
  },
  get items() {
    return jsonSchema.optional();
  },
  format: z.string().optional(),
});
type JsonSchema = z.infer<typeof jsonSchema>;

const schemaOf = (schema: z.ZodType): JsonSchema => jsonSchema.parse(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }));

/** Something a schema would take, most of the time; its parts may be of the wrong kind or not there at all. */
const like = (schema: JsonSchema): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 12, arbitrary: well(schema) }, { weight: 1, arbitrary: fc.oneof(anyWord(), fc.jsonValue({ maxDepth: 2 })) });

const well = (schema: JsonSchema): fc.Arbitrary<unknown> => {
  const ways = schema.anyOf ?? schema.oneOf;
  if (ways !== undefined) return fc.oneof(...ways.map(like));
  if (schema.const !== undefined) return fc.constant(schema.const);
  return schema.enum === undefined ? ofType(schema) : fc.constantFrom(...schema.enum);
};

const ofType = (schema: JsonSchema): fc.Arbitrary<unknown> => {
  switch (schema.type) {
    case "object":
      return fc.record(Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, part]) => [name, like(part)])), { requiredKeys: [] });
    case "array":
      return fc.array(like(schema.items ?? {}), { maxLength: 3 });
    case "integer":
    case "number":
      return fc.oneof(fc.integer({ min: -2, max: 60 }), fc.constantFrom(2 ** 31, 2 ** 53, 0.5));
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    default:
      return stringLike(schema);
  }
};

const stringLike = ({ format }: JsonSchema): fc.Arbitrary<string> => {
  const at = fc.date({ noInvalidDate: true, min: new Date("1969-01-01"), max: new Date("2230-01-01") });
  if (format === "date-time")
    return fc.oneof(
      at.map((date) => date.toISOString()),
      anyWord(),
    );
  if (format === "date")
    return fc.oneof(
      at.map((date) => date.toISOString().slice(0, 10)),
      anyWord(),
    );
  return fc.oneof(anyWord(), fc.constantFrom("Thank you, we look into it.", "12:30"));
};

const textOf = (value: unknown): string =>
  typeof value === "string" ? value : Array.isArray(value) ? value.map(textOf).join(",") : value === undefined ? "" : JSON.stringify(value);

type Sent = {
  readonly name: string;
  /** What stands first in its path; else anything does. */
  readonly at: string | undefined;
  readonly params: Record<string, unknown>;
  readonly query: unknown;
  readonly body: unknown;
  readonly key: string | undefined;
  readonly spoil: number;
};

/** Things that a route is about, by the noun its path begins with. */
const ownOf = ({ path }: Route): readonly string[] => {
  const noun = nouns.find((one) => path.startsWith(`/${one}`));
  return noun === undefined ? ["1"] : world.own[noun];
};

const nouns = ["items", "threads", "replies", "cases", "authors", "templates", "sources", "exports"] as const;

const aRequest = (): fc.Arbitrary<Sent> =>
  fc.constantFrom(...routes).chain((route) =>
    fc.record({
      name: fc.constant(route.name),
      at: fc.option(fc.constantFrom(...ownOf(route)), { nil: undefined }),
      params: fc.dictionary(
        fc.constantFrom("id", "number", "actionId", "promiseId", "field", "head"),
        fc.oneof(anyWord(), fc.constantFrom("1", "2", "bridge", "tones")),
      ),
      query: route.asks.query === undefined ? fc.constant({}) : like(schemaOf(route.asks.query)),
      body: route.asks.body === undefined ? fc.constant(undefined) : like(schemaOf(route.asks.body)),
      key: fc.option(fc.oneof(fc.uuid(), fc.constantFrom("same", "same-too", "")), { nil: undefined }),
      spoil: fc.integer({ min: 0, max: 20 }),
    }),
  );

/** `encodeURIComponent` refuses half a pair. */
const encoded = (text: string): string => encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, "\ufffd"));

const routeOf = ({ name }: Pick<Sent, "name">): Route => routes.find((route) => route.name === name) ?? expect.fail(name);

const send = async (sent: Sent): Promise<Response> => {
  const { at, params, query, key, spoil } = sent;
  const route = routeOf(sent);
  const path = route.path.replaceAll(/\{(\w+)\}/gu, (_, name: string) =>
    encoded(textOf((name === "id" || name === "number" ? at : undefined) ?? params[name] ?? "1")),
  );
  const search = Object.entries(z.record(z.string(), z.unknown()).catch({}).parse(query)).map(([name, value]) => `${encoded(name)}=${encoded(textOf(value))}`);
  const method = spoil === 2 ? "DELETE" : route.method;
  const keyed = key === undefined || key === "" ? {} : { "idempotency-key": key };
  return knock({
    method,
    path: `${path}?${search.join("&")}`,
    token: spoil === 3 ? null : world.token,
    ...contentOf(sent, method),
    headers: { ...keyed, ...typeOf(spoil) },
  });
};

const contentOf = ({ body, spoil }: Sent, method: string): { readonly body?: unknown } => {
  if (method === "GET") return {};
  return spoil === 0 ? { body: "{" } : body === undefined ? {} : { body };
};

const typeOf = (spoil: number): Readonly<Record<string, string>> => (spoil === 1 ? { "content-type": "text/plain" } : {});

/** What an answer has to be, whatever was asked. */
const judge = async (sent: Sent): Promise<"done" | "refused"> => {
  const route = routeOf(sent);
  const response = await send(sent);
  const text = await response.text();
  const told = `${route.method} ${route.path} → ${response.status} ${text.slice(0, 300)}`;
  expect(response.status, told).toBeLessThan(500);
  expect(text, told).not.toContain(secretWord);
  if (response.status >= 400) {
    expect(response.headers.get("content-type"), told).toBe("application/problem+json");
    expect(problemSchema.safeParse(JSON.parse(text)).success, told).toBe(true);
    return "refused";
  }
  if (sent.spoil !== 2) expect(declaredFor(route, response.status, text), told).toBe(true);
  return "done";
};

it(
  `${requests} requests of all kinds to all routes meet no failure, no answer that was not declared, and nothing of another workspace`,
  { timeout: 1_800_000 },
  async () => {
    const done = new Set<string>();
    const before = await fingerprintOf(world.otherId);
    await fc.assert(
      fc.asyncProperty(aRequest(), async (sent) => {
        if ((await judge(sent)) === "done") done.add(sent.name);
      }),
      { numRuns: requests, seed: 20261125, endOnFailure: true },
    );
    expect(await fingerprintOf(world.otherId)).toEqual(before);
    // Most reads and many writes are really done: what is refused at the door proves little.
    expect(done.size).toBeGreaterThan(routes.length / 2);
  },
);

/** Everything that is kept of a workspace, table by table. */
const fingerprintOf = async (workspaceId: string): Promise<Readonly<Record<string, string | null>>> => {
  const tables = await sql.query<{ name: string }>({
    text: "SELECT table_name AS name FROM information_schema.columns WHERE table_schema = current_schema() AND column_name = 'workspace_id' ORDER BY 1",
    values: [],
  });
  const told: Record<string, string | null> = {};
  for (const { name } of tables) {
    const text = `SELECT md5(string_agg(t::text, ',' ORDER BY t::text)) AS print FROM "${name}" t WHERE t.workspace_id = $1`;
    told[name] = (await sql.query<{ print: string | null }>({ text, values: [workspaceId] }))[0]?.print ?? null;
  }
  expect(told["item"]).not.toBeNull();
  return told;
};

const declaredFor = ({ status, answers, types }: Route, given: number, text: string): boolean =>
  given === status && (types !== undefined || (answers === undefined ? text === "" : answers.safeParse(JSON.parse(text)).success));
