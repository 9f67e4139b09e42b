import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { freePort, whyPortIsClosed } from "./machine.mjs";

const usualPort = 4310;

/** The port of the demonstration's site: the same at every start, for its address is stored with what was read from it. */
export const demoPort = async ({ dataDir }) => {
  const folder = path.join(dataDir, "demo");
  const kept = path.join(folder, "port");
  mkdirSync(folder, { recursive: true });
  const wanted = existsSync(kept) ? Number(readFileSync(kept, "utf8")) : usualPort;
  const chosen = (await whyPortIsClosed(wanted)) === null ? wanted : await freePort();
  writeFileSync(kept, String(chosen));
  return chosen;
};

/** How to sign in to the demonstration, told once for each role, and where to write as a visitor. */
export const demoLines = async (demoUrl) => {
  // Its packages may only just have been installed.
  const { tsImport } = await import("tsx/esm/api");
  const { demoChat, demoMembers, demoPassword } = await tsImport("../../demo/accounts.ts", import.meta.url);
  const roles = new Map(demoMembers.map(({ email, role }) => [role, email]).reverse());
  return [
    `Sign in with the password ${demoPassword} as`,
    ...[...roles].reverse().map(([role, email]) => `    ${email} (${role})`),
    `Write as a visitor on the brands' sites at ${demoUrl}/ or in the chat at ${demoUrl}${demoChat.path}/`,
  ];
};
