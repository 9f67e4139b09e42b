// npm start runs this before the desk: loads the demo workspace. Reads the site at --site-url or PARLEY_DEMO; --state is the file of `demo/main.ts`.
import { parseArgs } from "node:util";

import { connectChat } from "./connect-chat";
import { loadWorkspace } from "./load-workspace";
import { readClock } from "#lib/core/clock";
import { env } from "#lib/core/env";
import { disconnect } from "#lib/db/client";
import { closeQueues } from "#lib/queue/backend";

const tell = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const { values } = parseArgs({ options: { "site-url": { type: "string" }, state: { type: "string", default: ".parley/demo/state.jsonl" } } });
const siteUrl = values["site-url"] ?? process.env["PARLEY_DEMO"];
if (siteUrl === undefined) throw new Error("Name the demo site: --site-url http://127.0.0.1:4310, or PARLEY_DEMO.");
try {
  await loadWorkspace({ siteUrl, now: readClock(), tell });
  await connectChat({ siteUrl, deskUrl: env().PARLEY_URL, stateFile: values.state, now: readClock(), tell });
} finally {
  await closeQueues();
  await disconnect();
}
