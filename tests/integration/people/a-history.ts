import type { ConnectorEvent, IncomingItem } from "#lib/connectors/contract";
import { sql } from "#lib/db/sql";
import { inSqlTransaction } from "#lib/db/sql";
import type { RecordedSource } from "#lib/items/model";
import { recordPage } from "#lib/items/record-page";
import { settleThreads } from "#lib/items/settle-threads";
import { tagPage } from "#lib/items/tag-page";
import { readHappenings } from "#lib/people/store/history";
import { featuresSchema, readProfiles } from "#lib/people/store/profiles";
import { updateVerdicts } from "#lib/people/update-verdicts";
import type { Features } from "#lib/people/verdict-model/features";
import { countOn, nothingCounted } from "#lib/people/verdict-model/history";
import { loadPolicies } from "#lib/playbook/queries/policies";
import { shippedTagger } from "#lib/tagging/embedded/shipped-tagger";

import { aPage } from "../../support/watched";

export const now = new Date("2026-11-20T10:00:00Z");

/** Stores what a page shows, and settles the threads that it touched. */
export const tell = async (source: RecordedSource, items: readonly IncomingItem[], gone: readonly string[] = []): Promise<void> => {
  const { workspaceId } = source;
  const tombstones = gone.map((externalId): ConnectorEvent => ({ op: "tombstone", externalId, seenAt: now, by: "author" }));
  const page = aPage(items);
  const tagged = await tagPage(shippedTagger(), { ...page, events: [...page.events, ...tombstones] });
  const outcome = await recordPage({ workspaceId, source, stream: "comments", page: tagged, cursorVersion: null, now });
  if (outcome.kind === "recorded")
    await settleThreads({ workspaceId, threadIds: outcome.threadIds, policies: await loadPolicies(workspaceId), agentNames: [], now });
};

/** Counts until nothing is left to count. */
export const countAll = async (workspaceId: string): Promise<void> => {
  while ((await updateVerdicts({ workspaceId, now })).kind === "more");
};

export const authorId = async ({ workspaceId }: RecordedSource, externalId: string): Promise<string> => {
  const [row] = await sql.query<{ id: string }>({
    text: "SELECT id FROM author WHERE workspace_id = $1 AND external_id = $2 ORDER BY id LIMIT 1",
    values: [workspaceId, externalId],
  });
  return row?.id ?? "";
};

export const keptFeatures = async (workspaceId: string, subjectId: string): Promise<Features | null> => {
  const [row] = await sql.query<{ features: unknown }>({
    text: "SELECT features FROM profile WHERE workspace_id = $1 AND subject_id = $2",
    values: [workspaceId, subjectId],
  });
  return row === undefined ? null : featuresSchema.parse(row.features);
};

/** The features of the whole history as it stands, counted from nothing in one go. */
export const wholeFeatures = async (workspaceId: string, subjectId: string): Promise<Features> =>
  inSqlTransaction(async (tx) => {
    const [profile] = await readProfiles(tx, workspaceId, [subjectId]);
    const asked = [{ subjectId, accounts: profile?.accounts ?? [], place: null }];
    const happenings = await readHappenings(tx, workspaceId, { asked, limit: 100_000 });
    return countOn(nothingCounted, happenings.get(subjectId) ?? []).features;
  });

/** As JSON holds it. */
export const asKept = (features: Features): unknown => JSON.parse(JSON.stringify(features));
