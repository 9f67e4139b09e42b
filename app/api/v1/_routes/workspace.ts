import { z } from "zod";

import { route } from "../_door/declare";
import { idSchema, momentSchema, pageOf, pageShape } from "../_nouns/common";
import { roleSchema } from "#lib/auth/actor";
import { scopes } from "#lib/auth/scopes";
import { platformSchema } from "#lib/connectors/contract";
import { sourceStatusSchema, type SourceHealth } from "#lib/sources/model";
import { listBrands } from "#lib/sources/queries/brands";
import { getSourceHealth, listSourceHealth } from "#lib/sources/queries/health";
import { getWorkspace, listAudit, listMembers } from "#lib/team/queries";

const sourceSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    url: z.string(),
    platform: platformSchema,
    brand: z.object({ slug: z.string(), name: z.string() }),
    status: sourceStatusSchema,
    capabilities: z.array(z.string()).meta({ description: "What the desk can do there." }),
    lastPolledAt: momentSchema.nullable(),
    lastSuccessAt: momentSchema.nullable(),
    lastItemAt: momentSchema.nullable(),
    nextPollAt: momentSchema.nullable(),
    lagMs: z.int().nullable().meta({ description: "How long the last items took to arrive." }),
    failures: z.int().meta({ description: "Failures in a row." }),
    error: z.object({ kind: z.string(), reason: z.string(), message: z.string(), at: momentSchema }).nullable(),
    itemCount: z.int(),
    gaps: z.int().meta({ description: "Stretches of time that could not be read." }),
    setAside: z.int().meta({ description: "What could not be understood and waits for a look." }),
  })
  .meta({ id: "Source", description: "A page that is watched, and how it is." });

const sourceJson = (source: SourceHealth): z.input<typeof sourceSchema> => {
  const { id, name, url, platform, brand, status, capabilities, lastPolledAt, lastSuccessAt, lastItemAt, nextPollAt, lagMs, failures, error, itemCount } =
    source;
  return {
    ...{ id, name, url, platform, status, lastPolledAt, lastSuccessAt, lastItemAt, nextPollAt, lagMs, failures, itemCount },
    brand: { slug: brand.slug, name: brand.name },
    capabilities: [...capabilities],
    error: error === null ? null : { kind: error.kind, reason: error.reason, message: error.message, at: error.at },
    gaps: source.openGaps.length,
    setAside: source.setAsideCount,
  };
};

const memberSchema = z.object({ id: z.string(), name: z.string(), role: roleSchema, isMe: z.boolean() }).meta({ id: "Member" });

const auditSchema = z
  .object({ id: z.string(), at: momentSchema, actor: z.string(), action: z.string(), subjectId: z.string(), details: z.record(z.string(), z.unknown()) })
  .meta({ id: "AuditEntry", description: "Who did what, when. `details.tokenId` names the token through which a program did it." });

/** What stands around the comments: the token itself, brands, sources, the team and its trail. */
export const workspaceRoutes = [
  route({
    method: "GET",
    path: "/token",
    name: "getToken",
    scope: null,
    summary: "Read what this token is",
    asks: {},
    answers: z.object({
      id: z.string(),
      workspace: z.object({ slug: z.string(), name: z.string(), zone: z.string(), locale: z.string() }),
      memberId: z.string().nullable().meta({ description: "Under whose name it acts; null for one made on the command line, which can only read." }),
      role: roleSchema,
      scopes: z.array(z.enum(scopes)),
      expiresAt: momentSchema.nullable(),
    }),
    handle: async (_asked, { actor, expiresAt }) => ({
      id: actor.tokenId,
      workspace: await getWorkspace(actor),
      memberId: actor.memberId,
      role: actor.role,
      scopes: scopes.filter((scope) => actor.scopes?.includes(scope)),
      expiresAt: expiresAt?.toISOString() ?? null,
    }),
  }),
  route({
    method: "GET",
    path: "/brands",
    name: "listBrands",
    scope: "items:read",
    summary: "List brands",
    asks: {},
    answers: z.object({ brands: z.array(z.object({ id: z.string(), slug: z.string(), name: z.string(), zone: z.string() })) }),
    handle: async (_asked, { actor }) => ({ brands: (await listBrands(actor)).map(({ id, slug, name, zone }) => ({ id, slug, name, zone })) }),
  }),
  route({
    method: "GET",
    path: "/sources",
    name: "listSources",
    scope: "sources:read",
    summary: "List sources with their health",
    asks: {},
    answers: z.object({ sources: z.array(sourceSchema) }),
    handle: async (_asked, { actor, now }) => ({ sources: (await listSourceHealth(actor, now)).map(sourceJson) }),
  }),
  route({
    method: "GET",
    path: "/sources/{id}",
    name: "getSource",
    scope: "sources:read",
    summary: "Read how a source is",
    asks: { params: z.object({ id: idSchema }) },
    answers: sourceSchema,
    handle: async ({ params }, { actor, now }) => sourceJson(await getSourceHealth(actor, params.id, now)),
  }),
  route({
    method: "GET",
    path: "/members",
    name: "listMembers",
    scope: "members:read",
    summary: "List the team",
    description: "E-mail addresses are not offered.",
    asks: {},
    answers: z.object({ members: z.array(memberSchema) }),
    handle: async (_asked, { actor }) => ({ members: (await listMembers(actor)).map(({ id, name, role, isMe }) => ({ id, name, role, isMe })) }),
  }),
  route({
    method: "GET",
    path: "/audit",
    name: "listAudit",
    scope: "audit:read",
    summary: "List what was done",
    description: "Newest first.",
    asks: { query: z.object({ ...pageShape, after: idSchema.optional() }) },
    answers: pageOf({ entries: z.array(auditSchema) }),
    handle: async ({ query: { after, limit } }, { actor, addressAfter }) => {
      const found = await listAudit(actor, { after, limit: limit + 1 });
      const entries = found.slice(0, limit);
      return { entries, next: addressAfter(found.length > limit ? (entries.at(-1)?.id ?? null) : null) };
    },
  }),
];
