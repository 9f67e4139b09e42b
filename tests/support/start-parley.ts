import { spawn, type ChildProcess } from "node:child_process";
import path from "node:path";

import { freePort } from "../../scripts/start/machine.mjs";

const home = path.join(import.meta.dirname, "../..");

export type StartOptions = {
  readonly dataDir: string;
  /** A free one when left out. */
  readonly port?: number;
  readonly flags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
};

export type Ended = { readonly code: number | null; readonly output: string };

export type StartedParley = {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** All it has printed so far. */
  readonly output: () => string;
  /** Resolves once it has printed these words; rejects when it ends without them. */
  readonly says: (words: string) => Promise<void>;
  /** Sends a signal and resolves when the process has ended. */
  readonly end: (signal?: NodeJS.Signals) => Promise<Ended>;
};

/** What vitest sets for its own workers must not reach a program under test. */
const plainEnvironment = (): NodeJS.ProcessEnv => {
  const foreign = /^(VITEST|NODE_ENV|NODE_OPTIONS|DATABASE_URL|REDIS_URL|PARLEY_|LOG_LEVEL|PORT$|TEST$|DEV$|PROD$|MODE$)/;
  return { ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name))), NODE_ENV: "production" };
};

const follow = (child: ChildProcess) => {
  const state: { text: string; waiting: (() => void)[]; hasEnded: boolean } = { text: "", waiting: [], hasEnded: false };
  const wake = (): void => state.waiting.splice(0).forEach((go) => go());
  const hear = (chunk: Buffer): void => {
    state.text += chunk.toString();
    wake();
  };
  child.stdout?.on("data", hear);
  child.stderr?.on("data", hear);
  const ended = new Promise<Ended>((resolve) =>
    child.once("close", (code) => {
      state.hasEnded = true;
      wake();
      resolve({ code, output: state.text });
    }),
  );
  const says = async (words: string): Promise<void> => {
    while (!state.text.includes(words)) {
      if (state.hasEnded) throw new Error(`It ended without saying "${words}":\n${state.text}`);
      await new Promise<void>((resolve) => state.waiting.push(resolve));
    }
  };
  return { ended, says, output: () => state.text };
};

/** Runs `npm start` until it ends by itself, for starts that are refused. */
export const runStart = async ({ dataDir, port, flags = [], env = {} }: StartOptions): Promise<Ended> => {
  const args = ["scripts/start.mjs", "--data", dataDir, ...(port === undefined ? [] : ["--port", String(port)]), ...flags];
  return follow(spawn(process.execPath, args, { cwd: home, env: { ...plainEnvironment(), ...env }, stdio: ["ignore", "pipe", "pipe"] })).ended;
};

/** Starts Parley as `npm start` does and resolves when it says that it is ready. Whoever starts it ends it. */
export const startParley = async (options: StartOptions): Promise<StartedParley> => {
  const parley = await beginParley(options);
  await parley.says("Parley is ready at ");
  await parley.says("Ctrl-C stops it");
  return parley;
};

/** Begins to start Parley and waits for nothing. */
export const beginParley = async ({ dataDir, port, flags = [], env = {} }: StartOptions): Promise<StartedParley> => {
  const chosen = port ?? (await freePort());
  const args = ["scripts/start.mjs", "--data", dataDir, "--port", String(chosen), ...flags];
  const child = spawn(process.execPath, args, { cwd: home, env: { ...plainEnvironment(), ...env }, stdio: ["ignore", "pipe", "pipe"] });
  const { ended, says, output } = follow(child);
  const end = (signal: NodeJS.Signals = "SIGTERM"): Promise<Ended> => {
    child.kill(signal);
    return ended;
  };
  return { url: `http://localhost:${chosen}`, port: chosen, pid: child.pid ?? 0, output, says, end };
};
