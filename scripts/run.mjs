// Runs one part of Parley by itself: npm run web, dev, worker, migrate, token, verify-audit, recompute. Beside a running npm start it uses that one's database and
// secret; elsewhere the environment's DATABASE_URL and PARLEY_SECRET. Benches, pictures and the tagger's commands bring up
// what they need themselves.
import { spawn } from "node:child_process";
import path from "node:path";

import { keptSecret, runningOn } from "./start/data-folder.mjs";
import { buildPages, buildWorker, checkNode, home, makeReady } from "./start/installation.mjs";
import { Refusal } from "./start/refusal.mjs";
import { settingsOf } from "./start/settings.mjs";
import { workerCommand } from "./start/worker-command.mjs";

const next = path.join(home, "node_modules/next/dist/bin/next");
const parts = {
  web: ({ port }) => [next, "start", "-p", port, "-H", process.env.HOST || "0.0.0.0"],
  dev: ({ port }) => [next, "dev", "-p", port],
  worker: () => workerCommand,
  migrate: () => ["--import", "tsx", "scripts/migrate.ts"],
  token: () => ["--import", "tsx", "scripts/token.ts"],
  "verify-audit": () => ["--import", "tsx", "scripts/verify-audit.ts"],
  recompute: () => ["--import", "tsx", "scripts/recompute.ts"],
};

const byThemselves = {
  bench: ["--import", "tsx", "tests/bench/run.ts"],
  screens: ["--import", "tsx", "scripts/screens.ts"],
  tag: ["--import", "tsx", "scripts/tag.ts"],
  evaluate: ["--import", "tsx", "scripts/evaluate-tagger.ts"],
  "train-tagger": ["--max-old-space-size=8000", "--import", "tsx", "scripts/train-tagger.ts"],
};

/** Takes `--data DIR` out of the arguments; the rest belongs to the part. */
const takeDataFlag = (args) => {
  const at = args.indexOf("--data");
  const dataDir = path.resolve(at < 0 ? path.join(home, ".parley") : (args[at + 1] ?? ""));
  return { dataDir, rest: at < 0 ? args : args.toSpliced(at, 2) };
};

const environmentOf = (dataDir) => {
  const given = process.env;
  const beside = (given.DATABASE_URL ? null : runningOn(dataDir)) ?? {};
  const databaseUrl = given.DATABASE_URL ?? beside.databaseUrl;
  if (!databaseUrl) throw new Refusal(`Nothing runs on ${dataDir}: start Parley first with npm start, name its folder with --data, or set DATABASE_URL.`);
  const port = given.PORT ?? String(beside.port ?? 3000);
  const url = given.PARLEY_URL ?? beside.url ?? `http://localhost:${port}`;
  return settingsOf({ databaseUrl, secret: secretFor(beside, dataDir), port, url, demoUrl: given.PARLEY_DEMO ?? beside.demoUrl });
};

const secretFor = (beside, dataDir) => {
  const secret = process.env.PARLEY_SECRET ?? (beside.databaseUrl ? keptSecret(dataDir, "secret") : "");
  if (secret.length < 32) throw new Refusal("Set PARLEY_SECRET to 32 characters or more, the same for every part of one installation.");
  return secret;
};

const asPart = (name, args) => {
  const { dataDir, rest } = takeDataFlag(args);
  const environment = environmentOf(dataDir);
  return {
    args: [...parts[name]({ port: environment.PORT }), ...rest],
    environment: name === "dev" ? { ...environment, NODE_ENV: "development" } : environment,
  };
};

const main = async () => {
  checkNode();
  const [name, ...args] = process.argv.slice(2);
  const isAlone = Object.hasOwn(byThemselves, name ?? "");
  if (!isAlone && !Object.hasOwn(parts, name ?? ""))
    throw new Refusal(`Name the part to run: ${[...Object.keys(parts), ...Object.keys(byThemselves)].join(", ")}.`);
  const { args: given, environment } = isAlone ? { args: [...byThemselves[name], ...args], environment: process.env } : asPart(name, args);
  const toStderr = (line) => console.error(line);
  await makeReady(toStderr);
  if (name === "web") await buildPages(toStderr);
  if (name === "worker" || name === "bench") await buildWorker(toStderr);
  const child = spawn(process.execPath, given, { cwd: home, env: environment, stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.once("exit", (code) => process.exit(code ?? 1));
};

try {
  await main();
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error);
  process.exit(1);
}
