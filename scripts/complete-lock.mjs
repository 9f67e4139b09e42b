// npm leaves packages for other systems out of the lock file when the registry it asked has no copy of them, and `npm ci` then refuses
// the file everywhere. Run after `npm install`: adds what is missing, by the exact versions the packages themselves ask for.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const file = path.join(path.dirname(fileURLToPath(import.meta.url)), "../package-lock.json");
const systems = ["darwin", "freebsd", "linux", "android", "openharmony", "win32", "netbsd", "openbsd", "sunos", "aix"];
const processors = ["arm64", "ppc64", "s390x", "riscv64", "x64", "ia32", "loong64", "arm"];

const isLocked = (packages, place, name) => {
  for (let base = place; ; base = base.slice(0, Math.max(0, base.lastIndexOf("node_modules/") - 1))) {
    if (packages[`${base === "" ? "" : `${base}/`}node_modules/${name}`]) return true;
    if (base === "") return false;
  }
};

/**
 * The optional packages that a lock file's own packages ask for and the file does not hold.
 * @param {{ packages: Record<string, { optionalDependencies?: Record<string, string> | undefined, dev?: boolean | undefined }> }} lock
 * @returns {{ name: string, version: string, isDev: boolean }[]}
 */
export const missingFromLock = ({ packages }) =>
  Object.entries(packages).flatMap(([place, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !isLocked(packages, place, name))
      .map(([name, version]) => ({ name, version, isDev: entry.dev === true })),
  );

const libcOf = (system, tail) => (system !== "linux" ? null : tail.includes("musl") ? "musl" : tail.includes("gnu") ? "glibc" : null);

const entryFor = ({ name, version, isDev }) => {
  const tail = name.split("/").at(-1);
  const system = systems.find((word) => tail.includes(word));
  const processor = processors.find((word) => tail.includes(word));
  // Without its system npm would try to install it here.
  if (!system || !/^\d/.test(version)) throw new Error(`${name}@${version} must be added by hand.`);
  const libc = libcOf(system, tail);
  return { version, ...(processor && { cpu: [processor] }), ...(isDev && { dev: true }), ...(libc && { libc: [libc] }), optional: true, os: [system] };
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const lock = JSON.parse(readFileSync(file, "utf8"));
  const missing = missingFromLock(lock);
  for (const one of missing) lock.packages[`node_modules/${one.name}`] = entryFor(one);
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, "en")));
  if (missing.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`${missing.length} packages added to package-lock.json.`);
}
