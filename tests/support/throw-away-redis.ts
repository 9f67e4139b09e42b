import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { Redis } from "ioredis";

import { freePort } from "../../scripts/start/machine.mjs";

/** A Redis of its own for one run of tests; null where redis-server is not installed. */
export const startThrowAwayRedis = async (): Promise<{ readonly url: string; readonly stop: () => Promise<void> } | null> => {
  if (spawnSync("redis-server", ["--version"]).status !== 0) return null;
  const folder = mkdtempSync(path.join(tmpdir(), "parley-redis-"));
  const port = await freePort();
  const server = spawn("redis-server", ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", folder], {
    stdio: "ignore",
  });
  const gone = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  const url = `redis://127.0.0.1:${port}`;
  await answers(url);
  const stop = async (): Promise<void> => {
    server.kill("SIGTERM");
    await gone;
    rmSync(folder, { recursive: true, force: true });
  };
  return { url, stop };
};

const answers = async (url: string): Promise<void> => {
  const redis = new Redis(url, { retryStrategy: (times) => (times > 100 ? null : 50), maxRetriesPerRequest: null });
  redis.on("error", () => undefined);
  await redis.ping();
  redis.disconnect();
};
