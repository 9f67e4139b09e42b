// npm run recompute [-- --workspace demo]: has the figures of one workspace or of all counted anew from their items, day by day.
import { parseArgs } from "node:util";

import { countChanges, countLeft, recountAll } from "#lib/coverage/count-changes";
import { disconnect } from "#lib/db/client";
import { findOperator, listWorkspaceSlugs } from "#lib/team/queries";

const tell = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const recompute = async (slug: string): Promise<boolean> => {
  const operator = await findOperator(slug);
  if (operator === null) {
    tell(`${slug}: there is no such workspace`);
    return false;
  }
  const { workspaceId } = operator;
  await recountAll(workspaceId);
  for (let isMore = true; isMore;) {
    isMore = await countChanges({ workspaceId });
    tell(`${slug}: ${String(await countLeft(workspaceId))} days left`);
  }
  return true;
};

const { values } = parseArgs({ options: { workspace: { type: "string" } } });
try {
  const slugs = values.workspace === undefined ? await listWorkspaceSlugs() : [values.workspace];
  for (const slug of slugs) if (!(await recompute(slug))) process.exitCode = 1;
} finally {
  await disconnect();
}
