// Runs before each integration file: the settings of a process of Parley, on a database that holds nothing yet.
// Queues live in PostgreSQL, except in files named *redis.test.ts.
import { afterAll, expect } from "vitest";

import { databaseOfProcess, testRedisUrl } from "./services";

process.env["DATABASE_URL"] = await databaseOfProcess();
process.env["PARLEY_SECRET"] = "the secret of the tests, long enough to be one";
process.env["PARLEY_URL"] = "http://localhost:3000";
process.env["LOG_LEVEL"] ??= "silent";
if (expect.getState().testPath?.endsWith("redis.test.ts")) process.env["REDIS_URL"] = testRedisUrl();
else delete process.env["REDIS_URL"];

afterAll(async () => {
  const [{ closeQueues }, { disconnect }] = await Promise.all([import("#lib/queue/backend"), import("#lib/db/client")]);
  await closeQueues();
  await disconnect();
});
