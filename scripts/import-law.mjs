// Reads every import of the product and says which break the law of docs/architecture.md.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { cruise } from "dependency-cruiser";
import extractDepcruiseOptions from "dependency-cruiser/config-utl/extract-depcruise-options";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";

const home = path.join(path.dirname(fileURLToPath(import.meta.url)), "..");
const roots = ["app", "lib", "workers", "demo"];

/**
 * Every breach of the import law in a tree, as `{ rule, from, to }`, and how many files were read.
 * @param {string} [tree] the folder that holds app, lib, workers and demo
 * @returns {Promise<{ filesRead: number, breaches: { rule: string, from: string, to: string }[] }>}
 */
export const readImports = async (tree = home) => {
  const options = await extractDepcruiseOptions(path.join(home, ".dependency-cruiser.cjs"));
  const present = roots.filter((folder) => existsSync(path.join(tree, folder)));
  const { output } = await cruise(
    present,
    { ...options, baseDir: tree, validate: true, outputType: undefined },
    {},
    { tsConfig: extractTSConfig(path.join(home, "tsconfig.json")) },
  );
  const own = output.modules.filter((module) => /^(app|lib|workers|demo)\//.test(module.source));
  const breaches = output.summary.violations.map((violation) => ({ rule: violation.rule.name, from: violation.from, to: violation.to }));
  return { filesRead: own.length, breaches };
};

/** The reasons the rules give, by rule. */
const reasons = async () => {
  const { ruleSet } = await extractDepcruiseOptions(path.join(home, ".dependency-cruiser.cjs"));
  return new Map(ruleSet.forbidden.map((rule) => [rule.name, rule.comment]));
};

const report = async () => {
  const { filesRead, breaches } = await readImports();
  if (filesRead === 0) {
    // Happens in silence when the compiler is a version the reader does not know.
    const { version } = JSON.parse(readFileSync(path.join(home, "node_modules/typescript/package.json"), "utf8"));
    console.error(`No file was read, so nothing was checked: does dependency-cruiser know typescript ${version}?`);
    return 1;
  }
  const why = await reasons();
  for (const { rule, from, to } of breaches) console.error(`${from} → ${to}\n    ${rule}: ${why.get(rule)}`);
  console.log(`${filesRead} files, ${breaches.length} breaches of the import law.`);
  return breaches.length === 0 ? 0 : 1;
};

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await report();
