import { listWatchedBrands, type Look } from "./brands";
import { readEndingToken, readRefusedCredential } from "../../model/credential-rule";
import type { BrandName, Reading } from "../../model/evidence";
import { settingSchemas } from "../../model/kinds";
import { readSource } from "../../model/source-rule";
import { dayMs, hourMs } from "#lib/core/time";
import { db } from "#lib/db/client";
import { sql } from "#lib/db/sql";
import { illAfterFailures, sourceStatusSchema } from "#lib/sources/model";

type Row = {
  readonly id: string;
  readonly name: string;
  readonly brandId: string;
  readonly status: string;
  readonly failures: number;
  readonly lastErrorAt: Date | null;
  readonly lastSuccessAt: Date | null;
  readonly lastItemAt: Date | null;
};

/** Sources that are gone, failing or strangely silent. */
export const lookAtSources = async (look: Look): Promise<readonly Reading[]> => {
  const settings = settingSchemas.source.parse(look.settings);
  const brands = await brandsById(look);
  const readings: (Reading | null)[] = [];
  for (const row of await readSources(look)) {
    const { brandId, ...source } = row;
    const brand = brands.get(brandId);
    if (brand === undefined) continue;
    const earlierSpans = isReading(row) ? await readEarlierSpans(look, { ...row, silentHours: settings.silentHours }) : [];
    readings.push(readSource({ ...source, brand, earlierSpans, status: sourceStatusSchema.parse(source.status) }, settings, look.now));
  }
  return readings.filter((reading) => reading !== null);
};

const brandsById = async (look: Look): Promise<ReadonlyMap<string, BrandName>> =>
  new Map((await listWatchedBrands(look)).map(({ brand }) => [brand.id, brand]));

// A file that was read in is never silent.
const readSources = async ({ workspaceId }: Look): Promise<readonly Row[]> =>
  db().source.findMany({
    where: { workspaceId, removedAt: null, platform: { not: "import" } },
    select: { id: true, name: true, brandId: true, status: true, failures: true, lastErrorAt: true, lastSuccessAt: true, lastItemAt: true },
    orderBy: { id: "asc" },
  });

/** Silence says nothing of a source that is paused, gone or failing. */
const isReading = ({ status, failures }: Row): boolean => status === "active" && failures < illAfterFailures;

const weeksBefore = [1, 2, 3, 4];

/** How much came in a span as long as the silence, at the same hours of the weeks before; none where there is no silence to speak of. */
const readEarlierSpans = async (
  { now }: Look,
  { id, brandId, lastItemAt, silentHours }: Pick<Row, "id" | "brandId" | "lastItemAt"> & { readonly silentHours: number },
): Promise<readonly number[]> => {
  if (lastItemAt === null || now.getTime() - lastItemAt.getTime() < silentHours * hourMs) return [];
  const rows = await sql.query<{ count: number }>({
    name: "alerts-earlier-spans",
    // By the brand, whose items stand in an index by time.
    text: `SELECT (SELECT count(*)::int FROM item i WHERE i.brand_id = $5 AND i.source_id = $1 AND i.posted_at >= $2::timestamptz - w * interval '7 days' AND i.posted_at < $3::timestamptz - w * interval '7 days') AS count
      FROM unnest($4::int[]) AS w ORDER BY w DESC`,
    // A span longer than a week would overlap its own past.
    values: [id, new Date(Math.max(lastItemAt.getTime(), now.getTime() - 7 * dayMs)), now, weeksBefore, brandId],
  });
  return rows.map(({ count }) => count);
};

/** Sources whose credential is refused, and API tokens that end soon. */
export const lookAtCredentials = async (look: Look): Promise<readonly Reading[]> => {
  const settings = settingSchemas.credential.parse(look.settings);
  const [brands, sources] = await Promise.all([brandsById(look), readSources(look)]);
  const refused = sources.flatMap(({ id, name, brandId, status }) => {
    const brand = brands.get(brandId);
    return status === "reconnect" && brand !== undefined ? [readRefusedCredential({ sourceId: id, name, brand })] : [];
  });
  const tokens = await readTokens(look);
  const ending = tokens.map((token) => readEndingToken(token, settings, look.now)).filter((reading) => reading !== null);
  return [...refused, ...ending];
};

/** API tokens belong to the whole workspace: a rule for one brand says nothing of them. */
const readTokens = async ({ workspaceId, brandId, now }: Look) => {
  if (brandId !== null) return [];
  const rows = await db().apiToken.findMany({
    where: { workspaceId, revokedAt: null, expiresAt: { gt: now } },
    select: { id: true, name: true, expiresAt: true },
  });
  return rows.flatMap(({ id, name, expiresAt }) => (expiresAt === null ? [] : [{ tokenId: id, name, expiresAt }]));
};
