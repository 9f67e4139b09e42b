// PostgreSQL refuses to run as root. Started by root, it runs as a user of its own, who must be able to reach programs and data.
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

import { Refusal } from "./refusal.mjs";

const openFolder = "/var/lib/parley";

const idOf = (flag, user) => {
  const { status, stdout } = spawnSync("id", [flag, user], { encoding: "utf8" });
  return status === 0 ? Number(stdout.trim()) : null;
};

const lookUp = (user) => {
  const uid = idOf("-u", user);
  return uid === null || uid === 0 ? null : { uid, gid: idOf("-g", user) };
};

const makeUser = () => {
  const ways = [
    ["useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", "parley"]],
    ["adduser", ["-S", "-D", "-H", "parley"]],
  ];
  for (const [program, args] of ways) if (spawnSync(program, args).status === 0) return lookUp("parley");
  return null;
};

/** Who the database runs as: nobody in particular (null) when Parley itself is not root. */
export const findOwner = () => {
  if (process.getuid?.() !== 0) return null;
  const owner = lookUp("parley") ?? makeUser() ?? lookUp("postgres") ?? lookUp("nobody");
  if (owner && spawnSync("/bin/sh", ["-c", ":"], owner).status === 0) return owner;
  throw new Refusal("PostgreSQL does not run as root and no other user could be made for it: start Parley as an ordinary user, or set DATABASE_URL.");
};

const mayEnter = (owner, folder) => spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", folder], { ...owner, cwd: "/" }).status === 0;

const makeOpenFolder = (...names) => {
  const folder = path.join(openFolder, ...names);
  try {
    mkdirSync(folder, { recursive: true });
    chmodSync(openFolder, 0o755);
    chmodSync(folder, 0o755);
  } catch (error) {
    throw new Refusal(
      `Cannot write to ${folder} (${error.code}), which the database needs when Parley runs as root: start it as an ordinary user, or set DATABASE_URL.`,
    );
  }
  return folder;
};

/**
 * Where the database's files are to live: inside the data folder when its owner can reach that, else in a folder of the system,
 * whose name the data folder keeps: so a data folder that was thrown away never meets its old database again.
 * @returns {{ folder: string, note: string | null }}
 */
export const placeCluster = (owner, dataDir) => {
  const inside = path.join(dataDir, "postgres");
  const kept = path.join(dataDir, "database-folder");
  if (!existsSync(kept) && (!owner || existsSync(inside) || mayEnter(owner, dataDir))) return { folder: inside, note: null };
  const name = existsSync(kept) ? readFileSync(kept, "utf8").trim() : randomBytes(8).toString("hex");
  const folder = path.join(makeOpenFolder(name), "postgres");
  writeFileSync(kept, `${name}\n`);
  return { folder, note: `The database's files live in ${folder}, because ${dataDir} is closed to the user it runs as.` };
};

const openUp = (entry) => {
  const { mode } = lstatSync(entry);
  if (lstatSync(entry).isSymbolicLink()) return;
  const isFolder = statSync(entry).isDirectory();
  chmodSync(entry, isFolder || mode & 0o100 ? 0o755 : 0o644);
  if (isFolder) for (const name of readdirSync(entry)) openUp(path.join(entry, name));
};

/** A folder of PostgreSQL's programs its owner can run: the installed one, or a copy where that is out of reach. */
export const placePrograms = (owner, native, version) => {
  if (!owner || spawnSync(path.join(native, "bin", "postgres"), ["--version"], { ...owner, cwd: "/" }).status === 0) return native;
  const copy = path.join(openFolder, `bin-${version}`);
  if (!existsSync(copy)) {
    const draft = `${makeOpenFolder()}/bin-${version}.${process.pid}`;
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
    openUp(draft);
    try {
      renameSync(draft, copy);
    } catch {
      rmSync(draft, { recursive: true, force: true });
    }
  }
  return copy;
};
