import { describe } from "vitest";

import { wipeQueue } from "../../support/wipe-queue";

import { killSuite } from "./kill-suite";

describe("a worker with its queues in PostgreSQL", () => {
  killSuite(wipeQueue);
});
