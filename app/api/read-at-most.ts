type Limit = { readonly limit: number; /** `Content-Length`. */ readonly announced: string | null };

/** The body, or null as soon as it is longer than allowed: what is announced can only end it sooner, what arrives is counted. */
export const readAtMost = async (body: ReadableStream<Uint8Array>, { limit, announced }: Limit): Promise<Uint8Array<ArrayBuffer> | null> => {
  if (Number(announced ?? 0) > limit) return null;
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    size += step.value.byteLength;
    if (size > limit) {
      await reader.cancel();
      return null;
    }
    chunks.push(step.value);
  }
  return joined(chunks, size);
};

const joined = (chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> => {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
};
