import { sql } from "#lib/db/sql";

type Amount = { readonly requests: number; readonly characters: number };
type Spending = { readonly tagger: string; readonly day: string; readonly cost: Amount; readonly limits: Amount };

/** Adds to what a day has cost, unless that would go over its limits; says whether it did. Workers that spend at once are all counted. */
export const spendOnTagger = async ({ tagger, day, cost, limits }: Spending): Promise<boolean> => {
  const rows = await sql.query({
    name: "spend-on-tagger",
    text: `INSERT INTO tagger_spend AS spend (day, tagger, requests, characters)
      SELECT $1::date, $2, $3::int, $4::bigint WHERE $3::int <= $5::bigint AND $4::bigint <= $6::bigint
      ON CONFLICT (day, tagger) DO UPDATE SET requests = spend.requests + excluded.requests, characters = spend.characters + excluded.characters
        WHERE spend.requests + excluded.requests <= $5::bigint AND spend.characters + excluded.characters <= $6::bigint
      RETURNING day`,
    values: [day, tagger, cost.requests, cost.characters, limits.requests, limits.characters],
  });
  return rows.length > 0;
};

/** Forgets what days before this one have cost. */
export const deleteSpendBefore = async (day: string): Promise<void> => {
  await sql.query({ text: "DELETE FROM tagger_spend WHERE day < $1::date", values: [day] });
};
