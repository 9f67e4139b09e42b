// One supervised process: logged to its own file, started again when it dies, stopped in good time.
import { spawn } from "node:child_process";
import { createWriteStream, existsSync, renameSync, statSync } from "node:fs";

import { home } from "./installation.mjs";
import { pause } from "./machine.mjs";

const logBytesMax = 20_000_000;
const steadyMs = 60_000;
const longestPauseMs = 30_000;
const guard = new URL("child-guard.mjs", import.meta.url).href;

/** Opens a log for appending; one that has grown large is put aside first, so at most two are kept. */
export const openLog = (file) => {
  if (existsSync(file) && statSync(file).size > logBytesMax) renameSync(file, `${file}.1`);
  return createWriteStream(file, { flags: "a" });
};

/** Starts a Node program that dies with this process. `args` are Node's own, program included. */
export const spawnGuarded = (args, environment) =>
  spawn(process.execPath, ["--import", guard, ...args], {
    cwd: home,
    env: { ...environment, PARLEY_GUARDED: String(process.pid) },
    stdio: ["pipe", "pipe", "pipe"],
    // Its own group: Ctrl-C reaches this process alone, which then stops its children in the right order.
    detached: process.platform !== "win32",
  });

/**
 * Keeps a program running. `say` hears when it died and when it is started again.
 * @param {{ name: string, args: string[], environment: object, logFile: string, say: (line: string) => void }} program
 * @returns {{ stop: (withinMs: number) => Promise<void>, deaths: () => number }}
 */
export const keepRunning = ({ name, args, environment, logFile, say }) => {
  const log = openLog(logFile);
  const state = { child: null, isStopping: false, deaths: 0, inRow: 0 };
  const launch = () => {
    const began = Date.now();
    const child = spawnGuarded(args, environment);
    state.child = child;
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    child.stdin.on("error", () => {});
    child.once("exit", (code, signal) => {
      state.child = null;
      if (state.isStopping) return;
      state.deaths += 1;
      state.inRow = Date.now() - began > steadyMs ? 0 : state.inRow + 1;
      const waitMs = Math.min(longestPauseMs, 1_000 * 2 ** Math.max(0, state.inRow - 1));
      say(`The ${name} stopped unexpectedly (${signal ?? `code ${code}`}); starting it again in ${waitMs / 1_000} s. Its log: ${logFile}`);
      setTimeout(() => state.isStopping || launch(), waitMs).unref();
    });
  };
  launch();
  return { stop: (withinMs) => end(state, log, withinMs), deaths: () => state.deaths };
};

const end = async (state, log, withinMs) => {
  state.isStopping = true;
  const { child } = state;
  if (child) {
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    const inTime = await Promise.race([gone.then(() => true), pause(withinMs).then(() => false)]);
    if (!inTime) killGroup(child);
    await gone;
  }
  log.end();
};

const killGroup = (child) => {
  try {
    if (process.platform === "win32") child.kill("SIGKILL");
    else process.kill(-child.pid, "SIGKILL");
  } catch {
    child.kill("SIGKILL");
  }
};

/** Runs a program to its end, line by line to `hear`; true when it ended well. */
export const runOnce = ({ args, environment, logFile, hear, onStart }) =>
  new Promise((resolve) => {
    const log = openLog(logFile);
    const child = spawnGuarded(args, environment);
    onStart?.(child);
    let rest = "";
    child.stdout.on("data", (chunk) => {
      log.write(chunk);
      const lines = (rest + chunk).split("\n");
      rest = lines.pop();
      for (const line of lines) hear(line);
    });
    child.stderr.on("data", (chunk) => {
      log.write(chunk);
      for (const line of String(chunk).split("\n").filter(Boolean)) hear(line);
    });
    child.once("close", (code) => {
      if (rest) hear(rest);
      log.end();
      resolve(code === 0);
    });
  });
