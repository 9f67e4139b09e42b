import { notFound } from "next/navigation";

import type { Actor } from "#lib/auth/actor";
import { AppError } from "#lib/core/errors";
import type { ReportRow } from "#lib/reports/model";
import { getReport } from "#lib/reports/queries/reports";

/** The report at an address, or the page that says there is none. */
export const reportOrNotFound = async (actor: Actor, id: string): Promise<ReportRow> => {
  try {
    return await getReport(actor, id);
  } catch (error) {
    if (error instanceof AppError && error.code === "not-found") notFound();
    throw error;
  }
};
