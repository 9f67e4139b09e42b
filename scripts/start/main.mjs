// What npm start does, once Node is known to be new enough.
import { readFileSync } from "node:fs";
import path from "node:path";

import { openDataFolder, takeDataFolder } from "./data-folder.mjs";
import { home } from "./installation.mjs";
import { help, readOptions } from "./options.mjs";
import { until, whyPortIsClosed } from "./machine.mjs";
import { Refusal } from "./refusal.mjs";
import { Running } from "./running.mjs";

const say = (line) => console.log(`  ${line}`);

/** What a killed start leaves running notices that within this time. */
const leavingMs = 8_000;

const checkPort = async ({ port, host }, wasLeft) => {
  let reason = await whyPortIsClosed(port, host);
  if (reason === "EADDRINUSE" && wasLeft) {
    say(`An earlier start was cut off; waiting for it to leave port ${port} …`);
    await until(async () => (reason = await whyPortIsClosed(port, host)) !== "EADDRINUSE", leavingMs);
  }
  if (reason === null) return;
  if (reason === "EADDRINUSE") throw new Refusal(`Port ${port} is taken by another program: choose another with --port ${port + 1}.`);
  if (reason === "EACCES") throw new Refusal(`Port ${port} may only be opened by root: choose one above 1023 with --port.`);
  throw new Refusal(`Parley cannot listen on ${host}, port ${port} (${reason}): choose others with --host and --port.`);
};

const onSignals = (stop) => {
  let first = 0;
  const hear = () => {
    // A terminal's Ctrl-C arrives twice, from the terminal and from npm: only one that comes later means "at once".
    if (first === 0) first = Date.now();
    const isImpatient = Date.now() - first > 1_000;
    void stop(isImpatient);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, hear);
};

const main = async () => {
  const options = readOptions(process.argv.slice(2), process.env, home);
  if (options.help) return console.log(help);
  openDataFolder(options.dataDir);
  const folder = takeDataFolder(options.dataDir, { url: options.url });
  process.once("exit", folder.release);
  await checkPort(options, folder.wasLeft);

  const { version } = JSON.parse(readFileSync(path.join(home, "package.json"), "utf8"));
  console.log(`Parley ${version}, data in ${options.dataDir}`);
  const running = new Running({ options, folder, say });
  onSignals(async (isImpatient) => {
    if (!running.isStopping) say("Stopping …");
    await running.stop(isImpatient ? 0 : undefined);
    process.exit(0);
  });
  try {
    await running.start();
  } catch (error) {
    // A stop that was asked for interrupts whatever was being started; it alone then decides when to leave.
    if (running.isStopping) return running.stop();
    await running.stop();
    throw error;
  }
};

await main().catch((error) => {
  console.error(error instanceof Refusal ? error.message : error);
  process.exit(1);
});
