// Writes and checks migrations without Prisma's native engine, on a throw-away database.
//   npm run migration -- --name add-note   writes the migration that brings the tables to the schema
//   npm run migration -- --check           fails when the migrations and the schema disagree
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";

import { home, makeReady } from "./start/installation.mjs";
import { Refusal, runProgram } from "./start/refusal.mjs";

const engine = path.join(home, "scripts/schema-engine.mjs");
const prisma = path.join(home, "node_modules/prisma/build/index.js");

const withScratchDatabase = async (work) => {
  const { startCluster } = await import("./start/cluster.mjs");
  const folder = mkdtempSync(path.join(tmpdir(), "parley-migration-"));
  const { chmodSync } = await import("node:fs");
  chmodSync(folder, 0o711);
  const cluster = await startCluster({ dataDir: folder, password: "scratch", settings: { fsync: "off", shared_buffers: "32MB" } });
  try {
    return await work(cluster.urlOf("postgres"));
  } finally {
    await cluster.stop(2_000);
    rmSync(folder, { recursive: true, force: true });
  }
};

const runPrisma = (args, databaseUrl) =>
  new Promise((resolve) => {
    const environment = {
      ...process.env,
      DATABASE_URL: databaseUrl,
      PRISMA_SCHEMA_ENGINE_BINARY: engine,
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      CHECKPOINT_DISABLE: "1",
    };
    const child = spawn(process.execPath, [prisma, ...args], { cwd: home, env: environment, stdio: "inherit" });
    child.once("exit", (code) => resolve(code ?? 1));
  });

const migrationsToSchema = ["migrate", "diff", "--from-migrations", "prisma/migrations", "--to-schema", "prisma/schema", "--exit-code"];

runProgram(async () => {
  const { values } = parseArgs({ options: { name: { type: "string" }, check: { type: "boolean", default: false } } });
  if (!values.check && !/^[a-z0-9][a-z0-9_-]*$/.test(values.name ?? ""))
    throw new Refusal("Name the migration in a few words joined by hyphens: npm run migration -- --name add-note");
  await makeReady((line) => console.error(line));
  return withScratchDatabase(async (url) => {
    if (!values.check) return runPrisma(["migrate", "dev", "--name", values.name, "--create-only"], url);
    const code = await runPrisma(migrationsToSchema, url);
    if (code === 2) console.error("The migrations and the schema disagree: npm run migration -- --name what-changed writes what is missing.");
    return code;
  });
});
