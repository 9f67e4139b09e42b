"use server";

import { action } from "#lib/auth/action";
import { cancelExport, deleteExport, requestExport } from "#lib/exports/commands";
import { onExportSchema, requestExportSchema } from "#lib/exports/model";

import { fileWords } from "../../../_export/file-words";

/** Asks for a file; it and its columns are called as the member's language has them. */
export const ask = action(requestExportSchema, "desk:read", async (actor, input, now) =>
  requestExport(actor, { ...input, ...(await fileWords(input.what, actor.locale)) }, now),
);

export const stop = action(onExportSchema, "desk:read", cancelExport);
export const remove = action(onExportSchema, "desk:read", deleteExport);
