import type { PoolClient, QueryResultRow } from "pg";

import { sqlPool } from "#lib/db/client";

/** One statement in PostgreSQL's own words; one with a name is prepared once per connection. */
export type Statement = { readonly name?: string; readonly text: string; readonly values: unknown[] };

/** Runs statements, alone or inside a transaction. */
export type Sql = { readonly query: <Row extends QueryResultRow>(statement: Statement) => Promise<Row[]> };

/** Runs one statement on any free connection. */
export const sql: Sql = { query: async <Row extends QueryResultRow>(statement: Statement) => (await sqlPool().query<Row>(statement)).rows };

type Durability = {
  /**
   * True for work that repeats itself when its commit is lost, such as a page with its cursor: the commit does not wait for the disk.
   * A database server that loses power forgets at most the last moments, items and cursor together; it never keeps half.
   */
  readonly isRepeatable?: boolean;
  /** True for work whose every statement must see one and the same moment; whoever changed its rows meanwhile makes it begin again. */
  readonly isSnapshot?: boolean;
};

/**
 * Runs one unit of work in statements of PostgreSQL's own: for pages of items, where a client's row objects cost too much.
 * A deadlock or a lost serialization is tried again, up to three times; nothing in `work` may wait for the network or a queue.
 */
export const inSqlTransaction = async <Result>(work: (tx: Sql) => Promise<Result>, durability: Durability = {}): Promise<Result> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(work, durability);
    } catch (error) {
      if (attempt === 3 || !isPassing(error)) throw error;
    }
  }
};

const once = async <Result>(work: (tx: Sql) => Promise<Result>, { isRepeatable = false, isSnapshot = false }: Durability): Promise<Result> => {
  const client = await sqlPool().connect();
  let broken: Error | undefined;
  try {
    const begin = isSnapshot ? "BEGIN ISOLATION LEVEL REPEATABLE READ" : "BEGIN";
    await client.query(isRepeatable ? `${begin}; SET LOCAL synchronous_commit = off` : begin);
    const result = await work(runner(client));
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch((cause: unknown) => {
      broken = cause instanceof Error ? cause : new Error("rollback failed");
    });
    throw error;
  } finally {
    client.release(broken);
  }
};

const runner = (client: PoolClient): Sql => ({ query: async <Row extends QueryResultRow>(statement: Statement) => (await client.query<Row>(statement)).rows });

// https://www.postgresql.org/docs/current/errcodes-appendix.html: serialization_failure, deadlock_detected
const passing = new Set(["40001", "40P01"]);

const isPassing = (error: unknown): boolean => error instanceof Error && "code" in error && typeof error.code === "string" && passing.has(error.code);
