// Plays the story of the demo workspace through the commands its members' clicks run, once its sites have been read. Played again it does nothing.
import { openWorkspace } from "./workspace";
import { playOnce } from "./story/play";
import { readClock } from "#lib/core/clock";
import { minuteMs } from "#lib/core/time";
import { disconnect } from "#lib/db/client";
import { closeQueues } from "#lib/queue/backend";

const patienceMs = 20 * minuteMs;
const pauseMs = 3_000;

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, pauseMs));

const tell = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const start = readClock();
try {
  const owner = await openWorkspace(start);
  for (let waiting = await playOnce(owner, start); waiting.length > 0; waiting = await playOnce(owner, readClock())) {
    tell(waiting.map(({ name, because }) => `${name}: ${because}`).join(" · "));
    if (readClock().getTime() - start.getTime() > patienceMs) break;
    await pause();
  }
} finally {
  await closeQueues();
  await disconnect();
}
