import { z } from "zod";

/** A schema of the document, as far as a page tells it. */
export const schemaSchema = z.looseObject({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  format: z.string().optional(),
  description: z.string().optional(),
  default: z.unknown().optional(),
  examples: z.array(z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  get items() {
    return schemaSchema.optional();
  },
  get properties() {
    return z.record(z.string(), schemaSchema).optional();
  },
  get anyOf() {
    return z.array(schemaSchema).optional();
  },
  get oneOf() {
    return z.array(schemaSchema).optional();
  },
});
export type Schema = z.infer<typeof schemaSchema>;

const waysOf = ({ anyOf, oneOf }: Schema): readonly Schema[] => anyOf ?? oneOf ?? [];

/** A type in few words: `string`, `"public" | "private"`, `integer[]`. */
export const typeWords = (schema: Schema): string => {
  const ways = waysOf(schema);
  if (schema.$ref !== undefined) return schema.$ref.split("/").at(-1) ?? "";
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((word) => JSON.stringify(word)).join(" | ");
  if (ways.length > 0) return [...new Set(ways.map(typeWords))].join(" | ");
  if (schema.items !== undefined) return listWords(schema.items);
  return schema.format ?? [schema.type ?? "object"].flat().join(" | ");
};

const listWords = (items: Schema): string => (items.enum === undefined ? `${typeWords(items)}[]` : `(${typeWords(items)})[]`);

/** Something that a schema takes; `…` stands for words. */
export const exampleOf = (schema: Schema): unknown => {
  const [way] = waysOf(schema);
  const given = [schema.examples?.[0], schema.default, schema.const, schema.enum?.[0]].find((value) => value !== undefined);
  if (given !== undefined) return given;
  return way === undefined ? exampleOfType(schema) : exampleOf(way);
};

const exampleOfType = (schema: Schema): unknown => {
  switch ([schema.type].flat()[0]) {
    case "object":
      return exampleOfObject(schema);
    case "array":
      return schema.items === undefined ? [] : [exampleOf(schema.items)];
    case "integer":
    case "number":
      return 1;
    case "boolean":
      return true;
    case "null":
      return null;
    default:
      return exampleOfText(schema);
  }
};

/** What it must have. */
const exampleOfObject = ({ properties = {}, required = [] }: Schema): unknown =>
  Object.fromEntries(Object.entries(properties).flatMap(([name, part]) => (required.includes(name) ? [[name, exampleOf(part)]] : [])));

const exampleOfText = ({ format }: Schema): string => {
  if (format === "date-time") return "2026-11-25T12:00:00Z";
  return format === "date" ? "2026-11-25" : "…";
};
