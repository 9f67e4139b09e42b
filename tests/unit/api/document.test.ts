import { readdirSync } from "node:fs";
import path from "node:path";

import { Validator } from "@seriousme/openapi-schema-validator";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";

import { documentOf, reasonsOf } from "../../../app/api/v1/_door/document";
import { matchRoute } from "../../../app/api/v1/_door/match";
import { wordsFor } from "../../../app/api/v1/_door/problems";
import { routes } from "../../../app/api/v1/routes";
import { locales } from "#lib/auth/actor";
import { scopes } from "#lib/auth/scopes";

const folder = path.resolve(import.meta.dirname, "../../../app/api/v1");
const files = (ending: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(ending))
    .sort();

beforeAll(() => {
  process.env["DATABASE_URL"] ??= "postgres://nowhere/none";
  process.env["PARLEY_SECRET"] ??= "a secret of thirty-two characters and more";
});

const operationSchema = z.looseObject({ operationId: z.string(), responses: z.record(z.string(), z.unknown()) });
const documentSchema = z.looseObject({ openapi: z.literal("3.1.0"), paths: z.record(z.string(), z.record(z.string(), operationSchema)) });

const asServed = (): unknown => JSON.parse(JSON.stringify(documentOf(routes)));

describe("the document", () => {
  it("is valid OpenAPI 3.1", async () => {
    const { valid, errors } = await new Validator().validate(z.record(z.string(), z.unknown()).parse(asServed()));
    expect([valid, errors ?? []]).toEqual([true, []]);
  });

  it("tells of every declared route and of no other", () => {
    const { paths } = documentSchema.parse(asServed());
    const told = Object.entries(paths).flatMap(([where, methods]) =>
      Object.entries(methods).map(([method, { operationId }]) => `${operationId} ${method.toUpperCase()} ${where}`),
    );
    expect(told.sort()).toEqual(routes.map(({ name, method, path: where }) => `${name} ${method} ${where}`).sort());
  });
});

describe("the routes", () => {
  it("have no door but one, and the document beside it", () => expect(files("route.ts")).toEqual(["[[...path]]/route.ts", "openapi.json/route.ts"]));

  it("stand in the table, all that are declared", async () => {
    for (const file of files(".ts").filter((name) => name.startsWith("_routes/"))) {
      const declared: unknown = await import(path.join(folder, file));
      const lists = Object.values(z.record(z.string(), z.unknown()).parse(declared)).filter((value) => Array.isArray(value));
      expect(lists, file).toHaveLength(1);
      for (const route of lists.flat()) expect(routes, file).toContain(route);
    }
  });

  it("are each reached by their own method and path", () => {
    for (const route of routes) {
      const address = route.path.replaceAll(/\{(\w+)\}/gu, "x-$1");
      expect(matchRoute(routes, route.method, address), route.name).toMatchObject({ kind: "route", route: { name: route.name } });
    }
    expect(new Set(routes.map(({ name }) => name)).size).toBe(routes.length);
  });

  it("name every part of their path among what they ask", () => {
    for (const { path: where, asks } of routes)
      expect(Object.keys(asks.params?.shape ?? {}).sort()).toEqual([...where.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name).sort());
  });

  it("take every scope there is, and refuse only with words every reader has", async () => {
    const asked = new Set(routes.map(({ scope }) => scope));
    expect(scopes.filter((scope) => !asked.has(scope))).toEqual([]);
    for (const route of routes)
      for (const reason of Object.keys(reasonsOf(route)))
        for (const locale of locales) expect(await wordsFor(reason, locale), `${route.name}: ${reason}, ${locale}`).toBeDefined();
  });
});
