import { Redis } from "ioredis";
import { afterAll, beforeAll, describe } from "vitest";

import { testRedisUrl } from "../../support/services";
import { queueSuite } from "./suite";

describe("queues on Redis", () => {
  let redis: Redis;

  beforeAll(() => {
    redis = new Redis(testRedisUrl());
  });
  afterAll(() => redis.disconnect());

  queueSuite(async () => {
    await redis.flushdb();
  });
});
