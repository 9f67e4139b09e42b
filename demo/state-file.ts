import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, truncateSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import { commentStatuses, type SiteChange } from "./site/site-model";

const commentSchema = z.object({
  id: z.number().int(),
  post: z.number().int(),
  parent: z.number().int(),
  userId: z.number().int(),
  authorName: z.string(),
  authorUrl: z.string(),
  authorEmail: z.string(),
  date: z.coerce.date(),
  content: z.string(),
  status: z.enum(commentStatuses),
});

const changeSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("comment-added"), comment: commentSchema }),
  z.object({ kind: z.literal("comment-edited"), id: z.number().int(), content: z.string() }),
  z.object({ kind: z.literal("status-set"), id: z.number().int(), status: z.enum(commentStatuses) }),
  z.object({ kind: z.literal("comment-removed"), id: z.number().int() }),
]);

const lineSchema = z.discriminatedUnion("line", [
  z.object({ line: z.literal("anchor"), seed: z.string(), at: z.coerce.date() }),
  /** `arrival` counts the things that happened by themselves; absent where a person did it. */
  z.object({ line: z.literal("change"), site: z.string(), change: changeSchema, arrival: z.number().int().optional() }),
  /** What was asked of the community and done there. */
  z.object({ line: z.literal("call"), at: z.coerce.date(), method: z.string(), params: z.string() }),
  /** What a guest wrote on its wall. */
  z.object({
    line: z.literal("guest"),
    at: z.coerce.date(),
    person: z.object({ id: z.number().int(), firstName: z.string(), lastName: z.string(), screenName: z.string() }),
    post: z.number().int(),
    replyTo: z.number().int(),
    text: z.string(),
  }),
  /** What came to the chat, from its visitors or from the desk. */
  z.object({ line: z.literal("chat"), at: z.coerce.date(), door: z.enum(["say", "callback"]), body: z.string() }),
  z.object({ line: z.literal("chat-arrived"), upTo: z.string() }),
]);

export type StateLine = z.infer<typeof lineSchema>;

export type StateFile = {
  /** What the file held when it was opened. */
  readonly lines: readonly StateLine[];
  readonly append: (
    line:
      | Exclude<StateLine, { line: "change" }>
      | { readonly line: "change"; readonly site: string; readonly change: SiteChange; readonly arrival?: number | undefined },
  ) => void;
  readonly close: () => void;
};

/** Opens the record of the demo, one JSON value a line; a last line cut by a kill is taken off, damage elsewhere is an error. */
export const openStateFile = (path: string): StateFile => {
  mkdirSync(dirname(path), { recursive: true });
  const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
  // Whatever follows the last line end was being written when the process died.
  const whole = bytes.subarray(0, bytes.lastIndexOf(0x0a) + 1);
  if (whole.byteLength < bytes.byteLength) truncateSync(path, whole.byteLength);
  const lines = whole
    .toString("utf8")
    .split("\n")
    .filter((text) => text !== "")
    .map((text, index) => parseLine(path, text, index));
  const file = openSync(path, "a");
  return {
    lines,
    append: (line) => {
      writeSync(file, `${JSON.stringify(line)}\n`);
    },
    close: () => {
      fsyncSync(file);
      closeSync(file);
    },
  };
};

const parseLine = (path: string, text: string, index: number): StateLine => {
  try {
    return lineSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new Error(`Line ${String(index + 1)} of ${path} cannot be read; delete the file to begin the demo anew.`, { cause: error });
  }
};
