// Stands between scripts/start.mjs and PostgreSQL, so that the database is shut down in order even when its parent is killed.
// Arguments: uid, gid ("" for one's own), the server's program, its data folder, its further arguments.
import { spawn, spawnSync } from "node:child_process";
import path from "node:path";

const [uid, gid, program, folder, ...rest] = process.argv.slice(2);
const owner = uid === "" ? {} : { uid: Number(uid), gid: Number(gid) };
const server = spawn(program, ["-D", folder, ...rest], { ...owner, stdio: ["ignore", "inherit", "inherit"] });

const stopFast = () => {
  if (process.platform === "win32") spawnSync(path.join(path.dirname(program), "pg_ctl"), ["stop", "-D", folder, "-m", "fast"]);
  else server.kill("SIGINT");
};
const stopAtOnce = () => server.kill("SIGQUIT");

const leave = () => {
  stopFast();
  setTimeout(stopAtOnce, 8_000).unref();
};

process.on("SIGTERM", stopFast).on("SIGINT", stopFast).on("SIGHUP", stopFast).on("SIGQUIT", stopAtOnce);
process.stdin.once("end", leave).once("error", leave).resume();
server.once("error", (error) => {
  console.error(`Cannot run ${program}: ${error.message}`);
  process.exit(1);
});
server.once("exit", (code) => process.exit(code ?? 1));
