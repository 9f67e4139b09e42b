import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject, type ZodOpenApiResponsesObject } from "zod-openapi";

import type { Route } from "./declare";
import { doorProblems, problemSchema, type DoorReason } from "./problems";
import { env } from "#lib/core/env";

const about = `What the desk's pages show and do, for programs. Errors are problems as RFC 9457 has them. Lists are paged by place: follow \`next\` to its end.
Every write takes an \`Idempotency-Key\`: for a day the same key with the same request gets the same answer and does nothing twice.`;

let served: ReturnType<typeof documentOf> | undefined;

/** The document as it is served: made once, for declarations do not change while the process lives. */
export const servedDocument = (routes: readonly Route[]): ReturnType<typeof documentOf> => (served ??= documentOf(routes));

/** The API as OpenAPI 3.1 has it, made of the declarations that answer. */
export const documentOf = (routes: readonly Route[]) =>
  createDocument({
    openapi: "3.1.0",
    info: { title: "Parley", version: "1", description: about, license: { name: "MIT", identifier: "MIT" } },
    servers: [{ url: `${env().PARLEY_URL}/api/v1` }],
    security: [{ token: [] }],
    tags: [...new Set(routes.map(nounOf))].map((name) => ({ name })),
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer", description: "A token made in the workspace's settings, with the scopes it needs." } },
    },
    paths: pathsOf(routes),
  });

/** `/items/{id}/replies` belongs to the replies, `/items/{id}/claim` to the items. */
const nounOf = ({ path, scope }: Route): string => scope?.split(":")[0] ?? path.split("/")[1] ?? "";

const pathsOf = (routes: readonly Route[]): ZodOpenApiPathsObject => {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const route of routes) paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route) };
  return paths;
};

const operationOf = (route: Route): ZodOpenApiOperationObject => {
  const { name, summary, description, asks, scope } = route;
  const { params, query, body } = asks;
  return {
    operationId: name,
    summary,
    ...(description === undefined ? {} : { description }),
    tags: [nounOf(route)],
    security: [{ token: scope === null ? [] : [scope] }],
    requestParams: {
      ...(params === undefined ? {} : { path: params }),
      ...(query === undefined ? {} : { query }),
    },
    ...(route.method === "GET" ? {} : { parameters: [idempotencyKey] }),
    ...(body === undefined ? {} : { requestBody: { required: true, content: { "application/json": { schema: body } } } }),
    responses: { ...answerOf(route), ...refusalsOf(route) },
  };
};

const idempotencyKey = {
  name: "Idempotency-Key",
  in: "header" as const,
  required: false,
  description: "Any word of your own, such as a UUID. For 24 hours the same request under it is answered as it was the first time.",
  schema: { type: "string" as const, minLength: 1, maxLength: 200 },
};

const answerOf = ({ status, answers, types }: Route): ZodOpenApiResponsesObject => {
  if (types !== undefined) return { "200": { description: "The file.", content: Object.fromEntries(types.map((type) => [type, { schema: bytesSchema }])) } };
  if (answers === undefined) return { "204": { description: "It is done." } };
  return { [`${status}`]: { description: status === 201 ? "It is made." : "As asked.", content: { "application/json": { schema: answers } } } };
};

const bytesSchema = { type: "string", format: "binary" } as const;

/** Why a route may answer with a problem, by status. */
const refusalsOf = (route: Route): ZodOpenApiResponsesObject => {
  const reasons = reasonsOf(route);
  const statuses = [...new Set(Object.values(reasons))].sort();
  return Object.fromEntries(
    statuses.map((status) => {
      const here = Object.entries(reasons).filter(([, of]) => of === status);
      return [
        `${status}` as const,
        { description: here.map(([reason]) => `\`${reason}\``).join(", "), content: { "application/problem+json": { schema: problemSchema } } },
      ];
    }),
  );
};

const doorStatus = (reasons: readonly DoorReason[]): Readonly<Record<string, number>> =>
  Object.fromEntries(reasons.map((reason) => [reason, doorProblems[reason].status]));

/** Every reason a route may give, with its status. */
export const reasonsOf = ({ method, asks, scope, refuses = [] }: Route): Readonly<Record<string, number>> => ({
  unauthenticated: 401,
  ...(scope === null ? {} : { "scope-missing": 403, forbidden: 403 }),
  ...(asks.params === undefined && asks.body === undefined && asks.query === undefined ? {} : { invalid: 400, ...doorStatus(["not-text"]) }),
  ...(asks.params === undefined && asks.body === undefined ? {} : { "not-found": 404 }),
  ...Object.fromEntries(refuses.map((reason) => [reason, statusOfReason(reason)])),
  ...(asks.body === undefined ? {} : doorStatus(["not-json", "body-too-large", "wrong-content-type"])),
  ...(method === "GET" ? {} : doorStatus(["bad-idempotency-key", "key-in-flight", "key-reused"])),
  ...doorStatus(["too-many-requests"]),
});

/** Reasons with which a command says that what was sent cannot be; the others say that things stand otherwise. */
const invalidReasons: ReadonlySet<string> = new Set([
  "own-item",
  "past",
  "future",
  "two-brands",
  "no-private-message",
  "no-pictures",
  "bad-cursor",
  "same-case",
]);

const statusOfReason = (reason: string): number => (invalidReasons.has(reason) ? 400 : 409);
