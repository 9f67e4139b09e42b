import { describe } from "vitest";

import { sql } from "#lib/db/sql";

import { killSuite } from "./kill-suite";

describe("a worker with its queues in PostgreSQL", () => {
  killSuite(async () => {
    const rows = await sql.query<{ name: string }>({
      text: "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'bullmq' AND tablename <> 'migration'",
      values: [],
    });
    await sql.query({ text: `TRUNCATE ${rows.map(({ name }) => `bullmq."${name}"`).join(", ")}`, values: [] });
  });
});
