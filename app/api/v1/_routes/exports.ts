import { z } from "zod";

import { fileResponse, fileTypes } from "../../../_export/file-response";
import { fileWords } from "../../../_export/file-words";
import { fileRoute, route } from "../_door/declare";
import { idSchema, momentSchema } from "../_nouns/common";
import { caseQuery } from "./cases";
import { itemQuery } from "./items";
import { notFound } from "#lib/core/errors";
import { endExport, requestExport } from "#lib/exports/commands";
import {
  exportFailureSchema,
  exportFormatSchema,
  exportStatusSchema,
  exportSubjectSchema,
  type AddressWords,
  type ExportSubject,
  type ExportView,
} from "#lib/exports/model";
import { exportBytes, getExport, listExports } from "#lib/exports/queries/exports";

const onExport = z.object({ id: idSchema });

const exportSchema = z
  .object({
    id: z.string(),
    kind: exportSubjectSchema,
    format: exportFormatSchema,
    status: exportStatusSchema,
    failure: exportFailureSchema.nullable(),
    rowsDone: z.int(),
    rowsExpected: z.int().nullable().meta({ description: "Null until it begins." }),
    sizeBytes: z.int(),
    requestedAt: momentSchema,
    keptUntil: momentSchema.nullable().meta({ description: "When it is forgotten; null while it is written." }),
  })
  .meta({ id: "Export", description: "A file that is being written, or is there to be taken." });

const exportJson = ({ what, title: _title, ...file }: ExportView): z.input<typeof exportSchema> => ({ ...file, kind: what });

/** What a file of some kind holds: the words with which the same is listed. */
const wantedOf = <Kind extends ExportSubject>(kind: Kind, filters: z.ZodObject) =>
  z.strictObject({ kind: z.literal(kind), format: exportFormatSchema, filters: filters.strict().prefault({}) });

const wantedSchema = z.discriminatedUnion("kind", [
  wantedOf("items", itemQuery.omit({ sort: true, after: true, limit: true })),
  wantedOf("cases", caseQuery.omit({ after: true, limit: true }).extend({ overdue: z.boolean().default(false) })),
  wantedOf(
    "figures",
    z.object({
      days: z.int().min(1).max(3_660).default(28).meta({ description: "The last so many days with today." }),
      brand: z.string().max(100).optional().meta({ description: "Slug of a brand; all where none is named." }),
    }),
  ),
  wantedOf("audit", z.object({})),
]);

/** As the address of the page would have them. */
const addressWords = (filters: Readonly<Record<string, unknown>>): AddressWords =>
  Object.fromEntries(
    Object.entries(filters)
      .map(([name, value]): [string, string] => [name, wordOf(value)])
      .filter(([, word]) => word !== ""),
  );

const wordOf = (value: unknown): string => {
  if (Array.isArray(value)) return value.join(",");
  if (typeof value === "boolean") return value ? "1" : "";
  return typeof value === "string" || typeof value === "number" ? `${value}` : "";
};

export const exportRoutes = [
  route({
    method: "POST",
    path: "/exports",
    name: "requestExport",
    scope: "exports:write",
    summary: "Have a file written",
    description:
      "Of what the list of that kind holds under the same filters. The token needs the scope to read it as well, such as `items:read`. A file of comments also names who has each, who answered and the case it belongs to. Headings are in the language of `Accept-Language`.",
    asks: { body: wantedSchema },
    answers: z.object({ exportId: z.string() }),
    makes: true,
    refuses: ["exports-too-many"],
    handle: async ({ body: { kind: what, format, filters } }, { actor, reader: { locale }, now }) =>
      requestExport({ ...actor, locale }, { what, format, filters: addressWords(filters), ...(await fileWords(what, locale)) }, now),
  }),
  route({
    method: "GET",
    path: "/exports",
    name: "listExports",
    scope: "exports:read",
    summary: "List one’s own exports",
    description: "Those of whoever made the token, of what it may read; the latest hundred, newest first.",
    asks: {},
    answers: z.object({ exports: z.array(exportSchema) }),
    handle: async (_asked, { actor }) => ({ exports: (await listExports(actor)).map(exportJson) }),
  }),
  route({
    method: "GET",
    path: "/exports/{id}",
    name: "getExport",
    scope: "exports:read",
    summary: "Read how far an export is",
    asks: { params: onExport },
    answers: exportSchema,
    handle: async ({ params }, { actor }) => exportJson(await getExport(actor, params.id)),
  }),
  fileRoute({
    path: "/exports/{id}/file",
    name: "getExportFile",
    scope: "exports:read",
    summary: "Take the file",
    description: "Not found until its status is `done`.",
    asks: { params: onExport },
    types: Object.values(fileTypes).map((type) => type.replace(/;.*$/u, "")),
    handle: async ({ params: { id } }, { actor }) => {
      const file = await getExport(actor, id);
      if (file.status !== "done") throw notFound("The file");
      return fileResponse(file, exportBytes(actor, id));
    },
  }),
  route({
    method: "DELETE",
    path: "/exports/{id}",
    name: "endExport",
    scope: "exports:write",
    summary: "Stop an export, or delete its file",
    asks: { params: onExport },
    refuses: ["export-ended", "export-under-way"],
    handle: async ({ params }, { actor, now }) => endExport(actor, { exportId: params.id }, now),
  }),
];
