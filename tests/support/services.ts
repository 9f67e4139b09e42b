import { randomBytes } from "node:crypto";

import { Client } from "pg";
import { inject } from "vitest";

export type FreshDatabase = { readonly url: string; readonly drop: () => Promise<void> };

const asAdmin = async (statement: string): Promise<void> => {
  const admin = new Client({ connectionString: inject("adminDatabaseUrl") });
  await admin.connect();
  try {
    await admin.query(statement);
  } finally {
    await admin.end();
  }
};

/** A database nobody else uses, migrated and empty. `from` names another template, such as "template0" for one without tables. */
export const freshDatabase = async (from: string = inject("templateDatabase")): Promise<FreshDatabase> => {
  const name = `parley_${randomBytes(8).toString("hex")}`;
  await create(name, from);
  return { url: urlOf(name), drop: () => drop(name) };
};

/** The database of this process, migrated and emptied of what an earlier file left there. */
export const databaseOfProcess = async (): Promise<string> => {
  const name = `parley_process_${process.pid}`;
  await drop(name);
  await create(name, inject("templateDatabase"));
  return urlOf(name);
};

const create = (name: string, from: string): Promise<void> => asAdmin(`CREATE DATABASE ${name} TEMPLATE ${from}`);

const drop = (name: string): Promise<void> => asAdmin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);

const urlOf = (name: string): string => {
  const url = new URL(inject("adminDatabaseUrl"));
  url.pathname = `/${name}`;
  return url.href;
};

/** The Redis of this run. Throws, naming the cure, where there is none. */
export const testRedisUrl = (): string => {
  const url = inject("redisUrl");
  if (url === null) throw new Error("This test needs Redis: apt-get install redis-server, or set PARLEY_TEST_REDIS_URL.");
  return url;
};
