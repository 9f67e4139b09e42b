import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { z } from "zod";

import { isAlive, until } from "../../scripts/start/machine.mjs";
import { freshDatabase, testRedisUrl } from "../support/services";
import { beginParley, runStart, startParley, type StartedParley } from "../support/start-parley";

const noteSchema = z.object({ pid: z.number(), databaseUrl: z.string(), port: z.number() });

const folders: string[] = [];

const freshFolder = (): string => {
  const folder = mkdtempSync(path.join(tmpdir(), "parley-start-"));
  chmodSync(folder, 0o711);
  folders.push(folder);
  return folder;
};

/** The processes below one, read from the system's own table. */
const familyOf = (pid: number): readonly number[] => {
  const parents = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((name): readonly [number, number] => [Number(name), parentOf(name)]);
  const below = (parent: number): number[] => parents.filter(([, its]) => its === parent).flatMap(([child]) => [child, ...below(child)]);
  return below(pid);
};

const parentOf = (pid: string): number => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return 0;
  }
};

const noneAlive = (pids: readonly number[]): Promise<boolean> => until(() => !pids.some(isAlive), 60_000);

describe.skipIf(process.platform !== "linux")("npm start", () => {
  let dataDir: string;
  let parley: StartedParley;

  beforeAll(async () => {
    dataDir = freshFolder();
    parley = await startParley({ dataDir, flags: ["--empty"] });
  });
  afterAll(async () => {
    await parley.end();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  const noteNow = () => noteSchema.parse(JSON.parse(readFileSync(path.join(dataDir, "running.json"), "utf8")));

  it("answers where it says it does, and prints the link that sets up the first workspace", async () => {
    expect(parley.output()).toContain(`Parley is ready at ${parley.url}`);
    expect((await fetch(`${parley.url}/api/health`)).status).toBe(200);
    const link = /Set up the first workspace: (\S+)/.exec(parley.output())?.[1] ?? "";
    expect((await fetch(link)).status).toBe(200);
  });

  it("keeps its secrets where nobody else may read them", () => {
    for (const name of ["secret", "database-password", "running.json"]) {
      expect(statSync(path.join(dataDir, name)).mode & 0o077, name).toBe(0);
    }
    expect(readFileSync(path.join(dataDir, "secret"), "utf8").trim().length).toBeGreaterThanOrEqual(32);
  });

  it("refuses a second start on the same data in one sentence", async () => {
    const second = await runStart({ dataDir, port: 1024 + (parley.port % 60_000) });
    expect(second.output).toMatch(/^Parley already runs on \S+ \(process \d+, \S+\): stop it first.*\n$/);
    expect(second.code).toBe(1);
    expect((await fetch(`${parley.url}/api/health`)).status).toBe(200);
  });

  it("refuses a taken port in one sentence and leaves the folder free for the next start", async () => {
    const other = freshFolder();
    const taken = net.createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => taken.once("listening", resolve));
    onTestFinished(() => void taken.close());
    const { port } = z.object({ port: z.number() }).parse(taken.address());
    const refused = await runStart({ dataDir: other, port });
    expect(refused).toEqual({ code: 1, output: `Port ${port} is taken by another program: choose another with --port ${port + 1}.\n` });
    expect(existsSync(path.join(other, "running.json"))).toBe(false);
  });

  it("refuses a data folder it cannot write to in one sentence", async () => {
    const file = path.join(freshFolder(), "a-file");
    writeFileSync(file, "");
    const refused = await runStart({ dataDir: file });
    expect(refused.output).toMatch(/^Cannot write to \S+ \(\w+\): choose another folder with --data.*\n$/);
    expect(refused.code).toBe(1);
  });

  it.each([
    [["--port", "99999"], '"99999" is not a port: give a number from 1 to 65535.\n'],
    [["--nonsense"], "Unknown option '--nonsense'. See npm start -- --help.\n"],
  ])("refuses %j in one sentence", async (flags, sentence) => {
    expect(await runStart({ dataDir: freshFolder(), flags })).toEqual({ code: 1, output: sentence });
  });

  it("starts a worker again that was killed, and says so", async () => {
    const worker = familyOf(parley.pid).find((pid) => readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("build/worker.mjs"));
    process.kill(worker ?? 0, "SIGKILL");
    await parley.says("The worker stopped unexpectedly (SIGKILL); starting it again");
    const isBack = await until(() => familyOf(parley.pid).some((pid) => pid !== worker && isWorker(pid)), 15_000);
    expect(isBack).toBe(true);
  });

  it("leaves nothing running when it is killed, and the next start recovers by itself", async () => {
    const family = familyOf(parley.pid);
    await parley.end("SIGKILL");
    expect(await noneAlive(family)).toBe(true);
    parley = await startParley({ dataDir, port: parley.port, flags: ["--empty"] });
    expect(noteNow().pid).toBe(parley.pid);
    expect((await fetch(`${parley.url}/api/health`)).status).toBe(200);
  });

  it("stops everything within ten seconds of SIGTERM, with nothing left running", async () => {
    const family = familyOf(parley.pid);
    expect(family.length).toBeGreaterThan(3);
    const began = performance.now();
    const { code } = await parley.end("SIGTERM");
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(code).toBe(0);
    expect(family.filter(isAlive)).toEqual([]);
    expect(existsSync(path.join(dataDir, "running.json"))).toBe(false);
    parley = await startParley({ dataDir, port: parley.port, flags: ["--empty"] });
  });

  it.each(["Starting the database", "Loading the demo workspace"])(
    "stops while it says “%s”, with nothing left running and nothing said after it",
    async (moment) => {
      const folder = freshFolder();
      const beginning = await beginParley({ dataDir: folder });
      await beginning.says(moment);
      const family = familyOf(beginning.pid);
      const { code, output } = await beginning.end("SIGINT");
      expect(code).toBe(0);
      expect(output.trimEnd().endsWith("Stopping …")).toBe(true);
      expect(family.filter(isAlive)).toEqual([]);
      expect(existsSync(path.join(folder, "running.json"))).toBe(false);
    },
  );

  it("uses the PostgreSQL and the Redis it is given, and starts none of its own", async () => {
    const database = await freshDatabase("template0");
    const folder = freshFolder();
    const given = await startParley({ dataDir: folder, flags: ["--empty"], env: { DATABASE_URL: database.url, REDIS_URL: testRedisUrl() } });
    expect((await fetch(`${given.url}/api/health`)).status).toBe(200);
    expect(existsSync(path.join(folder, "postgres"))).toBe(false);
    expect((await given.end()).code).toBe(0);
    await database.drop();
  });
});

const isWorker = (pid: number): boolean => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("build/worker.mjs");
  } catch {
    return false;
  }
};
