import path from "node:path";

import { keepRunning, runOnce } from "./child.mjs";
import { keptSecret } from "./data-folder.mjs";
import { applyMigrations, keepDatabase } from "./database.mjs";
import { buildPages, buildWorker, home, makeReady } from "./installation.mjs";
import { demoLines, demoPort } from "./demonstration.mjs";
import { until } from "./machine.mjs";
import { Refusal } from "./refusal.mjs";
import { checkReachable, settingsOf, setupLink } from "./settings.mjs";
import { workerCommand } from "./worker-command.mjs";

/** What stands in front stops first, and the database, which all others need, last. Together under ten seconds. */
const stoppingOrder = [
  ["web", 1_500],
  ["story", 200],
  ["worker", 5_300],
  ["load", 200],
  ["demo", 500],
  ["database", 2_000],
];

/** One running installation: started in order, stopped in order. */
export class Running {
  #parts = new Map();
  #abort = new AbortController();
  #stopped = null;

  constructor({ options, folder, say }) {
    this.options = options;
    this.folder = folder;
    this.say = say;
  }

  get isStopping() {
    return this.#stopped !== null;
  }

  /** Brings everything up and tells where it answers. */
  async start() {
    const { say, options } = this;
    const { signal } = this.#abort;
    await makeReady(say, signal);
    signal.throwIfAborted();
    const built = buildWorker(say, signal).then(() => buildPages(say, signal));
    const [environment] = await Promise.all([this.#startData(), built]);
    signal.throwIfAborted();
    say("Starting the desk and its worker …");
    this.#keep("web", [path.join(home, "node_modules/next/dist/bin/next"), "start", "-p", String(options.port), "-H", options.host], environment);
    this.#keep("worker", workerCommand, environment);
    await this.#untilAnswers();
    signal.throwIfAborted();
    await this.#tellReady(environment);
    if (!options.empty && process.env.PARLEY_DEMO_STORY !== "off") this.#playStory(environment);
  }

  /** Stops everything in order; safe to call again, with a shorter time to hurry what is still stopping. */
  stop(withinMs) {
    this.#abort.abort();
    if (withinMs === 0) for (const part of this.#parts.values()) void part.stop(0);
    this.#stopped ??= this.#stopAll();
    return this.#stopped;
  }

  async #stopAll() {
    for (const [name, withinMs] of stoppingOrder) await this.#parts.get(name)?.stop(withinMs);
  }

  #keep(name, args, environment) {
    this.#parts.set(name, keepRunning({ name, args, environment, logFile: this.#log(name), say: this.say }));
  }

  #log(name) {
    return path.join(this.options.dataDir, "logs", `${name}.log`);
  }

  /** Database, tables, demonstration: what the pages will show. Resolves to the settings all parts share. */
  async #startData() {
    const { say, options, folder } = this;
    const databaseUrl = await this.#openDatabase();
    const secret = process.env.PARLEY_SECRET || keptSecret(options.dataDir, "secret");
    const demoUrl = options.empty ? undefined : `http://127.0.0.1:${await demoPort(options)}`;
    const environment = settingsOf({ ...options, databaseUrl, secret, demoUrl });
    folder.tell({ databaseUrl, port: options.port, demoUrl });
    this.#abort.signal.throwIfAborted();
    await applyMigrations({ environment, logFile: this.#log("migrate"), onStart: (child) => this.#holdBriefly(child) });
    if (demoUrl) await this.#startDemo(demoUrl, environment);
    this.#abort.signal.throwIfAborted();
    say("Tables and data are in place.");
    return environment;
  }

  async #openDatabase() {
    const { DATABASE_URL: given, REDIS_URL: redis } = process.env;
    if (redis) await checkReachable("REDIS_URL", redis, 6379);
    if (given) {
      await checkReachable("DATABASE_URL", given, 5432);
      return given;
    }
    this.say("Starting the database …");
    const opening = keepDatabase(this.options.dataDir, this.say, this.#abort.signal);
    // Known before it is there: who stops meanwhile waits for it, and nothing is left behind.
    this.#parts.set("database", { stop: async (withinMs) => (await opening.catch(() => null))?.stop(withinMs) });
    return (await opening).url;
  }

  async #startDemo(demoUrl, environment) {
    const state = path.join(this.options.dataDir, "demo", "state.jsonl");
    this.#keep("demo", ["--import", "tsx", "demo/main.ts", "--port", new URL(demoUrl).port, "--state", state], environment);
    if (!(await this.#answers(demoUrl, "demo"))) throw new Refusal(`The demonstration site does not answer: see ${this.#log("demo")}.`);
    this.say("Loading the demonstration …");
    const isDone = await runOnce({
      args: ["--import", "tsx", "demo/load.ts", "--state", state],
      environment,
      logFile: this.#log("load"),
      hear: (line) => {
        if (line.startsWith("Loading ")) this.say(line);
      },
      onStart: (child) => this.#holdBriefly(child),
    });
    if (!isDone && !this.isStopping) throw new Refusal(`The demonstration could not be loaded: see ${this.#log("load")}, or start with --empty.`);
  }

  /** What the demonstration's people and members did goes on while its pages are looked at already; its log tells of it, and the next start takes it up. */
  #playStory(environment) {
    void runOnce({
      args: ["--import", "tsx", "demo/story.ts"],
      environment,
      logFile: this.#log("story"),
      hear: () => {},
      onStart: (child) => this.#holdBriefly(child, "story"),
    });
  }

  #holdBriefly(child, name = "load") {
    this.#parts.set(name, { stop: async () => void child.kill("SIGKILL") });
  }

  async #untilAnswers() {
    const { options } = this;
    const host = options.host === "0.0.0.0" ? "127.0.0.1" : options.host;
    if (await this.#answers(`http://${host}:${options.port}/api/health`, "web")) return;
    if (!this.isStopping) throw new Refusal(`The desk does not answer: see ${this.#log("web")}.`);
  }

  /** Whether a part answers before long: false at once when it died three times or a stop was asked for. */
  async #answers(url, name) {
    let isUp = false;
    await until(async () => {
      isUp = await fetch(url, { signal: AbortSignal.timeout(5_000) }).then(
        (answer) => answer.status < 500,
        () => false,
      );
      return isUp || this.isStopping || this.#parts.get(name).deaths() > 2;
    }, 120_000);
    return isUp;
  }

  async #tellReady({ PARLEY_SECRET: secret, PARLEY_DEMO: demoUrl }) {
    const { options, say } = this;
    const lines = options.empty ? [`Set up the first workspace: ${setupLink(options.url, secret)}`] : await demoLines(demoUrl);
    console.log(`\nParley is ready at ${options.url}`);
    for (const line of [...lines, `Ctrl-C stops it. Logs: ${path.join(options.dataDir, "logs")}`]) say(line);
  }
}
