import { Client } from "pg";
import type { TestProject } from "vitest/node";

import { migrate } from "../../scripts/migrate";
import { buildWorker } from "../../scripts/start/installation.mjs";

import { startThrowAwayCluster } from "./embedded-postgres";
import { startThrowAwayRedis } from "./throw-away-redis";

declare module "vitest" {
  export interface ProvidedContext {
    /** A database whose owner may make others. */
    readonly adminDatabaseUrl: string;
    readonly templateDatabase: string;
    /** Null where there is no Redis on this machine. */
    readonly redisUrl: string | null;
  }
}

const template = "parley_template";

type Server = { readonly url: string; readonly stop: () => Promise<void> };

const nothingToStop = (url: string): Server => ({ url, stop: () => Promise.resolve() });

const openCluster = async (): Promise<Server> => {
  const given = process.env["PARLEY_TEST_DATABASE_URL"];
  if (given) return nothingToStop(given);
  const cluster = await startThrowAwayCluster();
  return { url: cluster.urlOf("postgres"), stop: cluster.stop };
};

const openRedis = async (): Promise<Server | null> => {
  const given = process.env["PARLEY_TEST_REDIS_URL"];
  return given ? nothingToStop(given) : startThrowAwayRedis();
};

const makeTemplate = async (adminUrl: string): Promise<void> => {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
  await admin.query(`CREATE DATABASE ${template}`);
  await admin.end();
  const url = new URL(adminUrl);
  url.pathname = `/${template}`;
  await migrate(url.href);
};

let servers: Promise<readonly [Server, Server | null]> | undefined;
let users = 0;

/** Brings up what integration and end-to-end tests need, once for all projects of a run, and takes it down after the last. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  users += 1;
  servers ??= (async () => {
    // Workers under test are the one that ships.
    await buildWorker(() => undefined);
    const cluster = await openCluster();
    await makeTemplate(cluster.url);
    return [cluster, await openRedis()] as const;
  })();
  const [cluster, redis] = await servers;
  project.provide("adminDatabaseUrl", cluster.url);
  project.provide("templateDatabase", template);
  project.provide("redisUrl", redis?.url ?? null);
  return async () => {
    users -= 1;
    if (users > 0) return;
    servers = undefined;
    await Promise.all([cluster.stop(), redis?.stop()]);
  };
};
