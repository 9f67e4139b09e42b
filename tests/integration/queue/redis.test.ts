import { Redis } from "ioredis";
import { afterAll, beforeAll, describe } from "vitest";

import { queueSuite } from "./suite";

describe("queues on Redis", () => {
  let redis: Redis;

  beforeAll(() => {
    redis = new Redis(process.env["REDIS_URL"] ?? "redis://127.0.0.1:6399");
  });
  afterAll(() => redis.disconnect());

  queueSuite(async () => {
    await redis.flushall();
  });
});
