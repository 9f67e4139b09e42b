import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { freePort, whyPortIsClosed } from "./machine.mjs";

/** The port of the demonstration's site: the same at every start, for its address is stored with what was read from it. */
export const demoPort = async ({ dataDir, port }) => {
  const folder = path.join(dataDir, "demo");
  const kept = path.join(folder, "port");
  mkdirSync(folder, { recursive: true });
  const wanted = existsSync(kept) ? Number(readFileSync(kept, "utf8")) : port + 100;
  const chosen = wanted < 65_536 && (await whyPortIsClosed(wanted)) === null ? wanted : await freePort();
  writeFileSync(kept, String(chosen));
  return chosen;
};

/** How to sign in to the demonstration. */
export const signInLines = () => ["Sign in as anna@parley.example with the password parley-demo"];
