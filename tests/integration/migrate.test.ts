import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { migrate } from "../../scripts/migrate";
import { freshDatabase, type FreshDatabase } from "../support/services";

describe("applying migrations", () => {
  let folder: string;
  let database: FreshDatabase;

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "parley-migrations-"));
    database = await freshDatabase("template0");
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true, force: true });
    await database.drop();
  });

  const write = (name: string, sql: string): void => {
    mkdirSync(path.join(folder, name), { recursive: true });
    writeFileSync(path.join(folder, name, "migration.sql"), sql);
  };
  const ask = async (sql: string): Promise<unknown[]> => {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  };

  it("applies what is missing, in order, and nothing twice", async () => {
    write("1_first", "CREATE TABLE a (n int); INSERT INTO a VALUES (1);");
    expect(await migrate(database.url, folder)).toEqual(["1_first"]);
    write("2_second", "INSERT INTO a SELECT n + 1 FROM a;");
    write("3_third", "INSERT INTO a SELECT max(n) + 1 FROM a;");
    expect(await migrate(database.url, folder)).toEqual(["2_second", "3_third"]);
    expect(await migrate(database.url, folder)).toEqual([]);
    expect(await ask("SELECT n FROM a ORDER BY n")).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
  });

  it("runs function bodies whole, semicolons and all", async () => {
    write("1_function", "CREATE FUNCTION twice(n int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN n := n * 2; RETURN n; END; $$;");
    await migrate(database.url, folder);
    expect(await ask("SELECT twice(21) AS n")).toEqual([{ n: 42 }]);
  });

  it("leaves nothing of a migration that fails, and applies it once it is repaired", async () => {
    write("1_broken", "CREATE TABLE b (n int); SELECT 1 / 0;");
    await expect(migrate(database.url, folder)).rejects.toThrow("1_broken could not be applied and was taken back: division by zero");
    expect(await ask("SELECT to_regclass('b') AS found")).toEqual([{ found: null }]);
    write("1_broken", "CREATE TABLE b (n int);");
    expect(await migrate(database.url, folder)).toEqual(["1_broken"]);
  });

  it("refuses a migration that changed after it was applied", async () => {
    write("1_first", "CREATE TABLE a (n int);");
    await migrate(database.url, folder);
    write("1_first", "CREATE TABLE a (n bigint);");
    await expect(migrate(database.url, folder)).rejects.toThrow("changed after it had been applied");
  });

  it("refuses a database that a newer Parley has migrated", async () => {
    write("1_first", "CREATE TABLE a (n int);");
    write("2_newer", "CREATE TABLE c (n int);");
    await migrate(database.url, folder);
    rmSync(path.join(folder, "2_newer"), { recursive: true });
    await expect(migrate(database.url, folder)).rejects.toThrow("made by a newer Parley");
  });

  it("lets two processes migrate at once: one applies, the other finds it done", async () => {
    write("1_only", "CREATE TABLE a (n int);");
    const both = await Promise.all([migrate(database.url, folder), migrate(database.url, folder)]);
    expect(both.flat()).toEqual(["1_only"]);
  });

  it("says in one sentence that a database cannot be reached", async () => {
    await expect(migrate("postgresql://nobody@127.0.0.1:1/none", folder)).rejects.toThrow(/^The database at DATABASE_URL cannot be reached: .*\.$/);
  });
});
