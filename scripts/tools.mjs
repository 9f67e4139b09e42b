// Programs of the system that some suites need, and how to get them.
import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import path from "node:path";

const places = () => (process.env.PATH ?? "").split(path.delimiter);

/** The first of these programs that this machine has, or null. */
export const findProgram = (...names) => {
  for (const name of names) {
    for (const folder of path.isAbsolute(name) ? [""] : places()) {
      const file = path.join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // Not here; the next place may have it.
      }
    }
  }
  return null;
};

/** What a test file needs is told by what it names: `isNeededBy` looks at its text and its name. */
export const tools = [
  {
    name: "Redis",
    programs: ["redis-server"],
    packages: ["redis-server"],
    isNeededBy: ({ name, text }) => /redis\.test\.ts$/.test(name) || /testRedisUrl/.test(text),
  },
  {
    name: "Chromium",
    programs: ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
    packages: ["chromium"],
    isNeededBy: ({ text }) => /playwright-core|support\/browser/.test(text),
  },
  {
    name: "PHP",
    programs: ["php"],
    packages: ["php-cli", "php-mysql", "php-xml", "php-mbstring", "php-curl"],
    isNeededBy: ({ text }) => /support\/real-wordpress/.test(text),
  },
  {
    name: "MariaDB",
    programs: ["mariadbd", "/usr/sbin/mariadbd", "mysqld"],
    packages: ["mariadb-server"],
    isNeededBy: ({ text }) => /support\/real-wordpress/.test(text),
  },
];

const mayInstall = () => process.platform === "linux" && process.getuid?.() === 0 && findProgram("apt-get") !== null;

const aptGet = (...args) => {
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync("apt-get", ["-qq", ...args], { env: environment, stdio: ["ignore", "ignore", "pipe"], timeout: 300_000 }).status === 0;
};

/** Installs what is missing of `wanted` where that is possible, and returns what is still missing. */
export const obtain = (wanted, say) => {
  const lacking = () => wanted.filter(({ programs }) => findProgram(...programs) === null);
  const first = lacking();
  if (first.length === 0 || !mayInstall()) return first;
  const packages = first.flatMap(({ packages: names }) => names);
  say(`Installing ${packages.join(", ")} …`);
  if (!aptGet("install", "-y", "--no-install-recommends", ...packages)) {
    aptGet("update");
    aptGet("install", "-y", "--no-install-recommends", ...packages);
  }
  return lacking();
};
