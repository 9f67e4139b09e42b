import { afterAll, describe } from "vitest";

import { wipeQueue } from "../../support/wipe-queue";
import { disconnect } from "#lib/db/client";

import { queueSuite } from "./suite";

afterAll(disconnect);

describe("queues on PostgreSQL", () => {
  queueSuite(wipeQueue);
});
