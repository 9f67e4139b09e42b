import { sqlPool } from "#lib/db/client";

/**
 * Does `work` unless another process of this installation is doing work of the same name right now.
 * Says whether it was done. The lock goes with its connection, so a process that dies lets go of it.
 */
export const unlessRunning = async (name: string, work: () => Promise<void>): Promise<boolean> => {
  const client = await sqlPool().connect();
  let broken: Error | undefined;
  try {
    const { rows } = await client.query<{ mine: boolean }>("SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS mine", [name]);
    if (rows[0]?.mine !== true) return false;
    try {
      await work();
    } finally {
      await client.query("SELECT pg_advisory_unlock(hashtextextended($1, 0))", [name]).catch((cause: unknown) => {
        broken = cause instanceof Error ? cause : new Error("unlock failed");
      });
    }
    return true;
  } finally {
    client.release(broken);
  }
};
