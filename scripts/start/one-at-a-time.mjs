import { createHash } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { beginningOf, isAlive, pause } from "./machine.mjs";

const holderOf = (file) => {
  try {
    const { pid, began } = JSON.parse(readFileSync(file, "utf8"));
    return isAlive(pid) && (began === null || beginningOf(pid) === began) ? pid : null;
  } catch {
    return null;
  }
};

const take = (file) => {
  try {
    writeFileSync(file, JSON.stringify({ pid: process.pid, began: beginningOf(process.pid) }), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
};

/** Runs work on a folder while no other process does; waits for the other and says so. */
export const alone = async (folder, say, work) => {
  const name = createHash("sha256").update(`${process.getuid?.()}/${folder}`).digest("hex").slice(0, 16);
  const file = path.join(tmpdir(), `parley-${name}.lock`);
  for (let isFirst = true; !take(file); isFirst = false) {
    const wasLeft = holderOf(file) === null;
    if (isFirst && !wasLeft) say("Another start is making this checkout ready; waiting for it …");
    await pause(300);
    // Looked at twice: a lock being written this moment has no holder yet.
    if (wasLeft && holderOf(file) === null) rmSync(file, { force: true });
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
};
