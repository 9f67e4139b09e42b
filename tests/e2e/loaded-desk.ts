import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { z } from "zod";

import { freePort } from "../../scripts/start/machine.mjs";
import { startParley, type StartedParley } from "../support/start-parley";
import { untilRead } from "../support/until-read";

/** Where a running desk is reached. */
export type Addresses = { readonly url: string; readonly databaseUrl: string; readonly demoUrl: string };

/** A desk that runs on data of its own; `end` stops it and removes them. */
export type RunningDesk = Addresses & { readonly end: () => Promise<void> };

declare module "vitest" {
  export interface ProvidedContext {
    /** The data of a stopped desk whose demonstration is loaded and read; desks begin as copies of it. */
    readonly loadedDesk: string;
    /** One that runs for all whose work on it concerns nobody else. */
    readonly sharedDesk: Addresses;
  }
}

/** The demonstration's people do nothing of themselves: what happens is what a test does. */
const startDesk = (dataDir: string, env: Readonly<Record<string, string>> = {}): Promise<StartedParley> =>
  startParley({ dataDir, env: { PARLEY_DEMO_STORY: "off", ...env } });

/** The product with its demonstration, as `npm start` brings it up on the data of a loaded desk. */
export const startOnCopy = async (loaded: string, env?: Readonly<Record<string, string>>): Promise<RunningDesk> => {
  const dataDir = makeDataFolder();
  copyData(loaded, dataDir);
  // Desks that open at the same moment do not ask for the same port.
  writeFileSync(path.join(dataDir, "demo", "port"), String(await freePort()));
  const parley = await startDesk(dataDir, env);
  const end = async (): Promise<void> => {
    await parley.end();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { url: parley.url, ...readRunning(dataDir), end };
};

/** A folder of data that the database's own user can pass through. */
const makeDataFolder = (): string => {
  const folder = mkdtempSync(path.join(tmpdir(), "parley-desk-"));
  chmodSync(folder, 0o711);
  return folder;
};

/** What a running desk tells of itself in its folder. */
const readRunning = (dataDir: string): { readonly databaseUrl: string; readonly demoUrl: string } =>
  z.object({ databaseUrl: z.string(), demoUrl: z.string() }).parse(JSON.parse(readFileSync(path.join(dataDir, "running.json"), "utf8")));

/** Copies data with its owners: the database's files are not of whoever tests where that is root. */
const copyData = (from: string, to: string): void => {
  execFileSync("cp", ["-a", `${from}/.`, to]);
};

/** Loading the demonstration once serves every desk of the run. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const dataDir = makeDataFolder();
  const parley = await startDesk(dataDir);
  const database = new Client({ connectionString: readRunning(dataDir).databaseUrl });
  await database.connect();
  await untilRead(database);
  await database.end();
  await parley.end();
  project.provide("loadedDesk", dataDir);
  const { end, ...addresses } = await startOnCopy(dataDir);
  project.provide("sharedDesk", addresses);
  return async () => {
    await end();
    rmSync(dataDir, { recursive: true, force: true });
  };
};
