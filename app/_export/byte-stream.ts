const encoder = new TextEncoder();

/** What is made piece by piece as a body that asks for the next piece when its reader has taken the one before. */
export const byteStream = (pieces: AsyncGenerator<Uint8Array | string, void, undefined>): ReadableStream<Uint8Array> =>
  new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const { value, done } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(typeof value === "string" ? encoder.encode(value) : value);
      },
      cancel: async () => {
        await pieces.return();
      },
    },
    // Nothing is read for whoever asks for the headers alone.
    { highWaterMark: 0 },
  );
