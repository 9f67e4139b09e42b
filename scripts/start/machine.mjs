import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import net from "node:net";

/** Waits without holding the processor. */
export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Whether a process of this number runs, whoever owns it. One that ended and waits to be collected does not. */
export const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== "EPERM") return false;
  }
  return fieldsOf(pid)[0] !== "Z";
};

/** What Linux tells of a process after its name: state first, beginning at 19. Empty elsewhere. */
const fieldsOf = (pid) => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return [];
  }
};

/** When a process began, in words that only it can have: numbers of processes come round again, beginnings do not. Null when unknown. */
export const beginningOf = (pid) => {
  if (process.platform === "win32") return null;
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    const [ticks] = fieldsOf(pid).slice(19);
    return ticks === undefined ? null : `${boot}/${ticks}`;
  } catch {
    const { status, stdout } = spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8", env: { ...process.env, LC_ALL: "C" } });
    return status === 0 && stdout.trim() !== "" ? stdout.trim() : null;
  }
};

/** The command line of a process, or "" when it cannot be read. */
export const commandOf = (pid) => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
  } catch {
    const { stdout } = spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
    return (stdout ?? "").trim();
  }
};

const listenOnce = (port, host) =>
  new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", reject);
    server.listen({ port, host, exclusive: true }, () => {
      const chosen = server.address().port;
      server.close(() => resolve(chosen));
    });
  });

/** Why a port cannot be listened on: null when it can, else the system's code such as EADDRINUSE. */
export const whyPortIsClosed = async (port, host = "127.0.0.1") => {
  for (const address of new Set([host, "0.0.0.0"])) {
    try {
      await listenOnce(port, address);
    } catch (error) {
      return error.code;
    }
  }
  return null;
};

/**
 * A port of this machine nobody listens on.
 * @returns {Promise<number>}
 */
export const freePort = () => listenOnce(0, "127.0.0.1");

/** Waits until a condition holds; false when it did not within the time. */
export const until = async (condition, withinMs) => {
  const end = Date.now() + withinMs;
  while (!(await condition())) {
    if (Date.now() > end) return false;
    await pause(50);
  }
  return true;
};
