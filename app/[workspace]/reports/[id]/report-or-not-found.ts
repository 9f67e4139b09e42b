import { cache } from "react";

import type { Actor } from "#lib/auth/actor";
import type { ReportRow } from "#lib/reports/model";
import { getReport } from "#lib/reports/queries/reports";

import { orNotFound } from "../../or-not-found";

/** The report at an address, or the page that says there is none; read once per request. */
export const reportOrNotFound = cache(async (actor: Actor, id: string): Promise<ReportRow> => orNotFound(getReport(actor, id)));
