import { z } from "zod";

import { caseEventKindSchema, type TimelineEntry } from "../model";
import type { CaseId, WorkspaceId } from "#lib/core/ids";
import { db } from "#lib/db/client";
import { sentimentSchema } from "#lib/tagging/model";

/** What is read of a story at most, of each kind: more than anybody reads, less than a page can hold. */
const longest = 300;

const saidSchema = z.object({
  id: z.string(),
  at: z.date(),
  receivedAt: z.date(),
  isBrand: z.boolean(),
  who: z.string(),
  platform: z.string(),
  sentiment: sentimentSchema,
  text: z.string(),
  isPart: z.boolean(),
  byMember: z.string().nullable(),
  channel: z.string().nullable(),
});
export type Said = z.output<typeof saidSchema>;

type Of = { readonly caseId: CaseId };

/** What the people of a case and the brand said to each other in its conversations, from where they began, latest first. */
export const listSaid = async (workspaceId: WorkspaceId, { caseId }: Of): Promise<readonly Said[]> =>
  z.array(saidSchema).parse(
    await db().$queryRaw`
      WITH part AS (SELECT item_id, thread_id, author_id FROM case_item WHERE case_id = ${caseId} AND workspace_id = ${workspaceId}),
      theirs AS (
        SELECT i.id, i.external_id, i.answered_by_item_id FROM item i
        WHERE i.workspace_id = ${workspaceId} AND NOT i.is_brand AND i.thread_id = ANY (ARRAY(SELECT thread_id FROM part)) AND i.author_id = ANY (ARRAY(SELECT author_id FROM part))
      )
      SELECT i.id, i.posted_at AS at, i.received_at AS "receivedAt", i.is_brand AS "isBrand", a.name AS who, s.platform, i.sentiment, left(i.text, 600) AS text,
        i.id = ANY (ARRAY(SELECT item_id FROM part)) AS "isPart", ru.name AS "byMember", r.channel
      FROM item i JOIN author a ON a.id = i.author_id JOIN source s ON s.id = i.source_id
      LEFT JOIN (reply r JOIN member rm ON rm.id = r.member_id JOIN user_account ru ON ru.id = rm.user_id) ON r.thread_id = i.thread_id AND r.external_id = i.external_id
      WHERE i.workspace_id = ${workspaceId} AND i.thread_id = ANY (ARRAY(SELECT thread_id FROM part)) AND (
        i.id = ANY (ARRAY(SELECT id FROM theirs)) OR i.id = ANY (ARRAY(SELECT item_id FROM part))
        OR (i.is_brand AND (i.parent_external_id = ANY (ARRAY(SELECT external_id FROM theirs)) OR i.id = ANY (ARRAY(SELECT answered_by_item_id FROM theirs)))))
      ORDER BY i.posted_at DESC, i.id DESC LIMIT ${longest}`,
  );

const underWaySchema = z.object({ id: z.string(), itemId: z.string(), at: z.date(), who: z.string(), channel: z.string(), text: z.string() });

/** Answers of the desk that are no messages in the conversation: private ones, and those on their way. */
const listApart = async (workspaceId: WorkspaceId, { caseId }: Of): Promise<readonly TimelineEntry[]> => {
  const rows = z.array(underWaySchema).parse(
    await db().$queryRaw`
      SELECT r.id, r.item_id AS "itemId", coalesce(r.sent_at, r.created_at) AS at, u.name AS who, r.channel, left(r.text, 600) AS text
      FROM reply r JOIN member m ON m.id = r.member_id JOIN user_account u ON u.id = m.user_id JOIN item i ON i.id = r.item_id
      WHERE r.workspace_id = ${workspaceId} AND r.state <> 'failed' AND r.thread_id = ANY (ARRAY(SELECT thread_id FROM case_item WHERE case_id = ${caseId}))
        AND i.author_id = ANY (ARRAY(SELECT author_id FROM case_item WHERE case_id = ${caseId}))
        AND NOT EXISTS (SELECT FROM item_key k WHERE k.source_id = r.source_id AND k.external_id = r.external_id)
      ORDER BY at DESC, r.id DESC LIMIT ${longest}`,
  );
  return rows.map(({ at, ...row }) => ({ ...row, kind: "answer", at: at.toISOString() }));
};

const eventSchema = z.object({
  id: z.string(),
  at: z.date(),
  event: caseEventKindSchema,
  who: z.string().nullable(),
  words: z.string(),
  params: z.record(z.string(), z.string()).catch({}),
  owner: z.string().nullable(),
});

const listEvents = async (workspaceId: WorkspaceId, { caseId }: Of): Promise<readonly TimelineEntry[]> => {
  const rows = z.array(eventSchema).parse(
    await db().$queryRaw`
      SELECT e.id, e.at, e.kind AS event, u.name AS who, e.words, e.details AS params, ou.name AS owner FROM case_event e
      LEFT JOIN (member m JOIN user_account u ON u.id = m.user_id) ON m.id = e.member_id
      LEFT JOIN (member om JOIN user_account ou ON ou.id = om.user_id) ON om.id = e.details->>'owner' AND om.workspace_id = e.workspace_id
      WHERE e.case_id = ${caseId} AND e.workspace_id = ${workspaceId} ORDER BY e.at DESC, e.id DESC LIMIT ${longest}`,
  );
  return rows.map(({ at, owner, params, ...row }) => ({ ...row, kind: "event", at: at.toISOString(), params: { ...params, owner: owner ?? "" } }));
};

/** The story of a case: what was said and what was done, latest first; it begins with the first words of its conversations. */
export const tellStory = async (workspaceId: WorkspaceId, { caseId, said }: Of & { readonly said: readonly Said[] }): Promise<readonly TimelineEntry[]> => {
  const [events, apart] = await Promise.all([listEvents(workspaceId, { caseId }), listApart(workspaceId, { caseId })]);
  return [...events, ...apart, ...said.map(saidEntry)].toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at));
};

const saidEntry = ({ id, at, isBrand, who, platform, sentiment, text, isPart, byMember, channel }: Said): TimelineEntry => {
  const moment = { id, itemId: id, at: at.toISOString(), text };
  return isBrand ? { ...moment, kind: "answer", who: byMember, channel: channel ?? "public" } : { ...moment, kind: "item", who, platform, sentiment, isPart };
};
