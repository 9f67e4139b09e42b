import { z } from "zod";

import { intentSchema, languageSchema, sentimentSchema, unsureHeads, type Tags, type Tone } from "../model";
import { sql } from "#lib/db/sql";

const confidence = z.number();
const flag = z.object({ on: z.boolean(), confidence });

const tagsSchema: z.ZodType<Tags> = z.object({
  language: z.object({ label: languageSchema, confidence }),
  sentiment: z.object({ label: sentimentSchema, confidence }),
  intent: z.object({ label: intentSchema, confidence }),
  tone: z.object({ toxic: flag, insult: flag, obscenity: flag, threat: flag, spam: flag } satisfies Record<Tone, typeof flag>),
  unsure: z.array(z.enum(unsureHeads)),
  tagger: z.string(),
});

/** Reads what is kept under these hashes, and notes that it was of use. What another version kept in another shape is not there. */
export const findTags = async (hashes: readonly string[], now: Date): Promise<ReadonlyMap<string, Tags>> => {
  const rows = await sql.query<{ hash: string; tags: unknown }>({
    name: "find-tags",
    // A day is exact enough, and spares most writes; whoever holds a row is noting the same.
    text: `WITH stale AS (SELECT hash FROM tag_cache WHERE hash = ANY($1::text[]) AND used_at < $2::timestamptz - interval '1 day' FOR UPDATE SKIP LOCKED),
      noted AS (UPDATE tag_cache SET used_at = $2 FROM stale WHERE tag_cache.hash = stale.hash)
      SELECT hash, tags FROM tag_cache WHERE hash = ANY($1::text[])`,
    values: [hashes, now],
  });
  return new Map(
    rows.flatMap(({ hash, tags }) => {
      const read = tagsSchema.safeParse(tags);
      return read.success ? [[hash, read.data] as const] : [];
    }),
  );
};

/** Keeps tags under their hashes. */
export const keepTags = async (entries: ReadonlyMap<string, Tags>, now: Date): Promise<void> => {
  // One order for everybody, or two workers with the same texts would wait for each other.
  const sorted = [...entries].sort(([one], [other]) => (one < other ? -1 : 1));
  await sql.query({
    name: "keep-tags",
    text: `INSERT INTO tag_cache (hash, tagger, tags, used_at) SELECT v.hash, v.tagger, v.tags, $4 FROM unnest($1::text[], $2::text[], $3::jsonb[]) AS v (hash, tagger, tags)
      ON CONFLICT (hash) DO UPDATE SET tagger = excluded.tagger, tags = excluded.tags, used_at = excluded.used_at`,
    values: [sorted.map(([hash]) => hash), sorted.map(([, { tagger }]) => tagger), sorted.map(([, tags]) => JSON.stringify(tags)), now],
  });
};

/** Drops what was of no use since then. */
export const deleteTagsUnusedSince = async (since: Date): Promise<void> => {
  await sql.query({ text: "DELETE FROM tag_cache WHERE used_at < $1", values: [since] });
};
