// npm test: every check and every suite, with what they need brought up and taken down again.
// Its last line is always "N passed, N failed, N skipped".
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import path from "node:path";

import { runSideBySide, runStep, staticChecks, tellResult } from "./checks.mjs";
import { buildPages, checkNode, home, makeReady } from "./start/installation.mjs";
import { runProgram } from "./start/refusal.mjs";
import { obtain, readTools } from "./tools.mjs";

const say = (line) => console.log(line);

const testFiles = () =>
  readdirSync(path.join(home, "tests"), { recursive: true })
    .filter((name) => /\.test\.tsx?$/.test(name))
    .map((name) => ({ name: `tests/${name.replaceAll(path.sep, "/")}`, text: readFileSync(path.join(home, "tests", name), "utf8") }));

/** Finds or installs what the suites need; the files that must be left out, each with the reason. */
const leaveOut = async (files) => {
  const tools = await readTools();
  const needed = tools.filter(({ isNeededBy }) => files.some(isNeededBy));
  const missing = obtain(needed, say);
  return files.flatMap((file) => {
    const lacks = missing.filter(({ isNeededBy }) => isNeededBy(file));
    return lacks.length === 0 ? [] : [{ name: file.name, lacks }];
  });
};

const pages = {
  name: "next build",
  run: async () => {
    const began = Date.now();
    const outcome = (isGood, said) => ({ name: pages.name, isGood, said, seconds: (Date.now() - began) / 1_000 });
    return buildPages(() => {}).then(
      () => outcome(true, ""),
      (error) => outcome(false, error.message),
    );
  },
};

const drift = { name: "migrations match the schema", args: [path.join(home, "scripts/migration.mjs"), "--check"] };

/** One of vitest's projects, with what runs alone beside it, as a step: its tests are counted one by one from vitest's own account. */
const suite = (project, { reports, excluded }) => {
  const account = path.join(reports, `${project}.json`);
  const args = [path.join(home, "node_modules/vitest/vitest.mjs"), "run", "--project", `${project}*`, "--passWithNoTests"];
  const reporters = ["--reporter", "default", "--reporter", "json", "--outputFile.json", account];
  const without = excluded.flatMap(({ name }) => ["--exclude", name]);
  const run = async () => {
    const result = await runStep({ name: project, args: [...args, ...reporters, ...without] });
    const told = readAccount(account);
    return { ...result, said: failuresIn(told) || lastLines(result.said), counts: countsIn(told, result.isGood) };
  };
  return { name: project, run };
};

/** What vitest wrote down of a run; null where it did not come to that. */
const readAccount = (file) => {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
};

/** What failed and why, without all that went well; empty where nothing did or nothing is known. */
const failuresIn = (told) =>
  (told?.testResults ?? [])
    .filter(({ status }) => status === "failed")
    .flatMap(({ name, message, assertionResults }) => [
      `${path.relative(home, name)} ${message}`.trim(),
      ...assertionResults.filter(({ status }) => status === "failed").map(({ fullName, failureMessages }) => `  ${fullName}\n${failureMessages.join("\n")}`),
    ])
    .join("\n");

const lastLines = (said) => said.split("\n").slice(-80).join("\n");

const countsIn = (told, isGood) => {
  if (told === null) return { passed: 0, failed: isGood ? 0 : 1, skipped: 0 };
  // A file that could not even be loaded has no test to count, and must not pass unseen.
  const unloaded = told.testResults.filter((file) => file.status === "failed" && file.assertionResults.every(({ status }) => status !== "failed")).length;
  const failed = told.numFailedTests + unloaded;
  return { passed: told.numPassedTests, failed: failed === 0 && !isGood ? 1 : failed, skipped: told.numPendingTests + told.numTodoTests };
};

const countOf = ({ counts, isGood }) => counts ?? { passed: isGood ? 1 : 0, failed: isGood ? 0 : 1, skipped: 0 };

const tell = (result) => {
  tellResult(result);
  if (result.counts) console.log(`       ${result.counts.passed} passed, ${result.counts.failed} failed, ${result.counts.skipped} skipped`);
};

const tellLeftOut = (excluded) => {
  for (const { name, lacks } of excluded) {
    const cure = lacks.flatMap(({ packages }) => packages).join(" ");
    console.log(`LEFT OUT ${name}: it needs ${lacks.map((tool) => tool.name).join(" and ")} (apt-get install ${cure})`);
  }
};

const runAll = async (reports) => {
  const excluded = await leaveOut(testFiles());
  const facts = { reports, excluded };
  const lanes = Math.min(3, cpus().length);
  const first = await runSideBySide([pages, ...staticChecks, drift, suite("unit", facts)], lanes, tell);
  // These measure time-outs and recoveries, so each has the machine to itself.
  const rest = await runSideBySide([suite("contract", facts), suite("integration", facts), suite("e2e", facts)], 1, tell);
  tellLeftOut(excluded);
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const counts of [...first, ...rest].map(countOf)) for (const key of Object.keys(total)) total[key] += counts[key];
  // Where everything is meant to be there, what could not run has not been shown to work.
  total[process.env.CI ? "failed" : "skipped"] += excluded.length;
  return total;
};

await runProgram(async () => {
  checkNode();
  await makeReady(say);
  const reports = mkdtempSync(path.join(tmpdir(), "parley-reports-"));
  try {
    const { passed, failed, skipped } = await runAll(reports);
    console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
    return failed === 0 ? 0 : 1;
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
});
