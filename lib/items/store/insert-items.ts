import { liveChannel } from "#lib/db/live";
import type { Sql } from "#lib/db/sql";

import { contentHash, isTakenBack, originOf, provisionalReason, tonesOn, type RecordedSource, type TaggedItem } from "../model";
import { tones } from "#lib/tagging/model";

import type { SettledState } from "./settle";

export type NewItem = TaggedItem & { readonly id: string; readonly threadId: string; readonly authorId: string; readonly isBrand: boolean };

type Insertion = {
  readonly source: RecordedSource;
  readonly states: ReadonlyMap<string, SettledState>;
  /** Told to open pages when the transaction commits. */ readonly live: string;
  /** The first byte of the answer that carried them. */ readonly receivedAt: Date;
  readonly now: Date;
};

/** Stores new items, and has open pages told, in one statement. */
export const insertItems = async (tx: Sql, { source, states, live, receivedAt, now }: Insertion, items: readonly NewItem[]): Promise<void> => {
  const iso = (at: Date | null | undefined): string | null => at?.toISOString() ?? null;
  const settled =
    <Value>(of: (state: SettledState) => Value) =>
    (item: NewItem): Value | null => {
      const state = states.get(item.id);
      return state === undefined ? null : of(state);
    };
  const column = <Value>(of: (item: NewItem) => Value): Value[] => items.map(of);
  await tx.query({
    name: "insert-items",
    text: insert,
    values: [
      source.workspaceId,
      source.brandId,
      source.id,
      receivedAt,
      column(({ id }) => id),
      column(({ threadId }) => threadId),
      column(({ authorId }) => authorId),
      column(({ item }) => item.externalId),
      column(({ item }) => item.parentExternalId),
      column(({ item }) => item.kind),
      column(({ isBrand }) => isBrand),
      column(({ item }) => item.text),
      column(({ item }) => contentHash(item)),
      column(({ item }) => item.url ?? null),
      column(({ item }) => item.rating ?? null),
      column(({ item }) => item.visibility),
      column(({ item }) => originOf(item.postedAt, source)),
      column(({ item }) => item.postedAt.toISOString()),
      column(({ item }) => iso(item.editedAt)),
      column(({ tags }) => tags.language.label),
      column(({ tags }) => tags.sentiment.label),
      column(({ tags }) => tags.intent.label),
      column(({ tags }) => tonesOn(tags).join(",")),
      column(({ tags, isBrand }) => (isBrand ? "" : tags.unsure.join(","))),
      column(({ tags }) => machineTags(tags)),
      column(({ tags }) => tags.tagger),
      column(({ id, tags, isBrand }) => JSON.stringify(states.get(id)?.reason ?? provisionalReason(tags, isBrand))),
      column(settled(({ neededSince }) => iso(neededSince))),
      column(settled(({ answeredAt }) => iso(answeredAt))),
      column(settled(({ answeredByItemId }) => answeredByItemId)),
      column(settled(({ dueAt }) => iso(dueAt))),
      column(({ item }) => (isTakenBack(item) ? iso(now) : null)),
      liveChannel,
      live,
      column(settled(({ drewRepliesAt }) => iso(drewRepliesAt))),
      column(settled(({ warnAt }) => iso(warnAt))),
    ],
  });
};

/** The tagger's word with its confidences to three digits: more would only be noise that is stored. Built by hand, because a replacer costs ten times as much. */
export const machineTags = ({ language, sentiment, tone, intent, unsure }: TaggedItem["tags"]): string => {
  const flags = tones.map((name) => `"${name}":{"on":${String(tone[name].on)},"confidence":${thousandths(tone[name].confidence)}}`).join(",");
  return `{"language":${judged(language)},"sentiment":${judged(sentiment)},"tone":{${flags}},"intent":${judged(intent)},"unsure":${JSON.stringify(unsure)}}`;
};

const judged = ({ label, confidence }: { readonly label: string; readonly confidence: number }): string =>
  `{"label":"${label}","confidence":${thousandths(confidence)}}`;

const thousandths = (confidence: number): number => Math.round(confidence * 1000) / 1000;

const insert = `WITH stored AS (INSERT INTO item (workspace_id, brand_id, source_id, received_at, id, thread_id, author_id, external_id, parent_external_id, kind, is_brand, text, content_hash,
    url, rating, visibility, origin, posted_at, edited_at, language, sentiment, intent, tones, unsure, machine_tags, tagger, reason, needed_since, answered_at, answered_by_item_id, due_at, deleted_at, drew_replies_at, warn_at)
  SELECT $1, $2, $3, $4, v.id, v.thread_id, v.author_id, v.external_id, v.parent_external_id, v.kind, v.is_brand, v.text, v.content_hash,
    v.url, v.rating, v.visibility, v.origin, v.posted_at, v.edited_at, v.language, v.sentiment, v.intent, string_to_array(v.tones, ','), string_to_array(v.unsure, ','), v.machine_tags, v.tagger, v.reason, v.needed_since, v.answered_at, v.answered_by, v.due_at, v.deleted_at, v.drew_replies_at, v.warn_at
  FROM unnest($5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::bool[], $12::text[], $13::text[], $14::text[], $15::int[], $16::text[], $17::text[],
    $18::timestamptz[], $19::timestamptz[], $20::text[], $21::text[], $22::text[], $23::text[], $24::text[], $25::jsonb[], $26::text[], $27::jsonb[], $28::timestamptz[], $29::timestamptz[], $30::text[], $31::timestamptz[], $32::timestamptz[], $35::timestamptz[], $36::timestamptz[])
  AS v (id, thread_id, author_id, external_id, parent_external_id, kind, is_brand, text, content_hash, url, rating, visibility, origin, posted_at, edited_at,
    language, sentiment, intent, tones, unsure, machine_tags, tagger, reason, needed_since, answered_at, answered_by, due_at, deleted_at, drew_replies_at, warn_at))
  SELECT pg_notify($33, $34)`;
