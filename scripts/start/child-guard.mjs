// Imported into every child of scripts/start.mjs: a child whose parent was killed must not live on.
import { isMainThread } from "node:worker_threads";

const graceMs = 6_000;

if (isMainThread && process.env["PARLEY_GUARDED"] === String(process.ppid)) {
  const leave = () => {
    setTimeout(() => process.exit(1), graceMs).unref();
    process.kill(process.pid, "SIGTERM");
  };
  // The parent holds the other end of this pipe; the system closes it however the parent ends.
  process.stdin.once("end", leave).once("error", leave).resume();
  process.stdin.unref?.();
}
