import { z } from "zod";

import { eventDataSchemas, type EventData } from "../event-model";
import type { EventType } from "../model";
import { Prisma } from "#db";
import { env } from "#lib/core/env";
import type { WorkspaceId } from "#lib/core/ids";
import { db } from "#lib/db/client";

type Subject = { readonly type: EventType; readonly subjectId: string };
type Read = (workspaceId: WorkspaceId, subjectId: string) => Promise<EventData | null>;

/** What is told of an event as things stand now, without anybody's words; null where its subject is not there any more. */
export const readEventData = async (workspaceId: WorkspaceId, { type, subjectId }: Subject): Promise<EventData | null> => readers[type](workspaceId, subjectId);

/** What the visitor or the member said, as it stands now; null where the event is about no words. */
export const readWords = async (workspaceId: WorkspaceId, { type, subjectId }: Subject): Promise<string | null> => {
  if (type === "item.created" || type === "item.waiting")
    return (await db().item.findFirst({ where: { id: subjectId, workspaceId }, select: { text: true } }))?.text ?? null;
  if (type === "reply.sent") return (await db().reply.findFirst({ where: { id: subjectId, workspaceId }, select: { text: true } }))?.text ?? null;
  return null;
};

const readItem =
  (type: "item.created" | "item.waiting"): Read =>
  async (workspaceId, itemId) =>
    found(eventDataSchemas[type], {
      workspaceId,
      columns: Prisma.sql`i.id AS "itemId", i.thread_id AS "threadId", i.author_id AS "authorId", ${brand}, ${source}, i.kind, i.url, i.rating, i.language, i.sentiment, i.intent,
        coalesce(i.tones, '{}') AS tones, i.posted_at AS "postedAt", CASE WHEN i.answered_at IS NULL AND i.closed_at IS NULL THEN i.needed_since END AS "waitingSince", i.due_at AS "dueAt"`,
      from: Prisma.sql`item i JOIN brand b ON b.id = i.brand_id JOIN source s ON s.id = i.source_id WHERE i.id = ${itemId} AND i.workspace_id = ${workspaceId}`,
      path: `inbox?view=all&item=${itemId}`,
    });

const readReply: Read = async (workspaceId, replyId) =>
  found(eventDataSchemas["reply.sent"], {
    workspaceId,
    columns: Prisma.sql`r.id AS "replyId", r.item_id AS "itemId", r.thread_id AS "threadId", ${brand}, ${source}, r.channel, r.kind, r.member_id AS "memberId", r.url, r.sent_at AS "sentAt"`,
    from: Prisma.sql`reply r JOIN brand b ON b.id = r.brand_id JOIN source s ON s.id = r.source_id WHERE r.id = ${replyId} AND r.workspace_id = ${workspaceId}`,
    path: ({ itemId }) => `inbox?view=all&item=${String(itemId)}`,
  });

const readCaseChange: Read = async (workspaceId, caseEventId) =>
  found(eventDataSchemas["case.changed"], {
    workspaceId,
    columns: Prisma.sql`c.id AS "caseId", c.number, ${brand}, e.kind AS change, e.at AS "changedAt", e.member_id AS "memberId", c.status, c.step, c.level, c.round,
      c.owner_id AS "ownerId", c.due_at AS "dueAt", c.outcome`,
    from: Prisma.sql`case_event e JOIN case_file c ON c.id = e.case_id JOIN brand b ON b.id = c.brand_id WHERE e.id = ${caseEventId} AND e.workspace_id = ${workspaceId}`,
    path: ({ number }) => `cases/${String(number)}`,
  });

const readAlert: Read = async (workspaceId, alertId) =>
  found(eventDataSchemas["alert.fired"], {
    workspaceId,
    columns: Prisma.sql`a.id AS "alertId", a.kind, a.severity, a.subject, a.opened_at AS "openedAt"`,
    from: Prisma.sql`alert a WHERE a.id = ${alertId} AND a.workspace_id = ${workspaceId}`,
    path: `alerts/${alertId}`,
  });

const readReport: Read = async (workspaceId, reportId) =>
  found(eventDataSchemas["report.ready"], {
    workspaceId,
    columns: Prisma.sql`r.id AS "reportId", r.week_from::text AS "weekFrom", r.week_to::text AS "weekTo", r.made_at AS "madeAt"`,
    from: Prisma.sql`report r WHERE r.id = ${reportId} AND r.workspace_id = ${workspaceId} AND r.made_at IS NOT NULL`,
    path: `reports/${reportId}`,
  });

const brand = Prisma.sql`jsonb_build_object('slug', b.slug, 'name', b.name) AS brand`;
const source = Prisma.sql`jsonb_build_object('id', s.id, 'name', s.name, 'platform', s.platform) AS source`;

const readers: Readonly<Record<EventType, Read>> = {
  "item.created": readItem("item.created"),
  "item.waiting": readItem("item.waiting"),
  "reply.sent": readReply,
  "case.changed": readCaseChange,
  "alert.fired": readAlert,
  "report.ready": readReport,
  test: (_workspaceId, webhookId) => Promise.resolve({ webhookId }),
};

type Row = Readonly<Record<string, unknown>>;
type Wanted = {
  readonly workspaceId: WorkspaceId;
  readonly columns: Prisma.Sql;
  readonly from: Prisma.Sql;
  /** Where its page stands inside the workspace. */
  readonly path: string | ((row: Row) => string);
};

const rowsSchema = z.array(z.record(z.string(), z.unknown()));

const found = async <Data extends EventData>(schema: z.ZodType<Data>, { workspaceId, columns, from, path }: Wanted): Promise<Data | null> => {
  const [row] = rowsSchema.parse(await db().$queryRaw`SELECT ${columns} FROM ${from}`);
  if (row === undefined) return null;
  const link = linkTo(await slugOf(workspaceId), typeof path === "string" ? path : path(row));
  return schema.parse({ ...Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value instanceof Date ? value.toISOString() : value])), link });
};

const slugOf = async (workspaceId: WorkspaceId): Promise<string> =>
  (await db().workspace.findUniqueOrThrow({ where: { id: workspaceId }, select: { slug: true } })).slug;

const linkTo = (slug: string, path: string): string => `${env().PARLEY_URL}/${slug}/${path}`;
