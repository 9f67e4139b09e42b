// Reads every import of the product and says which break the law of docs/architecture.md.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { cruise } from "dependency-cruiser";
import extractDepcruiseOptions from "dependency-cruiser/config-utl/extract-depcruise-options";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";

const home = path.join(path.dirname(fileURLToPath(import.meta.url)), "..");
const roots = ["app", "lib", "workers", "demo", "proxy.ts", "instrumentation.ts"];

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
  const own = output.modules.filter((module) => /^(app|lib|workers|demo)\/|^(proxy|instrumentation)\.ts$/.test(module.source));
  const breaches = output.summary.violations.map((violation) => ({ rule: violation.rule.name, from: violation.from, to: violation.to }));
  return { filesRead: own.length, breaches: [...breaches, ...serverInBrowser(output.modules)] };
};

const carriedRule = "browsers-carry-no-server";
const carriedReason =
  "What a *.client.tsx imports is carried to the browser with all it imports in turn: models and looks, until an actions.ts, which stays behind.";
const isServer = /^lib\/|^prisma\//;
const mayTravel =
  /^lib\/core\/(errors|ids|time)\.ts$|^lib\/connectors\/contract\.ts$|^lib\/auth\/(actor|permissions|scopes)\.ts$|^lib\/[^/]+\/[a-z-]*model(\.ts$|\/)|^lib\/tagging\/(?!(providers|store|commands|training)\/|embedded\/(shipped-tagger|weights-file)\.ts$|(tagger|embedded)-for\.ts$)/;

/** Files of the server that client components carry along through their neighbours, which no rule on single imports can see. */
const serverInBrowser = (modules) => {
  const importsOf = new Map(
    modules.map(({ source, dependencies }) => [source, dependencies.filter(({ dependencyTypes }) => !dependencyTypes.includes("type-only"))]),
  );
  const carried = (file, seen) =>
    (importsOf.get(file) ?? []).flatMap(({ resolved }) => {
      if (isServer.test(resolved)) return mayTravel.test(resolved) ? [] : [{ rule: carriedRule, from: file, to: resolved }];
      if (seen.has(resolved) || !resolved.startsWith("app/") || /\/actions\.ts$/.test(resolved)) return [];
      return carried(resolved, seen.add(resolved));
    });
  const isClient = (file) => /\.client\.tsx$/.test(file);
  // A direct import of a client component is the business of client-components-see-models.
  return modules.flatMap(({ source }) => (isClient(source) ? carried(source, new Set([source])).filter(({ from }) => !isClient(from)) : []));
};

/** The reasons the rules give, by rule. */
const reasons = async () => {
  const { ruleSet } = await extractDepcruiseOptions(path.join(home, ".dependency-cruiser.cjs"));
  return new Map([[carriedRule, carriedReason], ...ruleSet.forbidden.map((rule) => [rule.name, rule.comment])]);
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
