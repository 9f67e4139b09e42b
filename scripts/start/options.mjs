import path from "node:path";
import { parseArgs } from "node:util";

import { Refusal } from "./refusal.mjs";

export const help = `npm start -- [options]

  --port N      where the desk answers (PORT, else 3000)
  --host NAME   the address it listens on (this machine alone, or every address when PARLEY_URL names another host)
  --data DIR    where data, logs and the secret are kept (default .parley)
  --empty       start without the demonstration and print the link that sets up the first workspace
  --help        this text

Settings from the environment:
  DATABASE_URL  use this PostgreSQL instead of the built-in one
  REDIS_URL     keep the queues in this Redis instead of in PostgreSQL
  PARLEY_URL    the address visitors use, when it is not http://localhost:PORT
  PARLEY_SECRET the root of every key, 32 characters or more (made on the first start and kept in DIR/secret)`;

const flags = {
  port: { type: "string" },
  host: { type: "string" },
  data: { type: "string" },
  empty: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
};

const parsed = (argv) => {
  try {
    return parseArgs({ args: argv, options: flags, allowPositionals: false }).values;
  } catch (error) {
    throw new Refusal(`${error.message.split(". ")[0]}. See npm start -- --help.`);
  }
};

const asPort = (text) => {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Refusal(`"${text}" is not a port: give a number from 1 to 65535.`);
  return port;
};

const asUrl = (text) => {
  if (!URL.canParse(text) || !/^https?:/.test(text)) throw new Refusal(`PARLEY_URL is not a web address: "${text}".`);
  return text.replace(/\/+$/, "");
};

const isLoopback = (url) => ["localhost", "127.0.0.1", "[::1]"].includes(new URL(url).hostname);

/** What this start was asked for: flags first, then the environment, then defaults. */
export const readOptions = (argv, environment, home) => {
  const values = parsed(argv);
  const port = asPort(values.port ?? (environment.PORT || "3000"));
  const url = asUrl(environment.PARLEY_URL || `http://localhost:${port}`);
  if (environment.PARLEY_SECRET && environment.PARLEY_SECRET.length < 32) throw new Refusal("PARLEY_SECRET is too short: give 32 characters or more.");
  return {
    help: values.help,
    empty: values.empty,
    port,
    url,
    host: values.host ?? (isLoopback(url) ? "127.0.0.1" : "0.0.0.0"),
    dataDir: path.resolve(values.data ?? path.join(home, ".parley")),
  };
};
