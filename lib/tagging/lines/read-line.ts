import { z } from "zod";

/** What a line is answered with when it cannot be read. */
export type LineError = { readonly id?: string | number | undefined; readonly error: string };

export const idSchema = z.union([z.string(), z.number()]);

/** A text in UTF-16 units that a line may hold. */
export const textMax = 2_000_000;
export const textSchema = z.string().max(textMax, `is longer than ${String(textMax)} characters`);

const withId = z.object({ id: idSchema });

/** Answers one line: what it asks for, or what is wrong with it in words; the lines after it are not concerned. */
export const answerLine = <Asked, Answer>(line: string, schema: z.ZodType<Asked>, answer: (asked: Asked) => Answer): Answer | LineError => {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return { error: "This line is not JSON." };
  }
  const asked = schema.safeParse(json);
  const id = withId.safeParse(json).data?.id;
  if (asked.success) return answered(asked.data, answer, id);
  return {
    ...(id !== undefined && { id }),
    error: asked.error.issues.map(({ path, message }) => `${path.length === 0 ? "the line" : path.join(".")}: ${message}`).join("; "),
  };
};

// Whatever goes wrong with one line, the next is read.
const answered = <Asked, Answer>(asked: Asked, answer: (asked: Asked) => Answer, id: LineError["id"]): Answer | LineError => {
  try {
    return answer(asked);
  } catch (error) {
    return { ...(id !== undefined && { id }), error: error instanceof Error ? error.message : "This line could not be answered." };
  }
};
