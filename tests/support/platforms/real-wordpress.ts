import { execFile, spawn, type ChildProcess } from "node:child_process";
import { cp, mkdir, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";

import { z } from "zod";

import { wordpressPackages } from "./debian-packages";
import { isInstalled, programPath } from "./installed";

const run = promisify(execFile);

export type RealWordPress = {
  /** Without a slash at the end. */
  readonly url: string;
  readonly user: string;
  readonly appPassword: string;
  /** Runs PHP within the site and returns what it echoes. */
  readonly wpEval: (php: string) => Promise<string>;
  readonly stop: () => Promise<void>;
};

/** Can a real WordPress be started on this machine? */
export const realWordPressAvailable = (): boolean => isInstalled(wordpressPackages);

/** Installs and starts a WordPress with its own MariaDB under `dir` (short: a socket lies in it), on a free port of the loopback. */
export const startRealWordPress = async (dir: string): Promise<RealWordPress> => {
  const site = path.join(dir, "site");
  const socket = path.join(dir, "db.sock");
  await mkdir(dir, { recursive: true });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const database = await startDatabase(dir, socket);
  const started = [database];
  const stop = async (): Promise<void> => {
    for (const child of started.toReversed()) await stopGroup(child);
  };
  try {
    await cp("/usr/share/wordpress", site, { recursive: true, dereference: true });
    await writeSite(site, { url, socket });
    const evaluate = (php: string): Promise<string> => runPhp(site, php);
    const appPassword = await install(evaluate, url);
    const server = spawn(program("php"), ["-d", "opcache.enable_cli=1", "-S", `127.0.0.1:${port}`, "-t", site, path.join(dir, "site", "router.php")], {
      env: { ...process.env, PHP_CLI_SERVER_WORKERS: "4" },
      stdio: "ignore",
      detached: true,
    });
    started.push(server);
    await untilReady(async () => (await fetch(`${url}/wp-json/`)).ok);
    return { url, user: "brand", appPassword, wpEval: evaluate, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

const program = (name: string): string => {
  const found = programPath(name);
  if (found === null) throw new Error(`${name} is not installed: ${wordpressPackages.packages.join(" ")}`);
  return found;
};

const startDatabase = async (dir: string, socket: string): Promise<ChildProcess> => {
  const datadir = path.join(dir, "db");
  const asRoot = process.getuid?.() === 0 ? ["--user=root"] : [];
  await run(program("mariadb-install-db"), ["--no-defaults", `--datadir=${datadir}`, "--auth-root-authentication-method=normal", "--skip-test-db", ...asRoot]);
  const options = [
    `--datadir=${datadir}`,
    `--socket=${socket}`,
    `--pid-file=${path.join(dir, "db.pid")}`,
    "--skip-networking",
    "--innodb-flush-log-at-trx-commit=0",
    "--innodb-buffer-pool-size=64M",
  ];
  const database = spawn(program("mariadbd"), ["--no-defaults", ...options, ...asRoot], { stdio: "ignore", detached: true });
  const sql = `$db = new mysqli("localhost", "root", "", "", 0, ${phpString(socket)}); $db->query("CREATE DATABASE IF NOT EXISTS wp CHARACTER SET utf8mb4"); echo "there";`;
  await untilReady(async () => (await run(program("php"), ["-r", `mysqli_report(MYSQLI_REPORT_STRICT | MYSQLI_REPORT_ERROR); ${sql}`])).stdout === "there");
  return database;
};

const writeSite = async (site: string, { url, socket }: { readonly url: string; readonly socket: string }): Promise<void> => {
  const constants = {
    DB_NAME: "wp",
    DB_USER: "root",
    DB_PASSWORD: "",
    DB_HOST: `localhost:${socket}`,
    DB_CHARSET: "utf8mb4",
    DB_COLLATE: "",
    WP_HOME: url,
    WP_SITEURL: url,
    AUTH_KEY: "a",
    SECURE_AUTH_KEY: "b",
    LOGGED_IN_KEY: "c",
    NONCE_KEY: "d",
    // Without it application passwords are offered over https only.
    WP_ENVIRONMENT_TYPE: "local",
  };
  const defines = Object.entries(constants).map(([name, value]) => `define(${phpString(name)}, ${phpString(value)});`);
  const flags =
    "define('DISABLE_WP_CRON', true); define('WP_HTTP_BLOCK_EXTERNAL', true); define('WP_DEBUG', false); define('AUTOMATIC_UPDATER_DISABLED', true);";
  await writeFile(
    path.join(site, "wp-config.php"),
    `<?php ${defines.join(" ")} ${flags} $table_prefix = 'wp_'; if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/'); require_once ABSPATH . 'wp-settings.php';`,
  );
  await writeFile(
    path.join(site, "router.php"),
    "<?php $file = __DIR__ . parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH); if (is_file($file)) return false; $_SERVER['SCRIPT_NAME'] = '/index.php'; require __DIR__ . '/index.php';",
  );
  const theme = path.join(site, "wp-content", "themes", "plain");
  await mkdir(theme, { recursive: true });
  await writeFile(path.join(theme, "style.css"), "/*\nTheme Name: Plain\n*/\n");
  await writeFile(
    path.join(theme, "index.php"),
    "<!doctype html><html><head><?php wp_head(); ?></head><body><?php while (have_posts()) { the_post(); the_title('<h1>', '</h1>'); the_content(); } ?></body></html>",
  );
};

const install = async (evaluate: (php: string) => Promise<string>, url: string): Promise<string> => {
  const setup = `
    require_once ABSPATH . 'wp-admin/includes/upgrade.php';
    wp_install('Harbour Tools', 'brand', 'brand@example.org', true, '', 'unused-login-password');
    switch_theme('plain');
    update_option('home', ${phpString(url)}); update_option('siteurl', ${phpString(url)});
    update_option('comment_moderation', 0); update_option('comment_previously_approved', 0); update_option('comments_notify', 0); update_option('moderation_notify', 0);
    global $wp_rewrite; $wp_rewrite->set_permalink_structure('/%year%/%monthnum%/%postname%/'); flush_rewrite_rules();
    [$password] = WP_Application_Passwords::create_new_application_password(1, ['name' => 'desk']);
    echo json_encode(['password' => $password]);`;
  const answer = await evaluate(`define('WP_INSTALLING', true); require 'wp-load.php'; ob_start(); ob_end_clean(); ${setup}`);
  return z.object({ password: z.string() }).parse(JSON.parse(answer.slice(answer.lastIndexOf("{")))).password;
};

const runPhp = async (site: string, php: string): Promise<string> => {
  const prelude = `$_SERVER['HTTP_HOST'] = '127.0.0.1'; $_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1'; $_SERVER['REQUEST_METHOD'] = 'GET'; ${php.includes("wp-load.php") ? "" : "require 'wp-load.php';"}`;
  const { stdout } = await run(program("php"), ["-d", "display_errors=stderr", "-d", "sendmail_path=/bin/true", "-r", `${prelude} ${php}`], {
    cwd: site,
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
};

/** A string as PHP source. */
export const phpString = (text: string): string => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === "object") resolve(address.port);
        else reject(new Error("no free port"));
      });
    });
  });

const untilReady = async (isReady: () => Promise<boolean>): Promise<void> => {
  let last: unknown;
  for (let attempt = 0; attempt < 300; attempt += 1) {
    try {
      if (await isReady()) return;
    } catch (error) {
      last = error;
    }
    await pause(100);
  }
  throw new Error("The server did not start.", { cause: last });
};

const stopGroup = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.pid === undefined) return;
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => {
      resolve();
    });
  });
  // PHP's workers are children of the process we started: the whole group goes.
  process.kill(-child.pid, "SIGTERM");
  await ended;
};
