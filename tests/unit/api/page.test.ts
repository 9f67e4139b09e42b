import { beforeAll, describe, expect, it } from "vitest";

import en from "../../../messages/en/api.json";
import fr from "../../../messages/fr/api.json";
import ru from "../../../messages/ru/api.json";
import { readDocument } from "../../../app/(public)/api/_docs/document-model";
import { exampleOf, schemaSchema, typeWords } from "../../../app/(public)/api/_docs/schema-model";
import { documentOf } from "../../../app/api/v1/_door/document";
import { routes } from "../../../app/api/v1/routes";

beforeAll(() => {
  process.env["DATABASE_URL"] ??= "postgres://nowhere/none";
  process.env["PARLEY_SECRET"] ??= "a secret of thirty-two characters and more";
});

const shown = () => [...readDocument(JSON.parse(JSON.stringify(documentOf(routes)))).nouns.values()].flat();

describe("the API's page", () => {
  it("shows every route with what it asks and an example", () => {
    const entries = shown();
    expect(entries.map(({ id }) => id).sort()).toEqual(routes.map(({ name }) => name).sort());
    for (const { id, parts, curl, scope } of entries) {
      const route = routes.find(({ name }) => name === id);
      expect(scope, id).toBe(route?.scope);
      expect(curl, id).toContain("Authorization: Bearer $PARLEY_TOKEN");
      for (const name of Object.keys(route?.asks.params?.shape ?? {}))
        expect(parts, `${id}: ${name}`).toContainEqual(expect.objectContaining({ name, place: "inPath" }));
    }
  });

  it("has a heading for every noun, in every language", () => {
    for (const messages of [en, ru, fr]) expect(Object.keys(messages.docs.noun).sort()).toEqual([...new Set(shown().map(({ noun }) => noun))].sort());
  });

  it("shows bodies that the routes take", () => {
    for (const { id, curl } of shown()) {
      const body = routes.find(({ name }) => name === id)?.asks.body;
      const example: unknown = JSON.parse(/-d '(.*)'$/su.exec(curl)?.[1] ?? "null");
      expect(body?.safeParse(example).error?.message ?? null, `${id} ${curl}`).toBeNull();
    }
  });

  it("says types in few words", () => {
    const said = (schema: object): string => typeWords(schemaSchema.parse(schema));
    expect(said({ anyOf: [{ type: "string", format: "date-time" }, { type: "null" }] })).toBe("date-time | null");
    expect(said({ type: "array", items: { enum: ["a", "b"] } })).toBe('("a" | "b")[]');
    expect(exampleOf(schemaSchema.parse({ type: "object", required: ["n"], properties: { n: { type: "integer" }, m: { type: "string" } } }))).toEqual({ n: 1 });
  });
});
