import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { startCluster } from "../../scripts/start/cluster.mjs";

export type ThrowAwayCluster = { readonly urlOf: (database: string) => string; readonly stop: () => Promise<void> };

/** A PostgreSQL of its own for one run of tests: quick instead of safe, gone when stopped. */
export const startThrowAwayCluster = async (): Promise<ThrowAwayCluster> => {
  const folder = mkdtempSync(path.join(tmpdir(), "parley-tests-"));
  // The database's own user must be able to pass through.
  chmodSync(folder, 0o711);
  const settings = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", shared_buffers: "128MB", max_connections: 300 };
  const cluster = await startCluster({ dataDir: folder, password: "tests", logFile: path.join(folder, "postgres.log"), settings });
  const stop = async (): Promise<void> => {
    await cluster.stop(5_000);
    rmSync(folder, { recursive: true, force: true });
  };
  return { urlOf: cluster.urlOf, stop };
};
