import type { Sql } from "#lib/db/sql";
import type { Intent, Language, Sentiment, Tone } from "#lib/tagging/model";
import type { Reason, ThreadMessage } from "#lib/tagging/settle-model";

export type OpenThread = {
  readonly id: string;
  readonly brandId: string;
  readonly sourceId: string;
  readonly isOwnPage: boolean;
  readonly brandNames: readonly string[];
  readonly isRoundRobin: boolean;
};

/**
 * Locks those of the threads that are unsettled. Recording locks a thread before it adds to it, so nothing can arrive between
 * our reading and our clearing of the mark: no wake-up is lost.
 */
export const lockUnsettled = async (tx: Sql, workspaceId: string, threadIds: readonly string[]): Promise<readonly OpenThread[]> =>
  tx.query<OpenThread>({
    name: "lock-unsettled",
    text: `SELECT t.id, t.brand_id AS "brandId", t.source_id AS "sourceId", s.is_own_page AS "isOwnPage", array_prepend(b.name, b.names) AS "brandNames", b.assignment = 'round-robin' AS "isRoundRobin"
      FROM thread t JOIN source s ON s.id = t.source_id JOIN brand b ON b.id = t.brand_id
      WHERE t.workspace_id = $1 AND t.id = ANY($2::text[]) AND t.unsettled_since IS NOT NULL ORDER BY t.source_id, t.external_id FOR UPDATE OF t`,
    values: [workspaceId, threadIds],
  });

export const clearUnsettled = async (tx: Sql, threadIds: readonly string[]): Promise<void> => {
  await tx.query({
    name: "clear-unsettled",
    text: "UPDATE thread SET unsettled_since = NULL, settle_tried_at = NULL WHERE id = ANY($1::text[])",
    values: [threadIds],
  });
};

export type Forgotten = { readonly workspaceId: string; readonly threadId: string };

/** Threads of the whole installation that are unsettled since before a moment; each goes to the end of the line. One that is locked is being settled. */
export const takeUnsettled = async (
  tx: Sql,
  { before, now, limit }: { readonly before: Date; readonly now: Date; readonly limit: number },
): Promise<readonly Forgotten[]> =>
  tx.query<Forgotten>({
    text: `WITH forgotten AS (SELECT id FROM thread WHERE unsettled_since <= $1 ORDER BY coalesce(settle_tried_at, unsettled_since) LIMIT $3 FOR UPDATE SKIP LOCKED)
      UPDATE thread t SET settle_tried_at = $2 FROM forgotten WHERE t.id = forgotten.id RETURNING t.workspace_id AS "workspaceId", t.id AS "threadId"`,
    values: [before, now, limit],
  });

/** One message with what is stored of its state. */
export type StoredMessage = {
  readonly id: string;
  readonly threadId: string;
  readonly externalId: string;
  readonly parentExternalId: string | null;
  readonly authorId: string;
  readonly authorName: string;
  readonly authorHandle: string | null;
  readonly isBrand: boolean;
  readonly text: string;
  readonly postedAt: Date;
  readonly deletedAt: Date | null;
  readonly visibility: ThreadMessage["visibility"];
  readonly kind: ThreadMessage["kind"];
  readonly origin: "live" | "backfill" | "import";
  readonly language: Language;
  readonly sentiment: Sentiment;
  readonly intent: Intent;
  readonly tones: readonly Tone[];
  readonly areTonesSaid: boolean;
  readonly neededSince: Date | null;
  readonly answeredAt: Date | null;
  readonly answeredByItemId: string | null;
  readonly drewRepliesAt: Date | null;
  readonly closedAt: Date | null;
  readonly closedBecause: string | null;
  readonly dueAt: Date | null;
  readonly warnAt: Date | null;
  readonly reason: Reason;
  readonly assigneeId: string | null;
};

/** A person raised the flag of spam, or confirmed it; who changed another flag said nothing of this one. */
const isSpamSaid = `('spam' = ANY(i.tones) AND EXISTS (SELECT FROM tag_correction c WHERE c.workspace_id = i.workspace_id AND c.item_id = i.id AND c.head = 'tones'
          AND 'spam' = ANY(string_to_array(c.became, ',')) AND (c.was = c.became OR 'spam' <> ALL(string_to_array(c.was, ',')))))`;

/** All messages of these threads, oldest first. */
export const readMessages = async (tx: Sql, threadIds: readonly string[]): Promise<readonly StoredMessage[]> =>
  tx.query<StoredMessage>({
    name: "read-messages",
    text: `SELECT i.id, i.thread_id AS "threadId", i.external_id AS "externalId", i.parent_external_id AS "parentExternalId", i.author_id AS "authorId", a.name AS "authorName",
        a.handle AS "authorHandle", i.is_brand AS "isBrand", i.text, i.posted_at AS "postedAt", i.deleted_at AS "deletedAt", i.visibility, i.kind, i.origin, i.language, i.sentiment,
        i.intent, i.tones, ${isSpamSaid} AS "areTonesSaid", i.needed_since AS "neededSince", i.answered_at AS "answeredAt", i.answered_by_item_id AS "answeredByItemId", i.drew_replies_at AS "drewRepliesAt", i.closed_at AS "closedAt",
        i.closed_because AS "closedBecause", i.due_at AS "dueAt", i.warn_at AS "warnAt", i.reason, i.assignee_id AS "assigneeId"
      FROM item i JOIN author a ON a.id = i.author_id WHERE i.thread_id = ANY($1::text[]) ORDER BY i.posted_at, i.id`,
    values: [threadIds],
  });

/** The columns that settling writes. */
export type SettledState = {
  readonly id: string;
  readonly neededSince: Date | null;
  readonly answeredAt: Date | null;
  readonly answeredByItemId: string | null;
  readonly drewRepliesAt: Date | null;
  readonly closedAt: Date | null;
  readonly closedBecause: string | null;
  readonly dueAt: Date | null;
  readonly warnAt: Date | null;
  readonly reason: Reason;
};

/** Writes the state of many items in one statement. */
export const writeSettled = async (tx: Sql, workspaceId: string, states: readonly SettledState[]): Promise<void> => {
  if (states.length === 0) return;
  const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
  await tx.query({
    name: "write-settled",
    text: `UPDATE item SET needed_since = v.needed_since, answered_at = v.answered_at, answered_by_item_id = v.answered_by, closed_at = v.closed_at, closed_because = v.closed_because,
        due_at = v.due_at, reason = v.reason, drew_replies_at = v.drew_replies_at, warn_at = v.warn_at
      FROM unnest($2::text[], $3::timestamptz[], $4::timestamptz[], $5::text[], $6::timestamptz[], $7::text[], $8::timestamptz[], $9::jsonb[], $10::timestamptz[], $11::timestamptz[])
        AS v (id, needed_since, answered_at, answered_by, closed_at, closed_because, due_at, reason, drew_replies_at, warn_at)
      WHERE item.id = v.id AND item.workspace_id = $1`,
    values: [
      workspaceId,
      states.map(({ id }) => id),
      states.map(({ neededSince }) => iso(neededSince)),
      states.map(({ answeredAt }) => iso(answeredAt)),
      states.map(({ answeredByItemId }) => answeredByItemId),
      states.map(({ closedAt }) => iso(closedAt)),
      states.map(({ closedBecause }) => closedBecause),
      states.map(({ dueAt }) => iso(dueAt)),
      states.map(({ reason }) => JSON.stringify(reason)),
      states.map(({ drewRepliesAt }) => iso(drewRepliesAt)),
      states.map(({ warnAt }) => iso(warnAt)),
    ],
  });
};

/** Gives unassigned items in turn to the members who have been longest without; a viewer answers nothing. */
export const assignInTurn = async (
  tx: Sql,
  workspaceId: string,
  { itemIds, now }: { readonly itemIds: readonly string[]; readonly now: Date },
): Promise<void> => {
  if (itemIds.length === 0) return;
  // Locked first and read after: a statement that waits for its locks has sorted by turns that are over.
  await tx.query({
    name: "lock-members",
    text: "SELECT FROM member WHERE workspace_id = $1 AND removed_at IS NULL ORDER BY id FOR UPDATE",
    values: [workspaceId],
  });
  const members = await tx.query<{ id: string }>({
    name: "next-members",
    text: `SELECT id FROM member WHERE workspace_id = $1 AND removed_at IS NULL AND role <> 'viewer' ORDER BY last_assigned_at NULLS FIRST, id`,
    values: [workspaceId],
  });
  if (members.length === 0) return;
  const turns = itemIds.map((_, place) => members[place % members.length]?.id ?? null);
  await tx.query({
    name: "assign-in-turn",
    text: `WITH given AS (
        UPDATE item SET assignee_id = v.member_id FROM unnest($2::text[], $3::text[], $4::int[]) AS v (id, member_id, place)
        WHERE item.id = v.id AND item.workspace_id = $1 AND item.assignee_id IS NULL RETURNING v.member_id, v.place
      ), last AS (SELECT member_id, max(place) AS place FROM given GROUP BY member_id)
      UPDATE member SET last_assigned_at = $5::timestamptz + last.place * interval '1 millisecond' FROM last WHERE member.id = last.member_id`,
    values: [workspaceId, itemIds, turns, itemIds.map((_, place) => place), now],
  });
};
