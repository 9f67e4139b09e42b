import { Redis } from "ioredis";
import { afterAll, describe } from "vitest";

import { testRedisUrl } from "../../support/services";
import { killSuite } from "./kill-suite";

describe("a worker with its queues in Redis", () => {
  const redis = new Redis(testRedisUrl(), { db: 3 });
  process.env["REDIS_URL"] = `${testRedisUrl()}/3`;

  afterAll(() => redis.disconnect());

  killSuite(async () => {
    await redis.flushdb();
  });
});
