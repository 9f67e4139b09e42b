/**
 * Walks ahead of the caller: while it stores what it was given, the next pages are fetched, and it is handed all that have come
 * meanwhile, at most `most` at once. A slow source is stored page by page, a fast one in larger strides. Order is kept, and an error
 * comes after everything that was read before it. Ending early ends the walk beneath without waiting for what is on its way.
 */
export const readAhead = async function* <Page>(pages: AsyncIterable<Page>, most: number): AsyncGenerator<readonly [Page, ...Page[]], void, undefined> {
  const iterator = pages[Symbol.asyncIterator]();
  const walk: Walk<Page> = { ready: [], end: null, isLeft: false, changed: newBell(), room: newBell() };
  const walking = fill(walk, iterator, most);
  try {
    for (;;) {
      const [first, ...rest] = walk.ready.splice(0, most);
      walk.room.ring();
      if (first !== undefined) yield [first, ...rest];
      else if (!walk.end) await walk.changed.heard();
      else {
        await walk.end.outcome;
        return;
      }
    }
  } finally {
    walk.isLeft = true;
    walk.room.ring();
    walking.catch(() => undefined);
  }
};

type Walk<Page> = {
  readonly ready: Page[];
  end: { readonly outcome: Promise<void> } | null;
  isLeft: boolean;
  readonly changed: Bell;
  readonly room: Bell;
};

const fill = async <Page>(walk: Walk<Page>, iterator: AsyncIterator<Page>, most: number): Promise<void> => {
  try {
    for (;;) {
      while (walk.ready.length >= most && !walk.isLeft) await walk.room.heard();
      const step = walk.isLeft ? await iterator.return?.() : await iterator.next();
      if (step === undefined || step.done === true) break;
      walk.ready.push(step.value);
      walk.changed.ring();
    }
    walk.end = { outcome: Promise.resolve() };
  } catch (error) {
    const outcome = Promise.reject(error instanceof Error ? error : new Error("The walk failed.", { cause: error }));
    // Whoever left early does not hear of it.
    outcome.catch(() => undefined);
    walk.end = { outcome };
  }
  walk.changed.ring();
};

/** Wakes whoever waits for the next ring; a ring that nobody waits for is kept for the next who does. */
type Bell = { readonly ring: () => void; readonly heard: () => Promise<void> };

const newBell = (): Bell => {
  let isRung = false;
  let wake: (() => void) | null = null;
  return {
    ring: () => {
      isRung = true;
      wake?.();
    },
    heard: () =>
      new Promise((resolve) => {
        wake = () => {
          wake = null;
          isRung = false;
          resolve();
        };
        if (isRung) wake();
      }),
  };
};
