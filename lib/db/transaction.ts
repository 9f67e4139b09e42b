import type { Prisma } from "#db";
import { db } from "#lib/db/client";

/** What stores are given: the client itself or a running transaction. */
export type Db = Prisma.TransactionClient;

/** Runs one unit of work; nothing in it may wait for the network or a queue. */
export const inTransaction = async <Result>(work: (tx: Db) => Promise<Result>): Promise<Result> =>
  db().$transaction(work, { maxWait: 10_000, timeout: 60_000 });
