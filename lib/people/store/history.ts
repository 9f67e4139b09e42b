import type { Place, Step } from "../verdict-model/history";
import { steps, type Happening } from "../verdict-model/history";
import type { Sql } from "#lib/db/sql";
import type { Intent, Sentiment, Tone } from "#lib/tagging/model";

/** Whose history, of which accounts, and after which step. */
export type Asked = { readonly subjectId: string; readonly accounts: readonly string[]; readonly place: Place };

type Row = {
  readonly subjectId: string;
  readonly at: Date;
  readonly step: number;
  readonly id: string;
  readonly thread: string;
  readonly brand: string;
  readonly day: number;
  readonly hour: number;
  readonly text: string;
  readonly sentiment: Sentiment;
  readonly intent: Intent;
  readonly tones: readonly Tone[];
};

/** The next steps of each history, in the order of time, so many of each at most. */
export const readHappenings = async (
  tx: Sql,
  workspaceId: string,
  { asked, limit }: { readonly asked: readonly Asked[]; readonly limit: number },
): Promise<ReadonlyMap<string, readonly Happening[]>> => {
  const rows = await tx.query<Row>({
    name: "read-happenings",
    text: reading,
    values: [
      workspaceId,
      limit,
      asked.map(({ subjectId }) => subjectId),
      asked.map(({ accounts }) => accounts.join(",")),
      asked.map(({ place }) => place?.at.toISOString() ?? "-infinity"),
      asked.map(({ place }) => (place === null ? -1 : steps.indexOf(place.step))),
      asked.map(({ place }) => place?.itemId ?? ""),
    ],
  });
  const bySubject = new Map<string, Happening[]>();
  for (const row of rows) {
    const known = bySubject.get(row.subjectId);
    if (known) known.push(happeningOf(row));
    else bySubject.set(row.subjectId, [happeningOf(row)]);
  }
  return bySubject;
};

const happeningOf = ({ at, step, id, thread, brand, day, hour, text, sentiment, intent, tones }: Row): Happening => ({
  at,
  step: stepAt(step),
  item: { id, thread, brand, day, hour, text, tags: { sentiment, intent, tones } },
});

const stepAt = (place: number): Step => {
  const step = steps[place];
  if (step === undefined) throw new Error("A step of a history has no name.");
  return step;
};

/** The steps of one kind after a place, by the index that begins with their author. */
const stepsAt = (column: string, step: Step): string => {
  const place = steps.indexOf(step);
  return `(SELECT i.id, i.${column} AS at, ${place} AS step FROM item i
    WHERE i.author_id = ANY(string_to_array(v.accounts, ',')) AND i.workspace_id = $1 AND NOT i.is_brand AND i.${column} IS NOT NULL
      AND i.${column} >= v.at AND (i.${column}, ${place}, i.id) > (v.at, v.step, v.item_id) ORDER BY i.${column}, i.id LIMIT $2)`;
};

const reading = `SELECT v.subject_id AS "subjectId", h.at, h.step, i.id, i.thread_id AS thread, i.brand_id AS brand, i.text, i.sentiment, i.intent, i.tones,
    floor(extract(epoch FROM i.posted_at AT TIME ZONE b.zone) / 86400)::int AS day, extract(hour FROM i.posted_at AT TIME ZONE b.zone)::int AS hour
  FROM unnest($3::text[], $4::text[], $5::timestamptz[], $6::int[], $7::text[]) AS v (subject_id, accounts, at, step, item_id)
  CROSS JOIN LATERAL (
    SELECT * FROM (
      ${stepsAt("posted_at", "wrote")}
      UNION ALL ${stepsAt("answered_at", "answered")}
      UNION ALL ${stepsAt("drew_replies_at", "drew-replies")}
      UNION ALL ${stepsAt("deleted_at", "deleted")}
    ) AS steps ORDER BY at, step, id LIMIT $2
  ) AS h
  JOIN item i ON i.id = h.id JOIN brand b ON b.id = i.brand_id
  ORDER BY v.subject_id, h.at, h.step, h.id`;
