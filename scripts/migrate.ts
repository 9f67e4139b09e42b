import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { Client } from "pg";
import { z } from "zod";

import { Refusal, runProgram } from "./start/refusal.mjs";

const home = path.join(path.dirname(fileURLToPath(import.meta.url)), "..");

/** The number Prisma itself locks on while migrating, so that the two exclude each other. */
const prismaLock = 72_707_369;

/** Prisma's own record of what was applied, as its engine makes it: `prisma migrate status` reads the same table. */
const recordTable = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum VARCHAR(64) NOT NULL,
    finished_at TIMESTAMPTZ,
    migration_name VARCHAR(255) NOT NULL,
    logs TEXT,
    rolled_back_at TIMESTAMPTZ,
    started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`;

type Migration = { readonly name: string; readonly sql: string; readonly checksum: string };

const recordSchema = z.array(z.object({ migration_name: z.string(), checksum: z.string(), finished: z.boolean() }));

/**
 * Applies every migration a database lacks, in order, each whole or not at all, and returns their names.
 * Throws a Refusal when the database's history does not match the folder's.
 */
export const migrate = async (url: string, folder: string = path.join(home, "prisma/migrations")): Promise<readonly string[]> => {
  const client = new Client({ connectionString: url });
  await connect(client);
  try {
    await client.query("SELECT pg_advisory_lock($1)", [prismaLock]);
    await client.query(recordTable);
    const missing = await missingFrom(client, readMigrations(folder));
    for (const migration of missing) await apply(client, migration);
    return missing.map(({ name }) => name);
  } finally {
    await client.end();
  }
};

const connect = async (client: Client): Promise<void> => {
  try {
    await client.connect();
  } catch (error) {
    throw new Refusal(`The database at DATABASE_URL cannot be reached: ${error instanceof Error && error.message !== "" ? error.message : String(error)}.`);
  }
};

const readMigrations = (folder: string): readonly Migration[] =>
  readdirSync(folder)
    .filter((name) => existsSync(path.join(folder, name, "migration.sql")))
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });

const missingFrom = async (client: Client, migrations: readonly Migration[]): Promise<readonly Migration[]> => {
  const { rows } = await client.query(
    "SELECT migration_name, checksum, finished_at IS NOT NULL AS finished FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at",
  );
  const applied = new Map(recordSchema.parse(rows).map((row) => [row.migration_name, row]));
  for (const name of applied.keys()) {
    if (!migrations.some((migration) => migration.name === name))
      throw new Refusal(`The database was made by a newer Parley (it holds the migration ${name}): update the program.`);
  }
  return migrations.filter(({ name, checksum }) => {
    const row = applied.get(name);
    if (row === undefined) return true;
    if (!row.finished) throw new Refusal(`The migration ${name} was begun by another tool and not finished: see prisma migrate resolve.`);
    if (row.checksum !== checksum) throw new Refusal(`The migration ${name} was changed after it had been applied: restore the file.`);
    return false;
  });
};

const apply = async (client: Client, { name, sql, checksum }: Migration): Promise<void> => {
  await client.query("BEGIN");
  try {
    await client.query(sql);
    await client.query(
      "INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count) VALUES ($1, $2, $3, now(), clock_timestamp(), 1)",
      [randomUUID(), checksum, name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw new Refusal(`The migration ${name} could not be applied and was taken back: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
};

const main = async (): Promise<void> => {
  const url = process.env["DATABASE_URL"];
  if (url === undefined || url === "") throw new Refusal("Set DATABASE_URL to the database to migrate.");
  const applied = await migrate(url);
  console.log(applied.length === 0 ? "The database is up to date." : `Applied ${applied.join(", ")}.`);
};

if (process.argv[1] === fileURLToPath(import.meta.url)) await runProgram(main);
