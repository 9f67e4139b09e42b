import { z } from "zod";

import { caseColumns, caseJoins, caseRow, caseRowSchema, casesWhere, isoOrNull } from "./rows";
import { listSaid, tellStory } from "./timeline";
import { Prisma } from "#db";
import { countUnheard } from "../model/unheard";
import { channelSchema, type ActionView, type CaseDetails, type PromiseView } from "../model";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { notFound } from "#lib/core/errors";
import type { CaseId, WorkspaceId } from "#lib/core/ids";
import { db } from "#lib/db/client";

const detailsSchema = caseRowSchema.extend({
  brandZone: z.string(),
  customerCircumstances: z.string(),
  brandCircumstances: z.string(),
  customerGoals: z.string(),
  brandGoals: z.string(),
  bridge: z.string(),
  fairness: z.string(),
  cardSavedAt: z.date().nullable(),
  heardAt: z.date().nullable(),
  contactedAt: z.date().nullable(),
  contactChannel: channelSchema.nullable(),
  awaitingSince: z.date().nullable(),
  openedBy: z.string().nullable(),
  mergedInto: z.number().nullable(),
});
type Stored = z.output<typeof detailsSchema>;

/** One case with its card, its actions and promises and its whole story. Throws `not-found`. */
export const getCase = async (actor: Actor, { number }: { readonly number: number }): Promise<CaseDetails> => {
  requirePermission(actor, "desk:read");
  const { workspaceId } = actor;
  const stored = await findDetails(workspaceId, number);
  if (stored === null) throw notFound("The case");
  const caseId = stored.id;
  const said = await listSaid(workspaceId, { caseId });
  const [timeline, actions, promises, linked] = await Promise.all([
    tellStory(workspaceId, { caseId, said }),
    listActions(workspaceId, caseId),
    listPromises(workspaceId, caseId),
    listLinked(workspaceId, caseId),
  ]);
  const theirs = said.filter(({ isBrand }) => !isBrand);
  return {
    ...frameOf(stored),
    itemIds: said.filter(({ isPart }) => isPart).map(({ id }) => id),
    messages: {
      theirs: theirs.length,
      ours: said.length - theirs.length,
      unheard: countUnheard(theirs, stored),
    },
    actions,
    promises,
    timeline,
    linked,
  };
};

const findDetails = async (workspaceId: WorkspaceId, number: number): Promise<Stored | null> => {
  const isIt = Prisma.sql`c.workspace_id = ${workspaceId} AND c.number = ${number}`;
  const rows = z.array(detailsSchema).parse(
    await db().$queryRaw`WITH ${casesWhere(isIt)}
      SELECT ${caseColumns}, b.zone AS "brandZone", c.customer_circumstances AS "customerCircumstances", c.brand_circumstances AS "brandCircumstances", c.customer_goals AS "customerGoals",
        c.brand_goals AS "brandGoals", c.bridge, c.fairness, c.card_saved_at AS "cardSavedAt", c.heard_at AS "heardAt", c.contacted_at AS "contactedAt",
        c.contact_channel AS "contactChannel", c.awaiting_since AS "awaitingSince", pu.name AS "openedBy", (SELECT m.number FROM case_file m WHERE m.id = c.merged_into_id) AS "mergedInto"
      FROM c ${caseJoins} LEFT JOIN (member pm JOIN user_account pu ON pu.id = pm.user_id) ON pm.id = c.opened_by_id`,
  );
  return rows[0] ?? null;
};

const frameOf = (stored: Stored) => {
  const { brandZone, cardSavedAt, heardAt, contactedAt, contactChannel, awaitingSince, openedBy, mergedInto, ...rest } = stored;
  const { customerCircumstances, brandCircumstances, customerGoals, brandGoals, bridge, fairness, ...row } = rest;
  return {
    ...caseRow(row),
    brandZone,
    openedBy,
    mergedInto,
    card: { customerCircumstances, brandCircumstances, customerGoals, brandGoals, bridge, fairness },
    cardSavedAt: isoOrNull(cardSavedAt),
    heardAt: isoOrNull(heardAt),
    awaitingSince: isoOrNull(awaitingSince),
    contact: contactedAt === null || contactChannel === null ? null : { channel: contactChannel, at: contactedAt.toISOString() },
  };
};

const actionSchema = z.object({ id: z.string(), what: z.string(), who: z.string(), doneAt: z.date().nullable(), doneBy: z.string().nullable() });

const listActions = async (workspaceId: WorkspaceId, caseId: CaseId): Promise<readonly ActionView[]> => {
  const rows = z.array(actionSchema).parse(
    await db().$queryRaw`
      SELECT a.id, a.what, a.who, a.done_at AS "doneAt", u.name AS "doneBy" FROM case_action a
      LEFT JOIN (member m JOIN user_account u ON u.id = m.user_id) ON m.id = a.done_by_id
      WHERE a.case_id = ${caseId} AND a.workspace_id = ${workspaceId} AND a.dropped_at IS NULL ORDER BY a.created_at, a.id`,
  );
  return rows.map(({ doneAt, ...action }) => ({ ...action, doneAt: isoOrNull(doneAt) }));
};

const listPromises = async (workspaceId: WorkspaceId, caseId: CaseId): Promise<readonly PromiseView[]> => {
  const rows = await db().followUp.findMany({
    where: { workspaceId, caseId, state: "open" },
    select: { id: true, itemId: true, words: true, promisedAt: true, dueAt: true, returnedAt: true },
    orderBy: [{ dueAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ promisedAt, dueAt, returnedAt, ...promise }) => ({
    ...promise,
    promisedAt: promisedAt.toISOString(),
    dueAt: dueAt.toISOString(),
    returnedAt: isoOrNull(returnedAt),
  }));
};

const linkedSchema = z.array(z.object({ number: z.number(), title: z.string(), status: z.string() }));

const listLinked = async (workspaceId: WorkspaceId, caseId: CaseId): Promise<z.output<typeof linkedSchema>> =>
  linkedSchema.parse(
    await db().$queryRaw`
      SELECT c.number, c.title, c.status FROM case_link l JOIN case_file c ON c.id = CASE WHEN l.case_id = ${caseId} THEN l.other_id ELSE l.case_id END
      WHERE l.workspace_id = ${workspaceId} AND (l.case_id = ${caseId} OR l.other_id = ${caseId}) ORDER BY c.number`,
  );
