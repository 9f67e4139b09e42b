// The checks that need no running service, and a way to run such things side by side.
import { spawn } from "node:child_process";
import path from "node:path";

import { home } from "./start/installation.mjs";

const tool = (...names) => path.join(home, "node_modules", ...names);

/** The longest first, so that the short ones fill the gaps. */
export const staticChecks = [
  { name: "lint", args: [tool("oxlint/bin/oxlint"), "--max-warnings", "0", "--format", "unix", "."] },
  // The native compiler; the import law needs the older one's programming interface.
  { name: "types", args: [tool("typescript-native/bin/tsc"), "--noEmit"] },
  { name: "knip", args: [tool("knip/bin/knip.js"), "--no-progress"] },
  { name: "format", args: [tool("oxfmt/bin/oxfmt"), "--check"] },
  { name: "imports", args: [path.join(home, "scripts/import-law.mjs")] },
];

/** Runs a Node program and resolves to how it ended; what it says is kept for whoever reports it. */
export const runStep = ({ name, args, environment = {} }) =>
  new Promise((resolve) => {
    const began = Date.now();
    const child = spawn(process.execPath, args, { cwd: home, env: { ...process.env, ...environment }, stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said = (said + chunk).slice(-60_000)));
    child.once("close", (code) => resolve({ name, isGood: code === 0, said: said.trim(), seconds: (Date.now() - began) / 1_000 }));
  });

/** Runs steps `atOnce` at a time, in order of the list, and tells of each as it ends. */
export const runSideBySide = async (steps, atOnce, tell) => {
  const waiting = [...steps];
  const results = [];
  const lane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const result = await (step.run?.() ?? runStep(step));
      results.push(result);
      tell(result);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return results;
};

/** One line for a step that went well, and all it said for one that did not. */
export const tellResult = ({ name, isGood, said, seconds }) => {
  console.log(`${isGood ? "ok    " : "FAILED"} ${name} (${seconds.toFixed(1)} s)`);
  if (!isGood) console.log(said.replace(/^/gm, "    "));
};
