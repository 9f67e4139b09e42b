import { minuteMs } from "#lib/core/time";
import { subscribe, type LiveNews } from "#lib/inbox/live";

const heartbeatMs = 25_000;
/** A stream outlives a click: who may hear is asked again. */
const recheckMs = minuteMs;

type Stream = {
  readonly workspaceId: string;
  /** What this process serves, told first: a page of another build is out of date. */
  readonly build: string;
  readonly mayStillHear: () => Promise<boolean>;
  readonly signal: AbortSignal;
};

/** The served build as an event `build`, then each change of the workspace as a message, until the page or its right to hear is gone. */
export const eventStream = ({ workspaceId, build, mayStillHear, signal }: Stream): ReadableStream<Uint8Array> => {
  const encoder = new TextEncoder();
  let hangUp = (): void => undefined;
  return new ReadableStream({
    start: (controller) => {
      const write = (text: string): void => controller.enqueue(encoder.encode(text));
      const unsubscribe = subscribe(workspaceId, (news: LiveNews) => write(`data: ${JSON.stringify(news)}\n\n`));
      const heartbeat = setInterval(() => write(": still here\n\n"), heartbeatMs);
      const recheck = setInterval(() => void mayStillHear().then((may) => (may ? undefined : end()), end), recheckMs);
      let isOpen = true;
      hangUp = () => {
        isOpen = false;
        unsubscribe();
        clearInterval(heartbeat);
        clearInterval(recheck);
      };
      const end = (): void => {
        if (!isOpen) return;
        hangUp();
        controller.close();
      };
      signal.addEventListener("abort", end);
      // The browser tries again after so long.
      write("retry: 3000\n\n");
      write(`event: build\ndata: ${build}\n\n`);
    },
    cancel: () => hangUp(),
  });
};
