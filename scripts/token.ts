// npm run token -- --workspace demo [--days 30]: a fresh token for scripts that read whatever can be read. Only the token goes to stdout.
import { parseArgs } from "node:util";

import { readScopes } from "#lib/auth/scopes";
import { readClock } from "#lib/core/clock";
import { disconnect } from "#lib/db/client";
import { createApiToken } from "#lib/team/commands/api-tokens";
import { findOperator } from "#lib/team/queries";

const main = async (): Promise<number> => {
  const { values } = parseArgs({ options: { workspace: { type: "string" }, days: { type: "string", default: "30" } } });
  const days = Number(values.days);
  if (values.workspace === undefined || !Number.isInteger(days) || days < 1 || days > 3650)
    return refuse("Name the workspace: npm run token -- --workspace demo [--days 30].");
  const operator = await findOperator(values.workspace);
  if (operator === null) return refuse(`There is no workspace "${values.workspace}" here.`);
  const { token } = await createApiToken(operator, { name: "command line", scopes: [...readScopes], expiresInDays: days }, readClock());
  process.stdout.write(`${token}\n`);
  return 0;
};

const refuse = (sentence: string): number => {
  process.stderr.write(`${sentence}\n`);
  return 1;
};

try {
  process.exitCode = await main();
} finally {
  await disconnect();
}
