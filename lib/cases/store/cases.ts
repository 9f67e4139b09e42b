import { z } from "zod";

import { caseLevelSchema, outcomeSchema, stepOf, type CaseState } from "../model/case-machine";
import { newId, type CaseId, type MemberId, type WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";

const rowSchema = z.object({
  id: z.string(),
  number: z.number(),
  title: z.string(),
  brandId: z.string(),
  brandZone: z.string(),
  authorId: z.string(),
  ownerId: z.string().nullable(),
  dueAt: z.date().nullable(),
  status: z.enum(["open", "closed", "merged"]),
  level: caseLevelSchema,
  round: z.number(),
  outcome: outcomeSchema.exclude(["not-satisfied"]).nullable(),
  closedAt: z.date().nullable(),
  heardAt: z.date().nullable(),
  contactedAt: z.date().nullable(),
  contactChannel: z.string().nullable(),
  silentAt: z.date().nullable(),
  awaitingSince: z.date().nullable(),
  customerCircumstances: z.string(),
  brandCircumstances: z.string(),
  customerGoals: z.string(),
  brandGoals: z.string(),
  bridge: z.string(),
  fairness: z.string(),
  openActions: z.number(),
  doneActions: z.number(),
  openPromises: z.number(),
  threadIds: z.array(z.string()),
});
type Row = z.output<typeof rowSchema>;

/** A case held for one command: its facts and what the machine judges by. */
export type HeldCase = Omit<Row, "status" | "level" | "round" | "outcome"> & { readonly state: CaseState };

/** The case, locked; null when the workspace has none such. Its parts are counted after the lock is held. */
export const lockCase = async (tx: Db, workspaceId: WorkspaceId, caseId: CaseId): Promise<HeldCase | null> => {
  await tx.$executeRaw`SELECT FROM case_file WHERE id = ${caseId} AND workspace_id = ${workspaceId} FOR UPDATE`;
  const rows = z.array(rowSchema).parse(
    await tx.$queryRaw`
      SELECT c.id, c.number, c.title, c.brand_id AS "brandId", b.zone AS "brandZone", c.author_id AS "authorId", c.owner_id AS "ownerId", c.due_at AS "dueAt", c.status, c.level, c.round,
        c.outcome, c.closed_at AS "closedAt", c.heard_at AS "heardAt", c.contacted_at AS "contactedAt", c.contact_channel AS "contactChannel", c.silent_at AS "silentAt",
        c.awaiting_since AS "awaitingSince", c.customer_circumstances AS "customerCircumstances", c.brand_circumstances AS "brandCircumstances", c.customer_goals AS "customerGoals",
        c.brand_goals AS "brandGoals", c.bridge, c.fairness,
        (SELECT count(*)::int FROM case_action a WHERE a.case_id = c.id AND a.done_at IS NULL AND a.dropped_at IS NULL) AS "openActions",
        (SELECT count(*)::int FROM case_action a WHERE a.case_id = c.id AND a.done_at IS NOT NULL AND a.round = c.round) AS "doneActions",
        (SELECT count(*)::int FROM follow_up f WHERE f.case_id = c.id AND f.state = 'open') AS "openPromises",
        ARRAY(SELECT DISTINCT thread_id FROM case_item i WHERE i.case_id = c.id) AS "threadIds"
      FROM case_file c JOIN brand b ON b.id = c.brand_id WHERE c.id = ${caseId} AND c.workspace_id = ${workspaceId}`,
  );
  return rows[0] === undefined ? null : heldCase(rows[0]);
};

const heldCase = ({ status, level, round, outcome, ...row }: Row): HeldCase => {
  const { customerCircumstances, brandCircumstances, customerGoals, brandGoals, bridge, fairness } = row;
  return {
    ...row,
    state: {
      status,
      level,
      round,
      outcome,
      isHeard: row.heardAt !== null,
      isReachedOut: row.contactedAt !== null,
      card: { customerCircumstances, brandCircumstances, customerGoals, brandGoals, bridge, fairness },
      openActions: row.openActions,
      doneActions: row.doneActions,
      openPromises: row.openPromises,
      awaitsWord: row.awaitingSince !== null,
    },
  };
};

/** Facts that come with a command and are more than the machine needs to know. */
export type NewFacts = {
  readonly heardAt?: Date;
  readonly contactedAt?: Date;
  readonly contactChannel?: string;
  readonly awaitingSince?: Date;
  readonly silentAt?: Date;
  readonly cardSavedAt?: Date;
  readonly ownerId?: MemberId | null;
  readonly dueAt?: Date | null;
  readonly title?: string;
  readonly mergedIntoId?: CaseId;
};

/** Writes the state a command led to; times stay with the facts they belong to and go with them. */
export const saveCase = async (tx: Db, held: HeldCase, change: { readonly state: CaseState; readonly facts: NewFacts; readonly now: Date }): Promise<void> => {
  const { state, facts, now } = change;
  const { status, level, round, outcome, card } = state;
  await tx.case.update({
    where: { id: held.id },
    data: {
      ...facts,
      ...card,
      status,
      level,
      round,
      outcome,
      step: stepOf(state),
      closedAt: status === "open" ? null : (held.closedAt ?? now),
      heardAt: keptWhile(state.isHeard, facts.heardAt, held.heardAt),
      contactedAt: keptWhile(state.isReachedOut, facts.contactedAt, held.contactedAt),
      contactChannel: keptWhile(state.isReachedOut, facts.contactChannel, held.contactChannel),
      awaitingSince: keptWhile(state.awaitsWord, facts.awaitingSince, held.awaitingSince),
      silentAt: keptWhile(state.awaitsWord, facts.silentAt, held.silentAt),
    },
    select: { id: true },
  });
};

const keptWhile = <Value>(isTrue: boolean, fresh: Value | undefined, was: Value | null): Value | null => (isTrue ? (fresh ?? was) : null);

export type NewCase = {
  readonly brandId: string;
  readonly authorId: string;
  readonly title: string;
  readonly state: CaseState;
  readonly ownerId: MemberId | null;
  readonly openedById: MemberId;
  readonly dueAt: Date | null;
  readonly now: Date;
};

/** A case under the next number of its workspace. */
export const insertCase = async (tx: Db, workspaceId: WorkspaceId, file: NewCase): Promise<{ readonly id: CaseId; readonly number: number }> => {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`cases/${workspaceId}`}, 0))`;
  const last = await tx.case.aggregate({ where: { workspaceId }, _max: { number: true } });
  const [id, number] = [newId("case"), (last._max.number ?? 0) + 1];
  const { brandId, authorId, title, state, ownerId, openedById, dueAt, now } = file;
  const { level, status, round } = state;
  await tx.case.create({
    data: { id, workspaceId, number, brandId, authorId, title, level, status, round, step: stepOf(state), ownerId, openedById, openedAt: now, dueAt },
    select: { id: true },
  });
  return { id, number };
};

/** Null when the workspace has no case of that number. */
export const findCaseId = async (tx: Db, workspaceId: WorkspaceId, number: number): Promise<CaseId | null> =>
  (await tx.case.findUnique({ where: { workspaceId_number: { workspaceId, number } }, select: { id: true } }))?.id ?? null;
