import { inSqlTransaction } from "#lib/db/sql";

/** Empties the queues in PostgreSQL under those who work on them; where they and this wait for each other, it is tried again. */
export const wipeQueue = async (): Promise<void> =>
  inSqlTransaction(async (tx) => {
    const rows = await tx.query<{ name: string }>({
      text: "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'bullmq' AND tablename <> 'migration' ORDER BY tablename",
      values: [],
    });
    if (rows.length > 0) await tx.query({ text: `TRUNCATE ${rows.map(({ name }) => `bullmq."${name}"`).join(", ")}`, values: [] });
  });
