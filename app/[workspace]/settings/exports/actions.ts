"use server";

import { getTranslations } from "next-intl/server";

import { action } from "#lib/auth/action";
import { cancelExport, deleteExport, requestExport } from "#lib/exports/commands";
import { onExportSchema, requestExportSchema } from "#lib/exports/model";

import { fileWords } from "../../../_export/file-words";

/** Asks for a file; it and its columns are called as the member's language has them. */
export const ask = action(requestExportSchema, "desk:read", async (actor, input, now) => {
  const t = await getTranslations("exports");
  return requestExport(actor, { ...input, ...fileWords(input.what, t) }, now);
});

export const stop = action(onExportSchema, "desk:read", cancelExport);
export const remove = action(onExportSchema, "desk:read", deleteExport);
