const restsPerWork = 29;

/** Reading comments goes first: what goes on beside it rests so many milliseconds after each batch, by how long the batch took. */
export const restAfter = (workedMs: number): number => restsPerWork * workedMs;
