import {
  createPostgresBackend,
  createRedisBackend,
  isPgPool,
  Queue,
  runMigrations,
  Worker,
  type JobProgress,
  type PgPool,
  type PostgresConnectionOptions,
  type PostgresQueueBackend,
  type Processor,
  type WorkerOptions,
} from "bullmq";
import { Pool } from "pg";

import { env } from "#lib/core/env";
import { logFor } from "#lib/core/log";

import type { QueueName } from "./define-job";

export type OpenQueue = Queue | Queue<unknown, unknown, string, unknown, unknown, string, PostgresQueueBackend, PostgresConnectionOptions>;
export type OpenWorker = Worker | Worker<unknown, unknown, string, PostgresQueueBackend, JobProgress, PostgresConnectionOptions>;

/** Where the queues live, opened at first use: Redis when REDIS_URL is set, else the schema `bullmq` beside the data. */
type Backend = {
  readonly queue: (name: QueueName) => OpenQueue;
  readonly worker: (name: QueueName, processor: Processor, options: Omit<WorkerOptions, "connection">) => OpenWorker;
  readonly close: () => Promise<void>;
};

let opening: Promise<Backend> | undefined;
const queues = new Map<QueueName, OpenQueue>();

const backend = (): Promise<Backend> => {
  opening ??= open();
  return opening;
};

/** The queue of that name, one per process. */
export const queueNamed = async (name: QueueName): Promise<OpenQueue> => {
  const { queue } = await backend();
  const known = queues.get(name);
  if (known) return known;
  const opened = queue(name);
  // A lost connection is made again by the backend; without a listener it would end the process.
  opened.on("error", reportTo(name));
  queues.set(name, opened);
  return opened;
};

/** A worker on the queue of that name; whoever opens it closes it. */
export const workerOn = async (name: QueueName, processor: Processor, options: Omit<WorkerOptions, "connection">): Promise<OpenWorker> => {
  const { worker } = await backend();
  const opened = worker(name, processor, options);
  opened.on("error", reportTo(name));
  return opened;
};

/** Closes every queue of this process; the next use opens them again. */
export const closeQueues = async (): Promise<void> => {
  const closing = opening;
  opening = undefined;
  if (!closing) return;
  await Promise.all([...queues.values()].map((queue) => queue.close()));
  queues.clear();
  await (await closing).close();
};

const open = (): Promise<Backend> => {
  const { REDIS_URL } = env();
  return REDIS_URL === undefined ? openPostgres() : Promise.resolve(openRedis(REDIS_URL));
};

/** Keys carry a hash tag, so that all keys of a queue share one slot of a Redis cluster. */
const prefix = "{parley}";

const openRedis = (url: string): Backend => {
  const forProducers = { url, enableOfflineQueue: false, maxRetriesPerRequest: 1 };
  const forWorkers = { url, maxRetriesPerRequest: null };
  return {
    queue: (name) => new Queue(name, { connection: forProducers, prefix }, createRedisBackend),
    worker: (name, processor, options) => new Worker(name, processor, { ...options, connection: forWorkers, prefix }, createRedisBackend),
    close: () => Promise.resolve(),
  };
};

/** Four workers hold a listening connection each; the rest is shared by all queries of all queues. */
const poolMax = 10;

const openPostgres = async (): Promise<Backend> => {
  const pool = new Pool({
    connectionString: env().DATABASE_URL,
    max: poolMax,
    options: "-c search_path=bullmq",
    application_name: "parley-queue",
    keepAlive: true,
  });
  pool.on("error", () => undefined);
  // Each queue and worker listens to the pool they share.
  pool.setMaxListeners(32);
  const client = await pool.connect();
  try {
    await runMigrations(client, "bullmq");
  } finally {
    client.release();
  }
  const connection = asConnection(pool);
  return {
    queue: (name) => new Queue(name, { connection }, createPostgresBackend),
    worker: (name, processor, options) => new Worker(name, processor, { ...options, connection }, createPostgresBackend),
    close: () => pool.end(),
  };
};

/** The two packages describe the same pool in different types. */
const asConnection = (pool: unknown): PgPool => {
  if (!isPgPool(pool)) throw new Error("This is not a pool of pg.");
  return pool;
};

const reportTo =
  (queue: QueueName) =>
  (error: Error): void => {
    logFor("queue").warn({ queue, error: error.message }, "connection in trouble");
  };
