// The folder everything of one installation lives in: data, logs, the secret, and a note of who runs on it.
import { randomBytes } from "node:crypto";
import { accessSync, chmodSync, constants, existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import { beginningOf, isAlive } from "./machine.mjs";
import { Refusal } from "./refusal.mjs";

const noteOf = (dataDir) => path.join(dataDir, "running.json");

/** Makes the folder, readable enough for the database's user to pass through; its secrets are closed file by file. */
export const openDataFolder = (dataDir) => {
  try {
    const isNew = !existsSync(dataDir);
    mkdirSync(path.join(dataDir, "logs"), { recursive: true });
    if (isNew) chmodSync(dataDir, 0o711);
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    accessSync(path.join(dataDir, "logs"), constants.W_OK);
  } catch (error) {
    throw new Refusal(`Cannot write to ${dataDir} (${error.code}): choose another folder with --data, or make this one writable.`);
  }
};

/** Writes a file nobody else may read, whole or not at all. */
export const writePrivately = (file, text) => {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text, { mode: 0o600 });
  renameSync(draft, file);
};

/** A secret kept in the folder, made when it is first asked for. */
export const keptSecret = (dataDir, name) => {
  const file = path.join(dataDir, name);
  if (!existsSync(file)) writePrivately(file, `${randomBytes(36).toString("base64url")}\n`);
  return readFileSync(file, "utf8").trim();
};

/** The note left by the start that uses this folder now; null when none does, or when the one that did is gone. */
export const runningOn = (dataDir) => livingIn(noteOf(dataDir));

const livingIn = (file) => {
  let note;
  try {
    note = JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
  const isSame = isAlive(note.pid) && (note.began === null || beginningOf(note.pid) === note.began);
  return isSame ? note : null;
};

/**
 * Takes the folder for this process. Throws a Refusal when another start holds it; a note left by one that was killed is put aside.
 * `wasLeft`: there was such a note, so parts of that start may still be on their way out.
 * @returns {{ wasLeft: boolean, tell: (facts: object) => void, release: () => void }}
 */
export const takeDataFolder = (dataDir, facts) => {
  const note = noteOf(dataDir);
  const own = { pid: process.pid, began: beginningOf(process.pid), ...facts };
  const draft = `${note}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(own), { mode: 0o600 });
  let wasLeft = false;
  try {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      // A link is made or refused at once, so two starts in the same moment cannot both have the folder.
      if (tryLink(draft, note)) return { ...holding(note, own), wasLeft };
      const other = runningOn(dataDir);
      if (other)
        throw new Refusal(`Parley already runs on ${dataDir} (process ${other.pid}, ${other.url}): stop it first, or choose another folder with --data.`);
      wasLeft = putAside(note) || wasLeft;
    }
  } finally {
    rmSync(draft, { force: true });
  }
  throw new Refusal(`Another start is taking ${dataDir} at this moment: wait for it, or choose another folder with --data.`);
};

/** Takes a left note away in one step; a fresh one that another start put in its place meanwhile goes back. True when one was taken. */
const putAside = (note) => {
  const aside = `${note}.left.${process.pid}`;
  try {
    renameSync(note, aside);
  } catch (error) {
    if (error.code === "ENOENT") return false;
    throw error;
  }
  const isFresh = livingIn(aside) !== null;
  if (isFresh) tryLink(aside, note);
  rmSync(aside, { force: true });
  return !isFresh;
};

const tryLink = (draft, note) => {
  try {
    linkSync(draft, note);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    if (!["EPERM", "ENOTSUP", "ENOSYS", "EMLINK"].includes(error.code)) throw error;
  }
  // A disk without hard links.
  try {
    writeFileSync(note, readFileSync(draft), { mode: 0o600, flag: "wx" });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
};

const holding = (note, own) => ({
  tell: (facts) => writePrivately(note, JSON.stringify(Object.assign(own, facts))),
  release: () => rmSync(note, { force: true }),
});
