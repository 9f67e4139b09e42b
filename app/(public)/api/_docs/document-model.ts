import { z } from "zod";

/** A schema of the document, as far as a page tells it. */
const schemaSchema = z.looseObject({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  format: z.string().optional(),
  description: z.string().optional(),
  default: z.unknown().optional(),
  example: z.unknown().optional(),
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

const bodySchema = z.looseObject({ content: z.record(z.string(), z.looseObject({ schema: schemaSchema })) });

const operationSchema = z.looseObject({
  operationId: z.string(),
  summary: z.string(),
  description: z.string().optional(),
  tags: z.array(z.string()).min(1),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z
    .array(z.looseObject({ name: z.string(), in: z.string(), required: z.boolean().optional(), description: z.string().optional(), schema: schemaSchema }))
    .default([]),
  requestBody: bodySchema.optional(),
  responses: z.record(z.string(), z.looseObject({ description: z.string(), content: bodySchema.shape.content.optional() })),
});
type Operation = z.infer<typeof operationSchema>;

const documentSchema = z.looseObject({
  servers: z.array(z.looseObject({ url: z.string() })).min(1),
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
});

export type Part = {
  readonly name: string;
  readonly place: "inPath" | "inQuery" | "inBody";
  readonly type: string;
  readonly isRequired: boolean;
  readonly about: string;
};
export type RouteView = {
  readonly id: string;
  readonly noun: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly description: string | null;
  readonly scope: string | null;
  readonly parts: readonly Part[];
  readonly curl: string;
  readonly status: string;
  readonly refuses: readonly { readonly code: string; readonly status: string }[];
};

/** The routes a document tells of, by noun in its own order. */
export const readDocument = (document: unknown): { readonly base: string; readonly nouns: ReadonlyMap<string, readonly RouteView[]> } => {
  const { servers, paths } = documentSchema.parse(document);
  const base = servers[0]?.url ?? "";
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => viewOf({ base, path, method, operation })),
  );
  const nouns = new Map<string, RouteView[]>();
  for (const route of routes) nouns.set(route.noun, [...(nouns.get(route.noun) ?? []), route]);
  return { base, nouns };
};

type Told = { readonly base: string; readonly path: string; readonly method: string; readonly operation: Operation };

const viewOf = ({ base, path, method, operation }: Told): RouteView => {
  const { operationId, summary, description = null, tags, security, responses } = operation;
  const [status = ""] = Object.keys(responses).filter((code) => code < "300");
  return {
    id: operationId,
    noun: tags[0] ?? "",
    method: method.toUpperCase(),
    path,
    summary,
    description,
    scope: security[0]?.["token"]?.[0] ?? null,
    parts: partsOf(operation),
    curl: curlOf({ base, path, method, operation }),
    status,
    refuses: Object.entries(responses).flatMap(([code, { description: reasons }]) =>
      code < "400" ? [] : [...reasons.matchAll(/`([\w-]+)`/gu)].map(([, reason = ""]) => ({ code: reason, status: code })),
    ),
  };
};

const bodyOf = ({ requestBody }: Operation): Schema | undefined => requestBody?.content["application/json"]?.schema;

const partsOf = (operation: Operation): readonly Part[] => {
  const given = operation.parameters.flatMap(({ name, in: place, required = false, description = "", schema }): readonly Part[] =>
    place === "header"
      ? []
      : [
          {
            name,
            place: place === "path" ? "inPath" : "inQuery",
            type: typeWords(schema),
            isRequired: required,
            about: description || (schema.description ?? ""),
          },
        ],
  );
  const body = bodyOf(operation);
  const shapes = body === undefined ? [] : (body.oneOf ?? body.anyOf ?? [body]);
  const fields = new Map<string, Part>();
  for (const { properties = {}, required = [] } of shapes)
    for (const [name, schema] of Object.entries(properties)) {
      const types = [...new Set([...(fields.get(name)?.type.split(" | ") ?? []), ...typeWords(schema).split(" | ")])];
      fields.set(name, { name, place: "inBody", type: types.join(" | "), isRequired: required.includes(name), about: schema.description ?? "" });
    }
  return [...given, ...fields.values()];
};

/** A type in few words: `string`, `"public" | "private"`, `integer[]`. */
export const typeWords = (schema: Schema): string => {
  const ways = schema.anyOf ?? schema.oneOf;
  if (schema.$ref !== undefined) return schema.$ref.split("/").at(-1) ?? "";
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((word) => JSON.stringify(word)).join(" | ");
  if (ways !== undefined) return [...new Set(ways.map(typeWords))].join(" | ");
  if (schema.items !== undefined) return `${schema.items.enum === undefined ? typeWords(schema.items) : `(${typeWords(schema.items)})`}[]`;
  return schema.format ?? [schema.type ?? "object"].flat().join(" | ");
};

/** Something that a schema takes; `…` stands for words. */
export const exampleOf = (schema: Schema): unknown => {
  const [way] = schema.anyOf ?? schema.oneOf ?? [];
  if (schema.example !== undefined) return schema.example;
  if (schema.default !== undefined) return schema.default;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  if (way !== undefined) return exampleOf(way);
  return exampleOfType(schema);
};

const exampleOfType = ({ type, format, items, properties = {}, required = [] }: Schema): unknown => {
  switch ([type].flat()[0]) {
    case "object":
      return Object.fromEntries(Object.entries(properties).flatMap(([name, part]) => (required.includes(name) ? [[name, exampleOf(part)]] : [])));
    case "array":
      return items === undefined ? [] : [exampleOf(items)];
    case "integer":
    case "number":
      return 1;
    case "boolean":
      return true;
    case "null":
      return null;
    default:
      return format === "date-time" ? "2026-11-25T12:00:00Z" : format === "date" ? "2026-11-25" : "…";
  }
};

/** The request as it is typed. */
const curlOf = ({ base, path, method, operation }: Told): string => {
  const body = bodyOf(operation);
  const address = operation.parameters.reduce(
    (text, { name, in: place, schema }) => (place === "path" ? text.replace(`{${name}}`, String(exampleOf(schema))) : text),
    path,
  );
  return [
    `curl ${method === "get" ? "" : `-X ${method.toUpperCase()} `}"${base}${address}"`,
    `-H "Authorization: Bearer $PARLEY_TOKEN"`,
    ...(method === "get" ? [] : [`-H "Idempotency-Key: $(uuidgen)"`]),
    ...(body === undefined ? [] : [`-H "Content-Type: application/json"`, `-d '${JSON.stringify(exampleOf(body))}'`]),
  ].join(" \\\n  ");
};
