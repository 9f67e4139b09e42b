import { describe } from "vitest";

import { wipeQueue } from "../../support/wipe-queue";

import { queueSuite } from "./suite";

describe("queues on PostgreSQL", () => {
  queueSuite(wipeQueue);
});
