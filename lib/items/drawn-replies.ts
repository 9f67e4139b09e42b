type Reply = {
  readonly externalId: string;
  readonly parentExternalId: string | null;
  readonly authorId: string;
  readonly isBrand: boolean;
  readonly postedAt: Date;
};

const manyReplies = 3;

/** When the third reply of another visitor came, by the external id of what drew it; nothing of what drew fewer. */
export const drawnRepliesAt = (thread: readonly Reply[]): ReadonlyMap<string, Date> => {
  const authors = new Map(thread.map(({ externalId, authorId }) => [externalId, authorId]));
  const drawn = new Map<string, Date[]>();
  for (const { parentExternalId, authorId, isBrand, postedAt } of thread) {
    if (parentExternalId === null || isBrand || authors.get(parentExternalId) === authorId) continue;
    const times = drawn.get(parentExternalId);
    if (times) times.push(postedAt);
    else drawn.set(parentExternalId, [postedAt]);
  }
  return new Map(
    [...drawn].flatMap(([externalId, times]) => {
      if (times.length < manyReplies) return [];
      const third = times.toSorted((one, other) => one.getTime() - other.getTime())[manyReplies - 1];
      return third === undefined ? [] : [[externalId, third] as const];
    }),
  );
};
