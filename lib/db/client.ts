import { PrismaPg } from "@prisma/adapter-pg";
import { Pool, type QueryConfig } from "pg";

import { PrismaClient } from "#db";
import { env } from "#lib/core/env";

type Connections = { readonly pool: Pool; readonly prisma: PrismaClient };

let connections: Connections | undefined;

const connect = (): Connections => {
  if (connections) return connections;
  const pool = new Pool({ connectionString: env().DATABASE_URL, max: env().PARLEY_DATABASE_POOL, application_name: "parley" });
  // A dropped idle connection is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => undefined);
  connections = { pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool) }) };
  return connections;
};

/** The one Prisma client of this process, opened at first use. */
export const db = (): PrismaClient => connect().prisma;

/** The same connections for statements that Prisma has no words for. */
export const sqlPool = (): Pool => connect().pool;

/** For a library that keeps what it is given: its statements go to the connections of the moment, which may be closed and opened again. */
export const lastingPool = { query: (statement: QueryConfig) => sqlPool().query(statement) } as const;

/** Closes every connection of this process; the next use opens them again. */
export const disconnect = async (): Promise<void> => {
  const closing = connections;
  connections = undefined;
  if (!closing) return;
  await closing.prisma.$disconnect();
  if (!closing.pool.ended) await closing.pool.end();
};
