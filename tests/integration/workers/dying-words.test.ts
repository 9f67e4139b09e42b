import { spawn } from "node:child_process";
import { once } from "node:events";

import { expect, it, onTestFinished } from "vitest";

it("a process ends although nobody listens any more to what it logs", async () => {
  const logs =
    'import { logFor } from "#lib/core/log"; process.stdin.once("data", () => { for (const n of [1, 2, 3]) logFor("test").warn({ n }, "leaving"); process.exit(7); });';
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", logs], {
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, LOG_LEVEL: "info" },
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const ended = once(child, "exit");
  child.stdout.destroy();
  child.stdin.end("go");
  expect(await ended).toEqual([7, null]);
});
