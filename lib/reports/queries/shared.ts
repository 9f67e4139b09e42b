import { findPaperFile, findSnapshot, type PaperFile } from "./reports";
import type { Snapshot } from "../words/sheet";
import { localeSchema, type Locale } from "#lib/auth/actor";
import { AppError } from "#lib/core/errors";
import { open, sha256 } from "#lib/core/crypto";
import type { ReportId, WorkspaceId } from "#lib/core/ids";
import { db } from "#lib/db/client";
import { leaveBoxSchema, leavePurpose } from "../model/leave";

type Led = { readonly workspaceId: WorkspaceId; readonly reportId: ReportId; readonly locale: Locale };

/** Where the token of a link leads by now: one report, and nothing else of its workspace. */
const follow = async (token: string, now: Date): Promise<Led | null> => {
  const link = await db().reportLink.findFirst({
    where: { tokenHash: sha256(token), revokedAt: null, expiresAt: { gt: now } },
    select: { workspaceId: true, reportId: true, report: { select: { locale: true } } },
  });
  return link === null ? null : { workspaceId: link.workspaceId, reportId: link.reportId, locale: localeSchema.catch("en").parse(link.report.locale) };
};

/** The report behind a link, and the language it was made in; null where the link is unknown, revoked or over. */
export const findShared = async (token: string, now: Date): Promise<{ readonly snapshot: Snapshot; readonly locale: Locale } | null> => {
  const led = await follow(token, now);
  const snapshot = led === null ? null : await findSnapshot(led.workspaceId, led.reportId);
  return led === null || snapshot === null ? null : { snapshot, locale: led.locale };
};

/** The PDF behind a link. */
export const findSharedPaper = async (token: string, { locale, now }: { readonly locale: Locale; readonly now: Date }): Promise<PaperFile | null> => {
  const led = await follow(token, now);
  return led === null ? null : findPaperFile(led.workspaceId, { reportId: led.reportId, locale });
};

/** Whose letters an address in a letter ends; null where it is none of ours, or the list is gone. */
export const findLeaving = async (
  token: string,
): Promise<{ readonly recipientId: string; readonly address: string; readonly hasLeft: boolean; readonly locale: Locale } | null> => {
  const recipientId = openLeave(token);
  if (recipientId === null) return null;
  const row = await db().reportRecipient.findUnique({
    where: { id: recipientId },
    select: { address: true, leftAt: true, group: { select: { locale: true } } },
  });
  return row === null ? null : { recipientId, address: row.address, hasLeft: row.leftAt !== null, locale: localeSchema.catch("en").parse(row.group.locale) };
};

const openLeave = (token: string): string | null => {
  try {
    return leaveBoxSchema.parse(open(token, leavePurpose)).recipientId;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
};
