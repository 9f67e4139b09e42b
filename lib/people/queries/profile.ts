import { z } from "zod";

import type { AccountView, NoteView, Profile } from "../model";
import { findSubject, type Subject } from "../store/accounts";
import { accountColumns, accountSchema, accountView } from "./account-views";
import { readQuestionsOf } from "./questions";
import { readStanding, readVerdictHistory } from "./standing";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { notFound } from "#lib/core/errors";
import type { AuthorId, WorkspaceId } from "#lib/core/ids";
import { db } from "#lib/db/client";

/** Everything that is known of somebody and costs the same however much they wrote [P1]. Throws `not-found`. */
export const getProfile = async (actor: Actor, authorId: AuthorId): Promise<Profile> => {
  requirePermission(actor, "desk:read");
  const { workspaceId } = actor;
  const subject = await findSubject(db(), workspaceId, authorId);
  if (subject === null) throw notFound("The person");
  const [accounts, standing, history, suggestions, notes] = await Promise.all([
    readAccounts(workspaceId, subject, authorId),
    readStanding(workspaceId, subject.subjectId),
    readVerdictHistory(workspaceId, subject),
    readQuestionsOf(workspaceId, subject),
    readNotes(actor, subject),
  ]);
  const opened = accounts.find(({ id }) => id === authorId);
  if (opened === undefined) throw notFound("The person");
  return {
    authorId,
    name: opened.name,
    accounts: [opened, ...accounts.filter(({ id }) => id !== authorId)],
    firstSeenAt: earliest(accounts.map(({ firstSeenAt }) => firstSeenAt)),
    lastSeenAt: earliest(
      accounts.map(({ lastSeenAt }) => lastSeenAt),
      -1,
    ),
    standing,
    history,
    suggestions,
    notes,
  };
};

const earliest = (times: readonly string[], place = 0): string => times.toSorted().at(place) ?? "";

const joinedSchema = z.array(accountSchema.extend({ joinedBy: z.string().nullable(), joinedAt: z.date().nullable() }));

const readAccounts = async (workspaceId: WorkspaceId, { accounts }: Subject, opened: AuthorId): Promise<readonly AccountView[]> => {
  const rows = joinedSchema.parse(
    await db().$queryRaw`
      SELECT ${accountColumns}, l.by AS "joinedBy", l.at AS "joinedAt" FROM author a
      LEFT JOIN LATERAL (
        SELECT u.name AS by, k.decided_at AS at FROM author_link k JOIN member m ON m.id = k.decided_by_id JOIN user_account u ON u.id = m.user_id
        WHERE k.workspace_id = ${workspaceId} AND k.state = 'confirmed' AND (k.author_id = a.id OR k.other_id = a.id) ORDER BY k.decided_at LIMIT 1
      ) AS l ON TRUE
      WHERE a.workspace_id = ${workspaceId} AND a.id = ANY(${[...accounts]}::text[]) ORDER BY a.last_seen_at DESC, a.id`,
  );
  return rows.map(({ joinedBy, joinedAt, ...account }) =>
    accountView(account, account.id === opened || joinedAt === null ? null : { byName: joinedBy ?? "", at: joinedAt.toISOString() }),
  );
};

const notesSchema = z.array(z.object({ id: z.string(), text: z.string(), memberId: z.string(), byName: z.string(), at: z.date() }));
const notesMax = 50;

const readNotes = async ({ workspaceId, memberId: me }: Actor, { accounts }: Subject): Promise<readonly NoteView[]> => {
  const rows = notesSchema.parse(
    await db().$queryRaw`
      SELECT n.id, n.text, n.member_id AS "memberId", u.name AS "byName", n.at FROM author_note n JOIN member m ON m.id = n.member_id JOIN user_account u ON u.id = m.user_id
      WHERE n.workspace_id = ${workspaceId} AND n.author_id = ANY(${[...accounts]}::text[]) ORDER BY n.at DESC, n.id DESC LIMIT ${notesMax}`,
  );
  return rows.map(({ memberId, at, ...note }) => ({ ...note, at: at.toISOString(), isOwn: memberId === me }));
};
