// Programs of the system that some suites need, and how to get them.
import { spawnSync } from "node:child_process";

/** Which set a test file needs is told by what it names. */
const signs = {
  redis: ({ name, text }) => /redis\.test\.ts$/.test(name) || /testRedisUrl/.test(text),
  chromium: ({ text }) => /playwright-core|support\/browser/.test(text),
  wordpress: ({ text }) => /real-wordpress/.test(text),
  libreoffice: ({ text }) => process.env.PARLEY_LONG === "1" && /support\/open-in-spreadsheet/.test(text),
};

/**
 * The sets of programs that tests can make use of, each with the question whether a file needs it and whether it is there.
 * @returns {Promise<{ name: string, packages: readonly string[], ways: readonly (readonly string[])[], isNeededBy: (file: { name: string, text: string }) => boolean, isHere: () => boolean, isWhole: () => boolean }[]>}
 */
export const readTools = async () => {
  // Packages may only just have been installed, so this is loaded late.
  const { tsImport } = await import("tsx/esm/api");
  const { debianPackageSets } = await tsImport("../tests/support/platforms/debian-packages.ts", import.meta.url);
  const { isAtHand, isInstalled } = await tsImport("../tests/support/platforms/installed.ts", import.meta.url);
  return debianPackageSets.map((set) => ({
    name: set.name,
    packages: set.packages,
    ways: [set, set.orElse].flatMap((way) => (way === undefined ? [] : [way.packages])),
    isNeededBy: signs[set.name] ?? (() => true),
    isHere: () => isAtHand(set),
    isWhole: () => isInstalled(set),
  }));
};

const hasAptGet = () => spawnSync("apt-get", ["--version"], { stdio: "ignore" }).status === 0;
const mayInstall = () => process.platform === "linux" && process.getuid?.() === 0 && hasAptGet();

const aptGet = (...args) => {
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync("apt-get", ["-qq", ...args], { env: environment, stdio: "ignore", timeout: 300_000 }).status === 0;
};

/** Installs what is missing of `wanted` where that is possible, and returns what is still missing. What something else does as well for is asked for once. */
export const obtain = (wanted, say) => {
  const lacking = () => wanted.filter((tool) => !tool.isHere());
  const packages = wanted.filter((tool) => !tool.isWhole()).flatMap((tool) => tool.packages);
  if (packages.length === 0 || !mayInstall()) return lacking();
  say(`Installing ${packages.join(", ")} …`);
  install(packages);
  if (lacking().length > 0) aptGet("update");
  for (const tool of lacking()) tool.ways.some(install);
  return lacking();
};

const install = (packages) => aptGet("install", "-y", "--no-install-recommends", ...packages);
