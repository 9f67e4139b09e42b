import { z } from "zod";

import { route } from "../_door/declare";
import { idSchema, momentSchema } from "../_nouns/common";
import { requestReport } from "#lib/reports/commands/request";
import { reportStatusSchema, type ReportRow } from "#lib/reports/model";
import { reportFiguresSchema } from "#lib/reports/model/figures";
import { findSnapshotFor, getReport, listReports } from "#lib/reports/queries/reports";

const reportSchema = z
  .object({
    id: z.string(),
    status: reportStatusSchema,
    week: z.object({ from: z.iso.date(), to: z.iso.date() }).meta({ description: "The Monday, and the Monday after." }),
    group: z.string().nullable().meta({ description: "Whom it is made for; null: asked for by itself." }),
    requestedAt: momentSchema,
    madeAt: momentSchema.nullable(),
  })
  .meta({ id: "Report", description: "The report of one week." });

const reportJson = ({ id, status, week, groupName, requestedAt, madeAt }: ReportRow): z.input<typeof reportSchema> => ({
  ...{ id, status, week, requestedAt, madeAt },
  group: groupName,
});

const keptSchema = z.object({
  definition: z.string().meta({ description: "Which definitions the figures follow." }),
  figures: reportFiguresSchema.meta({ description: "As they were counted when it was made." }),
});

export const reportRoutes = [
  route({
    method: "GET",
    path: "/reports",
    name: "listReports",
    scope: "reports:read",
    summary: "List the latest weekly reports",
    asks: {},
    answers: z.object({ reports: z.array(reportSchema) }),
    handle: async (_asked, { actor }) => ({ reports: (await listReports(actor)).map(reportJson) }),
  }),
  route({
    method: "GET",
    path: "/reports/{id}",
    name: "getReport",
    scope: "reports:read",
    summary: "Read a weekly report with its figures",
    asks: { params: z.object({ id: idSchema }) },
    answers: reportSchema.extend({ kept: keptSchema.nullable().meta({ description: "Null while it is being made." }) }),
    handle: async ({ params }, { actor }) => {
      const report = await getReport(actor, params.id);
      const snapshot = await findSnapshotFor(actor, params.id);
      return { ...reportJson(report), kept: snapshot === null ? null : { definition: snapshot.definition, figures: snapshot.figures } };
    },
  }),
  route({
    method: "POST",
    path: "/reports",
    name: "makeReport",
    scope: "reports:write",
    summary: "Have the report of the last whole week made",
    asks: { body: z.object({}).strict() },
    answers: z.object({ reportId: z.string() }),
    makes: true,
    handle: async (_asked, { actor, now }) => requestReport(actor, { groupId: null }, now),
  }),
];
