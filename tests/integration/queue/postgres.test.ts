import { Pool } from "pg";
import { afterAll, beforeAll, describe } from "vitest";

import { queueSuite } from "./suite";

describe("queues on PostgreSQL", () => {
  let pool: Pool;

  beforeAll(() => {
    pool = new Pool({ connectionString: process.env["DATABASE_URL"], max: 1 });
  });
  afterAll(() => pool.end());

  queueSuite(async () => {
    const { rows } = await pool.query<{ name: string }>("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'bullmq' AND tablename <> 'migration'");
    if (rows.length > 0) await pool.query(`TRUNCATE ${rows.map(({ name }) => `bullmq."${name}"`).join(", ")}`);
  });
});
