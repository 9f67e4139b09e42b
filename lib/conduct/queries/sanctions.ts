import { z } from "zod";

import { appealStates } from "../appeal-model";
import { deedKindSchema, deedReasonSchema, deedStateSchema, messageStateOf, type DeedKind } from "../deed-model";
import { endingSchema, sanctionKindSchema, sanctionNumber, sanctionStateSchema } from "../model";
import { listToneCorrections } from "../store/own-words";
import type { CorrectionView, SanctionView } from "../view-model";
import type { Prisma } from "#db";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import type { AuthorId, WorkspaceId } from "#lib/core/ids";
import { db } from "#lib/db/client";
import { guardingKinds, replyStateSchema } from "#lib/replies/model";

const mostSanctions = 200;

/** What was done about a person, or about anybody, newest first. */
export const listSanctions = async (actor: Actor, { authorId }: { readonly authorId?: AuthorId }): Promise<readonly SanctionView[]> =>
  readSanctions(actor, authorId === undefined ? {} : { authorId }, "desc");

/** Bans that wait for a second person, oldest first. */
export const listPendingApprovals = async (actor: Actor): Promise<readonly SanctionView[]> => readSanctions(actor, { kind: "ban", state: "requested" }, "asc");

/** Sanctions with an appeal that waits for a decision, oldest first. */
export const listOpenAppeals = async (actor: Actor): Promise<readonly SanctionView[]> => readSanctions(actor, { appeals: { some: { state: "open" } } }, "asc");

/** Sanctions with something that waits for a person's hands, oldest first. */
export const listByHand = async (actor: Actor): Promise<readonly SanctionView[]> =>
  readSanctions(
    actor,
    { OR: [{ deeds: { some: { state: "by-hand" } } }, { state: "standing", replyId: { in: await listMessagesByHand(actor.workspaceId) } }] },
    "asc",
  );

const listMessagesByHand = async (workspaceId: WorkspaceId): Promise<string[]> => {
  const rows = await db().reply.findMany({ where: { workspaceId, state: "by-hand", kind: { in: [...guardingKinds] } }, select: { id: true } });
  return rows.map(({ id }) => id);
};

/** At most so many from one end of time: of what waits the oldest, of what was done the newest. */
const readSanctions = async (actor: Actor, where: Prisma.SanctionWhereInput, order: Prisma.SortOrder): Promise<readonly SanctionView[]> => {
  requirePermission(actor, "desk:read");
  const { workspaceId } = actor;
  const rows = await db().sanction.findMany({
    where: { workspaceId, ...where },
    select: columns,
    orderBy: [{ requestedAt: order }, { id: order }],
    take: mostSanctions,
  });
  const names = await readNames(workspaceId, z.array(rowSchema).parse(rows));
  return z
    .array(rowSchema)
    .parse(rows)
    .map((row) => viewOf(actor, row, names));
};

const columns = {
  ...{ id: true, kind: true, state: true, brandId: true, authorId: true, itemId: true, clauseNumber: true, clauseVersion: true, isThreat: true, message: true },
  ...{ replyId: true, days: true, until: true, requestedById: true, requestedAt: true, decidedById: true, decidedAt: true, decisionReason: true },
  ...{ endedAt: true, endedBecause: true, endedById: true, endedReason: true },
  evidence: { select: { itemId: true, text: true, url: true, postedAt: true }, orderBy: { postedAt: "asc" } },
  deeds: {
    select: { id: true, kind: true, state: true, because: true, sourceId: true, authorId: true, url: true, finishedAt: true, doneById: true, attempts: true },
    orderBy: { id: "asc" },
  },
  appeals: { select: { id: true, text: true, state: true, receivedAt: true, decidedById: true, decisionReason: true }, orderBy: { receivedAt: "asc" } },
} as const;

const rowSchema = z.object({
  id: z.string(),
  kind: sanctionKindSchema,
  state: sanctionStateSchema,
  brandId: z.string(),
  authorId: z.string(),
  itemId: z.string(),
  clauseNumber: z.string(),
  clauseVersion: z.number(),
  isThreat: z.boolean(),
  message: z.string(),
  replyId: z.string().nullable(),
  days: z.number().nullable(),
  until: z.date().nullable(),
  requestedById: z.string(),
  requestedAt: z.date(),
  decidedById: z.string().nullable(),
  decidedAt: z.date().nullable(),
  decisionReason: z.string().nullable(),
  endedAt: z.date().nullable(),
  endedBecause: endingSchema.nullable(),
  endedById: z.string().nullable(),
  endedReason: z.string().nullable(),
  evidence: z.array(z.object({ itemId: z.string(), text: z.string(), url: z.string().nullable(), postedAt: z.date() })),
  deeds: z.array(
    z.object({
      id: z.string(),
      kind: deedKindSchema,
      state: deedStateSchema,
      because: deedReasonSchema.nullable(),
      sourceId: z.string(),
      authorId: z.string().nullable(),
      url: z.string().nullable(),
      finishedAt: z.date().nullable(),
      doneById: z.string().nullable(),
      attempts: z.number(),
    }),
  ),
  appeals: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      state: z.enum(appealStates),
      receivedAt: z.date(),
      decidedById: z.string().nullable(),
      decisionReason: z.string().nullable(),
    }),
  ),
});
type Row = z.output<typeof rowSchema>;

type Names = {
  readonly of: (id: string | null) => string | null;
  readonly messageState: (replyId: string | null) => SanctionView["messageState"];
  readonly corrections: (itemId: string) => readonly CorrectionView[];
};

/** Names of people, places and members, and how messages fare: a handful of reads for a whole list. */
const readNames = async (workspaceId: string, rows: readonly Row[]): Promise<Names> => {
  const ids = (pick: (row: Row) => readonly (string | null)[]) => ({ in: [...new Set(rows.flatMap(pick))].filter((id) => id !== null) });
  const corrections = await listToneCorrections(
    db(),
    workspaceId,
    rows.flatMap(({ evidence }) => evidence.map(({ itemId }) => itemId)),
  );
  const [authors, brands, sources, members, replies] = await Promise.all([
    db().author.findMany({
      where: { workspaceId, id: ids(({ authorId, deeds }) => [authorId, ...deeds.map((deed) => deed.authorId)]) },
      select: { id: true, name: true },
    }),
    db().brand.findMany({ where: { workspaceId, id: ids(({ brandId }) => [brandId]) }, select: { id: true, name: true } }),
    db().source.findMany({ where: { workspaceId, id: ids(({ deeds }) => deeds.map(({ sourceId }) => sourceId)) }, select: { id: true, name: true } }),
    db().member.findMany({
      where: { workspaceId, id: { in: [...ids(membersOf).in, ...corrections.map(({ memberId }) => memberId)] } },
      select: { id: true, user: { select: { name: true } } },
    }),
    db().reply.findMany({ where: { workspaceId, id: ids(({ replyId }) => [replyId]) }, select: { id: true, state: true } }),
  ]);
  const names = new Map([...authors, ...brands, ...sources, ...members.map(({ id, user }) => ({ id, name: user.name }))].map(({ id, name }) => [id, name]));
  const states = new Map(replies.map(({ id, state }) => [id, messageStateOf(replyStateSchema.parse(state))]));
  return {
    of: (id) => (id === null ? null : (names.get(id) ?? null)),
    messageState: (replyId) => (replyId === null ? null : (states.get(replyId) ?? "refused")),
    corrections: (itemId) =>
      corrections.flatMap(({ itemId: of, memberId, was, became }) => (of === itemId ? [{ byName: names.get(memberId) ?? "", was, became }] : [])),
  };
};

const membersOf = ({ requestedById, decidedById, endedById, deeds, appeals }: Row): readonly (string | null)[] => [
  ...[requestedById, decidedById, endedById],
  ...deeds.map(({ doneById }) => doneById),
  ...appeals.map((appeal) => appeal.decidedById),
];

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

const isOnAccount = (kind: DeedKind): boolean => kind === "ban" || kind === "unban";

const viewOf = ({ memberId }: Actor, row: Row, { of, messageState, corrections }: Names): SanctionView => {
  const { brandId, replyId, requestedById, decidedById, endedById, ...facts } = row;
  return {
    ...facts,
    number: sanctionNumber(row.id),
    authorName: of(row.authorId) ?? "",
    brandName: of(brandId) ?? "",
    messageState: messageState(replyId),
    until: iso(row.until),
    requestedAt: row.requestedAt.toISOString(),
    requestedByName: of(requestedById) ?? "",
    isOwnRequest: requestedById === memberId,
    decidedAt: iso(row.decidedAt),
    decidedByName: of(decidedById),
    endedAt: iso(row.endedAt),
    endedByName: of(endedById),
    evidence: row.evidence.map(({ postedAt, ...evidence }) => ({ ...evidence, postedAt: postedAt.toISOString(), corrections: corrections(evidence.itemId) })),
    deeds: row.deeds.map(({ sourceId, authorId, doneById, attempts, finishedAt, ...deed }) => ({
      ...deed,
      sourceName: of(sourceId) ?? "",
      ...(isOnAccount(deed.kind) ? { accountId: authorId, accountName: of(authorId) } : { accountId: null, accountName: null }),
      byName: of(doneById),
      finishedAt: iso(finishedAt),
      canRetry: deed.state === "by-hand" && attempts > 0,
    })),
    appeals: row.appeals.map(({ decidedById: deciderId, receivedAt, ...appeal }) => ({
      ...appeal,
      receivedAt: receivedAt.toISOString(),
      decidedByName: of(deciderId),
    })),
  };
};
