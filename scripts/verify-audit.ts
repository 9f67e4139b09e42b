// npm run verify-audit [-- --workspace demo]: recomputes the audit chain of one workspace or of all. Says "ok" with the end of each chain, to be
// kept elsewhere, or the first place that is not as it was written; then it ends with 1.
import { parseArgs } from "node:util";

import { disconnect } from "#lib/db/client";
import type { ChainVerdict } from "#lib/team/audit-chain-model";
import { findOperator, listWorkspaceSlugs } from "#lib/team/queries";
import { verifyAudit } from "#lib/team/verify-audit";

const main = async (): Promise<number> => {
  const { values } = parseArgs({ options: { workspace: { type: "string" } } });
  const slugs = values.workspace === undefined ? await listWorkspaceSlugs() : [values.workspace];
  let broken = 0;
  for (const slug of slugs) {
    const operator = await findOperator(slug);
    const verdict = operator === null ? null : await verifyAudit(operator);
    process.stdout.write(`${slug}: ${verdict === null ? "there is no such workspace" : sentenceOf(verdict)}\n`);
    if (verdict === null || verdict.kind === "broken") broken += 1;
  }
  return broken === 0 ? 0 : 1;
};

const sentenceOf = (verdict: ChainVerdict): string => {
  switch (verdict.kind) {
    case "whole":
      return `ok, ${verdict.head.seq} entries, ends with ${verdict.head.hash}`;
    case "not-begun":
      return "no chain yet: the workers begin it with what is there";
    case "broken":
      return `BROKEN at entry ${verdict.seq}${verdict.entryId === null ? "" : ` (${verdict.entryId})`}: ${faults[verdict.fault]}`;
  }
};

const faults = {
  changed: "it was changed after it had been written",
  missing: "it is not there",
  misplaced: "it does not follow the entry before it",
  added: "it was not written by the desk",
  "cut-off": "the trail was cut off here",
  head: "the stored end of the chain is not genuine",
} as const;

try {
  process.exitCode = await main();
} finally {
  await disconnect();
}
