/**
 * Walks pages one ahead: while the caller stores one, the next is being fetched. Order is kept, and an error of the page ahead
 * is thrown when its turn comes. Ending early ends the walk beneath without waiting for what is on its way.
 */
export const readAhead = async function* <Page>(pages: AsyncIterable<Page>): AsyncGenerator<Page, void, undefined> {
  const iterator = pages[Symbol.asyncIterator]();
  const fetchNext = (): Promise<IteratorResult<Page, unknown>> => {
    const next = iterator.next();
    // An error ahead of its turn is not an unhandled one.
    next.catch(() => undefined);
    return next;
  };
  let next = fetchNext();
  try {
    for (;;) {
      const step = await next;
      if (step.done === true) return;
      next = fetchNext();
      yield step.value;
    }
  } finally {
    iterator.return?.().catch(() => undefined);
  }
};
