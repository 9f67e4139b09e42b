"use server";

import { getTranslations } from "next-intl/server";

import { action } from "#lib/auth/action";
import { columnsOf } from "#lib/exports/column-model";
import { cancelExport, deleteExport, requestExport } from "#lib/exports/commands";
import { onExportSchema, requestExportSchema } from "#lib/exports/model";

/** Asks for a file; it and its columns are called as the member's language has them. */
export const ask = action(requestExportSchema, "desk:read", async (actor, input, now) => {
  const t = await getTranslations("exports");
  const headings = Object.fromEntries(Object.keys(columnsOf[input.what]).map((name) => [name, t(`columns.${input.what}.${name}`)]));
  return requestExport(actor, { ...input, title: t(`what.${input.what}`), headings }, now);
});

export const stop = action(onExportSchema, "desk:read", cancelExport);
export const remove = action(onExportSchema, "desk:read", deleteExport);
