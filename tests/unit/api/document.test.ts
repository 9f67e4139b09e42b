import { Validator } from "@seriousme/openapi-schema-validator";
import { beforeAll, describe, expect, it } from "vitest";

import { documentOf } from "../../../app/api/v1/_door/document";
import { routes } from "../../../app/api/v1/routes";

beforeAll(() => {
  process.env["DATABASE_URL"] ??= "postgres://nowhere/none";
  process.env["PARLEY_SECRET"] ??= "a secret of thirty-two characters and more";
});

describe("the document", () => {
  it("is valid OpenAPI 3.1", async () => {
    const result = await new Validator().validate(JSON.parse(JSON.stringify(documentOf(routes))));
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
  });
});
