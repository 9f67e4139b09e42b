import { listWatchedBrands, type Look } from "./brands";
import type { Reading } from "../../model/evidence";
import { settingSchemas } from "../../model/kinds";
import { readPileOns, type HeatedItem } from "../../model/pile-on-rule";
import { readThreats, type Threat } from "../../model/threat-rule";
import { dayMs, hourMs } from "#lib/core/time";
import { sql } from "#lib/db/sql";
import { isReceived } from "#lib/inbox/queries/where";

/** Negative, a threat, or an insult without a matter. */
const isHeated = `(i.sentiment = 'negative' OR 'threat' = ANY (i.tones) OR ('insult' = ANY (i.tones) AND i.intent NOT IN ('complaint', 'question', 'suggestion')))`;

/** What is read late still counts: the two hours of a pile-on are looked for in the last four. */
const reachMs = 4 * hourMs;

export const lookForPileOns = async (look: Look): Promise<readonly Reading[]> => {
  const settings = settingSchemas["pile-on"].parse(look.settings);
  const readings: Reading[] = [];
  for (const { brand } of await listWatchedBrands(look)) {
    const items = await readHeated(brand.id, { from: new Date(look.now.getTime() - reachMs), to: look.now });
    readings.push(...readPileOns(brand, items, settings));
  }
  return readings;
};

/** Negative and hostile items of a brand, oldest first. */
export const readHeated = async (brandId: string, { from, to }: { readonly from: Date; readonly to: Date }): Promise<readonly HeatedItem[]> =>
  sql.query<HeatedItem>({
    name: "alerts-heated",
    text: `SELECT i.id, i.thread_id AS "threadId", i.author_id AS "authorId", i.posted_at AS "postedAt" FROM item i
      WHERE i.brand_id = $1 AND i.posted_at >= $2 AND i.posted_at <= $3 AND ${isReceived.sql} AND ${isHeated} ORDER BY i.posted_at, i.id`,
    values: [brandId, from, to],
  });

/** Threats of the last day that nobody has answered, closed or taken away. */
export const lookForThreats = async (look: Look): Promise<readonly Reading[]> => {
  const readings: Reading[] = [];
  for (const { brand } of await listWatchedBrands(look)) {
    const from = new Date(look.now.getTime() - dayMs);
    const threats = await sql.query<Threat>({
      name: "alerts-threats",
      text: `${threatsOf} AND i.origin = 'live' AND i.answered_at IS NULL AND i.closed_at IS NULL AND i.deleted_at IS NULL AND i.visibility IN ('public', 'held')
        ORDER BY i.posted_at DESC, i.id LIMIT 50`,
      values: [look.workspaceId, from, look.now, brand.id],
    });
    readings.push(...readThreats(brand, threats));
  }
  return readings;
};

const threatsOf = `SELECT i.id AS "itemId", i.posted_at AS "postedAt", NOT ('tone' = ANY (i.unsure)) AS "isSure" FROM item i
  WHERE i.workspace_id = $1 AND i.posted_at >= $2 AND i.posted_at <= $3 AND i.brand_id = $4 AND 'threat' = ANY (i.tones) AND NOT i.is_brand AND ${isReceived.sql}`;

/** Every threat of a span, dealt with or not, oldest first. */
export const readPastThreats = async (
  look: Pick<Look, "workspaceId">,
  { brandId, from, to }: { readonly brandId: string; readonly from: Date; readonly to: Date },
): Promise<readonly Threat[]> =>
  sql.query<Threat>({ name: "alerts-past-threats", text: `${threatsOf} ORDER BY i.posted_at, i.id LIMIT 2000`, values: [look.workspaceId, from, to, brandId] });
