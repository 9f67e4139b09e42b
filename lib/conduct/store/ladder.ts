import { z } from "zod";

import { withoutOwnWord } from "../criticism-model";
import type { LadderFacts, LadderSettings } from "../ladder-model";
import { readWithoutWordsOf } from "./own-words";
import type { AuthorId, BrandId, MemberId, WorkspaceId } from "#lib/core/ids";
import { dayMs } from "#lib/core/time";
import type { Db } from "#lib/db/transaction";
import { intentSchema, sentimentSchema, toneSchema } from "#lib/tagging/model";

const mostOffences = 1_000;

const offencesSchema = z.array(
  z.object({
    itemId: z.string(),
    postedAt: z.date(),
    intent: intentSchema,
    sentiment: sentimentSchema,
    tones: z.array(toneSchema),
    answeredAt: z.date().nullable(),
    isHeldOff: z.boolean(),
  }),
);
const stepsSchema = z.array(z.object({ rung: z.enum(["warned", "excluded"]), at: z.date(), endedAt: z.date().nullable(), itemId: z.string() }));

type Person = { readonly brandId: BrandId; readonly authorIds: readonly AuthorId[] };
/** `unheard`: the member whose own corrections do not count, for they act on them. */
type Judging = { readonly settings: LadderSettings; readonly unheard: MemberId | null; readonly now: Date };

/** What the ladder of a person at a brand is judged by. A holding answer is no answer; a warning counts when its reply arrived, an exclusion when it was done somewhere. */
export const readLadderFacts = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { brandId, authorIds, settings, unheard, now }: Person & Judging,
): Promise<LadderFacts> => {
  const since = new Date(now.getTime() - (settings.rungExpiryDays + settings.repeatedInsults.days) * dayMs);
  const found = offencesSchema.parse(
    await tx.$queryRaw`
      SELECT i.id AS "itemId", i.posted_at AS "postedAt", i.intent, i.sentiment, i.tones, i.answered_at AS "answeredAt",
        EXISTS (SELECT FROM item a JOIN reply r ON r.source_id = a.source_id AND r.external_id = a.external_id AND r.thread_id = i.thread_id WHERE a.id = i.answered_by_item_id AND r.kind = 'holding') AS "isHeldOff"
      FROM item i WHERE i.author_id = ANY(${[...authorIds]}::text[]) AND i.workspace_id = ${workspaceId} AND i.brand_id = ${brandId} AND NOT i.is_brand
        AND i.tones && '{insult,threat}'::text[] AND i.posted_at > ${since} ORDER BY i.posted_at DESC LIMIT ${mostOffences}`,
  );
  const earlier = await readWithoutWordsOf(tx, workspaceId, { itemIds: found.map(({ itemId }) => itemId), memberId: unheard });
  const offences = found
    .map((item) => ({ ...item, ...withoutOwnWord(item, earlier.get(item.itemId) ?? {}) }))
    .filter(({ tones }) => tones.includes("insult") || tones.includes("threat"));
  const steps = stepsSchema.parse(
    await tx.$queryRaw`
      SELECT 'warned' AS rung, r.sent_at AS at, NULL::timestamptz AS "endedAt", s.item_id AS "itemId" FROM sanction s JOIN reply r ON r.id = s.reply_id
      WHERE s.workspace_id = ${workspaceId} AND s.author_id = ANY(${[...authorIds]}::text[]) AND s.brand_id = ${brandId} AND s.kind = 'warning' AND s.state = 'standing' AND r.state = 'sent'
      UNION ALL
      SELECT 'excluded', min(d.finished_at), s.ended_at, s.item_id FROM sanction s JOIN sanction_deed d ON d.sanction_id = s.id AND d.kind = 'ban' AND d.state = 'done'
      WHERE s.workspace_id = ${workspaceId} AND s.author_id = ANY(${[...authorIds]}::text[]) AND s.brand_id = ${brandId} AND s.kind = 'ban' GROUP BY s.id`,
  );
  const answered = offences.flatMap(({ itemId, answeredAt, isHeldOff }) =>
    answeredAt === null || isHeldOff ? [] : [{ rung: "answered", at: answeredAt, endedAt: null, itemId } as const],
  );
  return {
    offences: offences.map(({ itemId, postedAt, tones }) => ({ itemId, postedAt, isThreat: tones.includes("threat") })),
    steps: [...answered, ...steps],
  };
};
