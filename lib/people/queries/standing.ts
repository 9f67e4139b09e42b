import { z } from "zod";

import type { Override, QuotedEvidence, VerdictEntryView, VerdictView } from "../model";
import type { Subject } from "../store/accounts";
import { featuresSchema } from "../store/profiles";
import { noFeatures } from "../verdict-model/features";
import { judge, type Evidence } from "../verdict-model/judge";
import { verdictSchema } from "../verdict-model/verdicts";
import type { WorkspaceId } from "#lib/core/ids";
import { db } from "#lib/db/client";

const keptSchema = z.array(
  z.object({
    features: featuresSchema.nullable().catch(null),
    verdict: verdictSchema,
    confidence: z.number(),
    items: z.number(),
    overrideVerdict: verdictSchema.nullable(),
    overrideNote: z.string().nullable(),
    overrideAt: z.date().nullable(),
    overrideBy: z.string().nullable(),
  }),
);

/** Who somebody is to the brand, and each line of why with the items it rests on [P2]. */
export const readStanding = async (workspaceId: WorkspaceId, subjectId: string): Promise<VerdictView> => {
  const [kept] = keptSchema.parse(
    await db().$queryRaw`
      SELECT p.features, p.verdict, p.confidence, p.items, p.override_verdict AS "overrideVerdict", p.override_note AS "overrideNote", p.override_at AS "overrideAt", u.name AS "overrideBy"
      FROM profile p LEFT JOIN (member m JOIN user_account u ON u.id = m.user_id) ON m.id = p.override_by_id WHERE p.subject_id = ${subjectId} AND p.workspace_id = ${workspaceId}`,
  );
  const { brands: brandIds } = kept?.features ?? noFeatures;
  const { evidence } = judge(kept?.features ?? noFeatures);
  const quoted = await withQuotes(workspaceId, evidence);
  if (kept === undefined) return { verdict: "not-enough-known", confidence: 0, counted: "not-enough-known", items: 0, override: null, evidence: quoted, brandIds };
  const { verdict, confidence, items } = kept;
  const override = overrideOf(kept);
  return { verdict: override?.verdict ?? verdict, confidence, counted: verdict, items, override, evidence: quoted, brandIds };
};

const overrideOf = ({ overrideVerdict, overrideNote, overrideAt, overrideBy }: z.output<typeof keptSchema>[number]): Override | null =>
  overrideVerdict === null || overrideAt === null
    ? null
    : { verdict: overrideVerdict, note: overrideNote ?? "", byName: overrideBy ?? "", at: overrideAt.toISOString() };

const quoteLength = 160;
const quotesSchema = z.array(z.object({ itemId: z.string(), text: z.string(), postedAt: z.date() }));

const withQuotes = async (workspaceId: WorkspaceId, evidence: readonly Evidence[]): Promise<readonly QuotedEvidence[]> => {
  const ids = [...new Set(evidence.flatMap(({ itemIds }) => itemIds))];
  const rows = quotesSchema.parse(
    await db().$queryRaw`SELECT id AS "itemId", left(text, ${quoteLength}) AS text, posted_at AS "postedAt" FROM item WHERE workspace_id = ${workspaceId} AND id = ANY(${ids}::text[])`,
  );
  const byId = new Map(rows.map(({ itemId, text, postedAt }) => [itemId, { itemId, text: text.replace(/\s+/g, " ").trim(), postedAt: postedAt.toISOString() }]));
  return evidence.map((line) => ({ ...line, quotes: line.itemIds.flatMap((id) => byId.get(id) ?? []) }));
};

const entriesSchema = z.array(
  z.object({
    id: z.string(),
    kind: z.enum(["counted", "overridden", "override-ended"]),
    verdict: verdictSchema,
    confidence: z.number(),
    items: z.number(),
    at: z.date(),
    byName: z.string().nullable(),
    note: z.string().nullable(),
  }),
);
const entriesMax = 20;

/** The verdicts somebody came to and what was said to them, newest first; also of their accounts before they were joined. */
export const readVerdictHistory = async (workspaceId: WorkspaceId, { subjectId, accounts }: Subject): Promise<readonly VerdictEntryView[]> => {
  const rows = entriesSchema.parse(
    await db().$queryRaw`
      SELECT e.id, e.kind, e.verdict, e.confidence, e.items, e.at, u.name AS "byName", e.note FROM verdict_entry e LEFT JOIN (member m JOIN user_account u ON u.id = m.user_id) ON m.id = e.member_id
      WHERE e.workspace_id = ${workspaceId} AND e.subject_id = ANY(${[subjectId, ...accounts]}::text[]) ORDER BY e.at DESC, e.id DESC LIMIT ${entriesMax}`,
  );
  return rows.map(({ at, ...entry }) => ({ ...entry, at: at.toISOString() }));
};
