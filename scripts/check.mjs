// npm run check: types, linter, format, import law, unused code and the unit tests.
import { cpus } from "node:os";

import { runSideBySide, staticChecks, tellResult } from "./checks.mjs";
import { home, makeReady } from "./start/installation.mjs";
import { runProgram } from "./start/refusal.mjs";

await runProgram(async () => {
  await makeReady((line) => console.error(line));
  const units = { name: "unit tests", args: [`${home}/node_modules/vitest/vitest.mjs`, "run", "--project", "unit*", "--reporter", "dot"] };
  const results = await runSideBySide([...staticChecks, units], Math.min(3, cpus().length), tellResult);
  const failed = results.filter(({ isGood }) => !isGood);
  console.log(failed.length === 0 ? "All checks passed." : `${failed.length} of ${results.length} checks failed.`);
  return failed.length === 0 ? 0 : 1;
});
