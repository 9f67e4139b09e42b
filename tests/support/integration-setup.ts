// Runs before each integration file: the settings of a process of Parley, on a database of the file's own.
// Queues live in PostgreSQL, except in files named *redis.test.ts.
import { expect } from "vitest";

import { freshDatabase, testRedisUrl } from "./services";

const { url } = await freshDatabase();

process.env["DATABASE_URL"] = url;
process.env["PARLEY_SECRET"] = "the secret of the tests, long enough to be one";
process.env["PARLEY_URL"] = "http://localhost:3000";
process.env["LOG_LEVEL"] ??= "silent";
if (expect.getState().testPath?.endsWith("redis.test.ts")) process.env["REDIS_URL"] = testRedisUrl();
else delete process.env["REDIS_URL"];
