/** What work gives, or null where it gives nothing within so many milliseconds; it goes on unheeded then. Throws what the work throws in time. */
export const inTime = async <Value>(work: Promise<Value>, limitMs: number): Promise<Value | null> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), limitMs);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
};
