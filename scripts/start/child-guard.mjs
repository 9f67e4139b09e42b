// Imported into every child of scripts/start.mjs: a child whose parent was killed must not live on.
import { isMainThread } from "node:worker_threads";

import { isAlive } from "./machine.mjs";

const graceMs = 6_000;

const leave = () => {
  // Not by way of `exit`, where what is left to say could be waited for without end: nobody hears it any more.
  setTimeout(() => process.kill(process.pid, "SIGKILL"), graceMs).unref();
  process.kill(process.pid, "SIGTERM");
};

const parent = Number(process.env["PARLEY_GUARDED"]);
if (isMainThread && process.ppid === parent) {
  // The parent holds the other end of this pipe; the system closes it however the parent ends.
  process.stdin.once("end", leave).once("error", leave).resume();
  process.stdin.unref?.();
} else if (isMainThread && parent > 0 && !isAlive(parent)) {
  // Killed before it could be watched.
  process.exit(1);
}
