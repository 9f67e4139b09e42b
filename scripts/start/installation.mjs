// Makes a checkout ready to run: locked packages, generated client, built pages and worker. Each is done again only when its sources changed.
// Runs before anything is installed, so it uses nothing but Node.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { whyNodeIsTooOld } from "./node-version.mjs";
import { alone } from "./one-at-a-time.mjs";
import { Refusal } from "./refusal.mjs";

export const home = path.join(path.dirname(fileURLToPath(import.meta.url)), "../..");

const inHome = (...names) => path.join(home, ...names);
const read = (file) => (existsSync(inHome(file)) ? readFileSync(inHome(file), "utf8") : null);

/** Throws a Refusal on a Node that is too old to run Parley. */
export const checkNode = () => {
  const reason = whyNodeIsTooOld();
  if (reason !== null) throw new Refusal(reason);
};

/** Installs packages and generates the database client where the checkout lacks them; `say` is told before each step that takes time. */
export const makeReady = (say, signal) => doWhatIsMissing([packages, client], say, signal);

/** Builds the pages when their sources changed since the last time. */
export const buildPages = (say, signal) => doWhatIsMissing([builtPages], say, signal);

/** Builds the worker when its sources changed since the last time. */
export const buildWorker = (say, signal) => doWhatIsMissing([builtWorker], say, signal);

const doWhatIsMissing = async (steps, say, signal) => {
  if (steps.every((step) => step.isFresh())) return;
  await alone(home, say, async () => {
    for (const step of steps) {
      if (step.isFresh()) continue;
      signal?.throwIfAborted();
      say(step.title);
      await step.run(signal);
    }
  });
};

const packages = {
  title: "Installing packages (a minute or so, once) …",
  // npm writes its own account of what it installed last of all, so a match means that everything is there.
  isFresh: () => {
    const installed = JSON.parse(read("node_modules/.package-lock.json") ?? "{}").packages;
    if (!installed) return false;
    const wanted = JSON.parse(read("package-lock.json")).packages;
    const isThere = ([place, entry]) => place === "" || entry.optional || entry.peer || entry.devOptional || installed[place]?.version === entry.version;
    return Object.entries(wanted).every(isThere);
  },
  run: (signal) => {
    // A setting of production would leave out the compiler that builds the pages.
    const environment = { ...process.env, ...prismaOffline, NODE_ENV: "development", npm_config_production: "" };
    const args = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
    return npmCommand(args, environment, signal);
  },
};

/** Prisma looks for its native engine on a host that is not always there; nothing here runs it, any program will do in its place. */
const prismaOffline = {
  PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath,
  PRISMA_HIDE_UPDATE_MESSAGE: "1",
  CHECKPOINT_DISABLE: "1",
};

const npmCommand = (args, environment, signal) => {
  const beside = path.join(path.dirname(process.execPath), process.platform === "win32" ? "npm.cmd" : "npm");
  const script = process.env.npm_execpath;
  if (script && /npm-cli\.c?js$/.test(script)) return finished([process.execPath, script, ...args], environment, signal);
  return finished([existsSync(beside) ? beside : "npm", ...args], environment, signal);
};

const client = {
  title: "Generating the database client …",
  isFresh: () => read("prisma/generated/.made-from") === client.fingerprint(),
  fingerprint: () => fingerprintOf(["prisma/schema", "prisma.config.ts", "node_modules/prisma/package.json"]),
  run: async (signal) => {
    await finished([process.execPath, inHome("node_modules/prisma/build/index.js"), "generate", "--no-hints"], { ...process.env, ...prismaOffline }, signal);
    writeFileSync(inHome("prisma/generated/.made-from"), client.fingerprint());
  },
};

const pageSources = [
  "app",
  "lib",
  "public",
  "messages",
  "i18n",
  "prisma/schema",
  "proxy.ts",
  "instrumentation.ts",
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
];

const builtPages = {
  title: "Building the pages …",
  isFresh: () => existsSync(inHome(".next/BUILD_ID")) && read(".next/made-from") === builtPages.fingerprint(),
  fingerprint: () => fingerprintOf(pageSources),
  run: async (signal) => {
    const before = builtPages.fingerprint();
    const environment = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
    await finished([process.execPath, inHome("node_modules/next/dist/bin/next"), "build"], environment, signal);
    writeFileSync(inHome(".next/made-from"), before);
  },
};

const builtWorker = {
  title: "Building the worker …",
  isFresh: () => existsSync(inHome("build/worker.mjs")) && read("build/made-from") === builtWorker.fingerprint(),
  fingerprint: () => fingerprintOf(["lib", "workers", "prisma/schema", "scripts/build-worker.mjs", "scripts/bundle.mjs", "package-lock.json"]),
  run: async (signal) => {
    const before = builtWorker.fingerprint();
    await finished([process.execPath, inHome("scripts/build-worker.mjs")], process.env, signal);
    writeFileSync(inHome("build/made-from"), before);
  },
};

/** Changes when any of the files does; what is not there counts as absent. */
const fingerprintOf = (entries) => {
  const hash = createHash("sha256").update(process.versions.modules);
  const add = (entry) => {
    const full = inHome(entry);
    if (!existsSync(full)) return;
    if (statSync(full).isDirectory()) for (const name of readdirSync(full).sort()) add(`${entry}/${name}`);
    else hash.update(`\0${entry}\0`).update(readFileSync(full));
  };
  for (const entry of entries) add(entry);
  return hash.digest("hex");
};

/** Runs a program to its end; what it said is shown only when it failed. */
const finished = ([program, ...args], environment, signal) =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: home, env: environment, stdio: ["ignore", "pipe", "pipe"], signal });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said = (said + chunk).slice(-8_000)));
    child.once("error", (error) => reject(new Refusal(`Cannot run ${program}: ${error.message}`)));
    child.once("close", (code) => {
      if (code === 0) resolve();
      else
        reject(new Refusal(`${said.trim()}\n\n"${[program, ...args].map((part) => path.basename(part)).join(" ")}" did not succeed: see what it says above.`));
    });
  });
