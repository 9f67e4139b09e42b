import { NotYet, type Stage } from "./stage";
import { addGroup } from "#lib/reports/commands/groups";
import { requestReport } from "#lib/reports/commands/request";
import { addGroupSchema } from "#lib/reports/model";
import { listGroups } from "#lib/reports/queries/groups";
import { listReports } from "#lib/reports/queries/reports";

const board = { name: "The board", addresses: "board@kestrel.example\nclaire@demo.example", locale: "en", zone: "Europe/London", weekday: 1, hour: 8 } as const;

/** Who is sent the week of all brands, and the last one there was. */
export const reportWeek = async ({ as, now }: Stage): Promise<void> => {
  const manager = as("luc@demo.example");
  if ((await listGroups(manager)).length === 0) await addGroup(manager, addGroupSchema.parse({ ...board, brandIds: [] }), now);
  const reports = await listReports(manager);
  if (reports.length === 0) await requestReport(manager, { groupId: (await listGroups(manager))[0]?.id ?? null }, now);
  if (!reports.some(({ status }) => status === "made")) throw new NotYet("The report is being made.");
};
