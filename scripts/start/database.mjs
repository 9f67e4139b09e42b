import path from "node:path";

import { runOnce } from "./child.mjs";
import { keptSecret } from "./data-folder.mjs";
import { pause } from "./machine.mjs";
import { Refusal } from "./refusal.mjs";

const databaseName = "parley";

const createDatabase = async (url) => {
  const { Client } = (await import("pg")).default;
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [databaseName]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${databaseName}`);
  } finally {
    await client.end();
  }
};

/**
 * Starts the built-in database and keeps it up: one that dies is started again on the same port, so that nobody who uses it has to be told. `signal` gives up the first start.
 * @returns {Promise<{ url: string, stop: (withinMs: number) => Promise<void> }>}
 */
export const keepDatabase = async (dataDir, say, signal) => {
  // Its packages may only just have been installed.
  const { startCluster } = await import("./cluster.mjs");
  const wanted = { dataDir, password: keptSecret(dataDir, "database-password"), logFile: path.join(dataDir, "logs", "postgres.log") };
  const state = { cluster: await startCluster({ ...wanted, signal }), isStopping: false };
  if (state.cluster.note) say(state.cluster.note);
  const watch = async () => {
    await state.cluster.exited;
    if (state.isStopping) return;
    say(`The database stopped unexpectedly; starting it again. Its log: ${wanted.logFile}`);
    await pause(1_000);
    if (state.isStopping) return;
    state.cluster = await startCluster({ ...wanted, port: state.cluster.port });
    void watch();
  };
  void watch().catch((error) => say(error.message));
  await createDatabase(state.cluster.urlOf("postgres"));
  const stop = (withinMs) => {
    state.isStopping = true;
    return state.cluster.stop(withinMs);
  };
  return { url: state.cluster.urlOf(databaseName), stop };
};

/** Brings the database's tables up to what this version of Parley expects. */
export const applyMigrations = async ({ environment, logFile, onStart }) => {
  let last = "";
  const isDone = await runOnce({ args: ["--import", "tsx", "scripts/migrate.ts"], environment, logFile, hear: (line) => (last = line || last), onStart });
  if (!isDone) throw new Refusal(last);
};
