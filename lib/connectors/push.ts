import { z } from "zod";

import { ConnectorError, defineConnector, type Connector, type ConnectorEvent, type IncomingItem } from "./contract";
import { readPayload, withResolvedRoots } from "./payload";
import { act, findSaid, greet } from "./push/callback";
import { settingsSchema } from "./push/model";

const bytesMax = 1024 * 1024;
const itemsMax = 500;

export type PushBatch = {
  readonly items: readonly IncomingItem[];
  readonly tombstones: readonly Omit<Extract<ConnectorEvent, { readonly op: "tombstone" }>, "op">[];
  /** `reason`: missing, not-valid, bad-date, needs-zone, not-an-object, not-json. */
  readonly rejected: readonly { readonly index: number; readonly field: string; readonly reason: string }[];
};

/** Reads a pushed body: one JSON object, an array of them, or one per line; good rows are kept whatever the others are. Throws `too-large`, `too-many-items`, `not-json`. */
export const parsePush = (raw: Uint8Array, { now, ownNames = [] }: { readonly now: Date; readonly ownNames?: readonly string[] }): PushBatch => {
  if (raw.byteLength > bytesMax) throw new ConnectorError("too-large", "too-large", { message: "A push may hold at most 1 MB.", params: { megabytes: "1" } });
  const rows = rowsOf(decode(raw));
  if (rows.length > itemsMax)
    throw new ConnectorError("too-large", "too-many-items", { message: `A push may hold at most ${itemsMax} items.`, params: { max: String(itemsMax) } });
  const items: IncomingItem[] = [];
  const tombstones: PushBatch["tombstones"][number][] = [];
  const rejected: { index: number; field: string; reason: string }[] = [];
  for (const [index, row] of rows.entries()) {
    const deleted = row === notJson ? null : deletion(row);
    if (deleted !== null) {
      tombstones.push({ externalId: deleted, seenAt: now, by: "author" });
      continue;
    }
    const read = row === notJson ? { field: "", reason: "not-json" } : readPayload(row, { zone: null, ownNames });
    if ("item" in read) items.push(read.item);
    else rejected.push({ index, field: read.field, reason: read.reason });
  }
  return { items: withResolvedRoots(items), tombstones, rejected };
};

/** What is sent to us; there is nothing to fetch. Where the sender takes answers, they go to its callback. */
export const push: Connector = defineConnector({
  platform: "push",
  polls: false,
  settings: settingsSchema,
  // Parley makes its secrets; nobody enters one.
  secret: null,
  pace: { fastestMs: 60_000, slowestMs: 60_000 },
  recognise: () => Promise.resolve(null),
  identify: async (context) => ({ title: "Push", ownIds: [], capabilities: await greet(context) }),
  streams: () => [],
  poll: () => {
    throw new Error("A push source is not polled.");
  },
  act,
  findSaid,
});

const notJson = Symbol("a line that is not JSON");

const rowsOf = (text: string): readonly unknown[] => {
  const whole = tryJson(text);
  if (Array.isArray(whole)) return whole;
  if (whole !== notJson) return [whole];
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const rows = lines.map(tryJson);
  if (rows.length > 1 && rows.some((row) => row !== notJson)) return rows;
  throw new ConnectorError("not-understood", "not-json", { message: "The body is neither JSON nor one JSON object per line.", params: { host: "" } });
};

const tryJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return notJson;
  }
};

const decode = (raw: Uint8Array): string => {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(raw);
  } catch (cause) {
    throw new ConnectorError("not-understood", "not-json", { message: "The body is not text in UTF-8.", params: { host: "" }, cause });
  }
};

const deletionSchema = z.object({ external_id: z.union([z.string().min(1), z.number()]).transform(String), deleted: z.literal(true) });

const deletion = (row: unknown): string | null => {
  const parsed = deletionSchema.safeParse(row);
  return parsed.success ? parsed.data.external_id : null;
};
