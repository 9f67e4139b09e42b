import { z } from "zod";

import { exampleOf, schemaSchema, typeWords, type Schema } from "./schema-model";

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

type Parameter = Operation["parameters"][number];

const partsOf = (operation: Operation): readonly Part[] => [
  ...operation.parameters.filter(({ in: place }) => place !== "header").map(parameterPart),
  ...fieldsOf(bodyOf(operation)),
];

const parameterPart = ({ name, in: place, required = false, description, schema }: Parameter): Part => ({
  name,
  place: place === "path" ? "inPath" : "inQuery",
  type: typeWords(schema),
  isRequired: required,
  about: description ?? schema.description ?? "",
});

/** The fields of a body, each once, whichever of its shapes has it. */
const fieldsOf = (body: Schema | undefined): readonly Part[] => {
  const shapes = body === undefined ? [] : (body.oneOf ?? body.anyOf ?? [body]);
  const fields = new Map<string, Part>();
  for (const part of shapes.flatMap(partsOfShape)) {
    const types = [...(fields.get(part.name)?.type.split(" | ") ?? []), ...part.type.split(" | ")];
    fields.set(part.name, { ...part, type: [...new Set(types)].join(" | ") });
  }
  return [...fields.values()];
};

const partsOfShape = ({ properties = {}, required = [] }: Schema): readonly Part[] =>
  Object.entries(properties).map(([name, schema]) => ({
    name,
    place: "inBody",
    type: typeWords(schema),
    isRequired: required.includes(name),
    about: schema.description ?? "",
  }));

/** The request as it is typed. */
const curlOf = ({ base, path, method, operation }: Told): string => {
  const body = bodyOf(operation);
  const verb = method === "get" ? "" : `-X ${method.toUpperCase()} `;
  return [
    `curl ${verb}"${base}${addressOf(path, operation)}"`,
    `-H "Authorization: Bearer $PARLEY_TOKEN"`,
    ...(method === "get" ? [] : [`-H "Idempotency-Key: $(uuidgen)"`]),
    ...(body === undefined ? [] : [`-H "Content-Type: application/json"`, `-d '${JSON.stringify(exampleOf(body))}'`]),
  ].join(" \\\n  ");
};

const addressOf = (path: string, { parameters }: Operation): string =>
  parameters.filter(({ in: place }) => place === "path").reduce((text, { name, schema }) => text.replace(`{${name}}`, String(exampleOf(schema))), path);
