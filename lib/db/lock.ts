import { Client } from "pg";

import { env } from "#lib/core/env";

/**
 * Does `work` unless another process of this installation is doing work of the same name right now.
 * Says whether it was done. The lock goes with its connection, so a process that dies lets go of it; the connection is none of the
 * pool's, or a pool of one would wait for itself.
 */
export const unlessRunning = async (name: string, work: () => Promise<void>): Promise<boolean> => {
  const holder = new Client({ connectionString: env().DATABASE_URL, application_name: "parley-lock" });
  // What the work does itself fails where the database is gone; the lost lock alone must not end the process.
  holder.on("error", () => undefined);
  await holder.connect();
  try {
    const { rows } = await holder.query<{ mine: boolean }>("SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS mine", [name]);
    if (rows[0]?.mine !== true) return false;
    await work();
    return true;
  } finally {
    await holder.end();
  }
};
