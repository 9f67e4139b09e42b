import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { z } from "zod";

import { startParley } from "../support/start-parley";
import { untilRead } from "../support/until-read";

declare module "vitest" {
  export interface ProvidedContext {
    /** The data of a stopped desk whose demonstration is loaded and read; desks begin as copies of it. */
    readonly loadedDesk: string;
  }
}

/** A folder of data that the database's own user can pass through. */
export const makeDataFolder = (): string => {
  const folder = mkdtempSync(path.join(tmpdir(), "parley-desk-"));
  chmodSync(folder, 0o711);
  return folder;
};

/** What a running desk tells of itself in its folder. */
export const readRunning = (dataDir: string): { readonly databaseUrl: string; readonly demoUrl: string } =>
  z.object({ databaseUrl: z.string(), demoUrl: z.string() }).parse(JSON.parse(readFileSync(path.join(dataDir, "running.json"), "utf8")));

/** Copies data with its owners: the database's files are not of whoever tests where that is root. */
export const copyData = (from: string, to: string): void => {
  execFileSync("cp", ["-a", `${from}/.`, to]);
};

/** Loading the demonstration once serves every desk of the run. */
export const setup = async (project: TestProject): Promise<() => void> => {
  const dataDir = makeDataFolder();
  const parley = await startParley({ dataDir, env: { PARLEY_DEMO_STORY: "off" } });
  const database = new Client({ connectionString: readRunning(dataDir).databaseUrl });
  await database.connect();
  await untilRead(database);
  await database.end();
  await parley.end();
  project.provide("loadedDesk", dataDir);
  return () => rmSync(dataDir, { recursive: true, force: true });
};
