import type { Client } from "pg";

const isReadStatement = `SELECT NOT EXISTS (SELECT FROM source WHERE platform <> 'push' AND last_success_at IS NULL)
  AND NOT EXISTS (SELECT FROM thread WHERE unsettled_since IS NOT NULL)
  AND NOT EXISTS (SELECT FROM coverage_change) AND NOT EXISTS (SELECT FROM coverage_recount) AS "isRead"`;

/** Resolves once every source has been read, and all that it brought is settled and counted. */
export const untilRead = async (database: Client): Promise<void> => {
  for (;;) {
    const { rows } = await database.query<{ isRead: boolean }>(isReadStatement);
    if (rows[0]?.isRead === true) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
};
