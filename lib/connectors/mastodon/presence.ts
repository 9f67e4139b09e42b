import { z } from "zod";

import { ConnectorError, type ConnectorContext, type Presence } from "../contract";
import { callApi, callFor } from "./api";
import { statusSchema, type MastodonStatus } from "./model";

/** What became of a status: `status` where the server still shows it to us. */
export type Fate = {
  readonly id: string;
  readonly status: MastodonStatus | null;
  readonly state: Extract<Presence["state"], "present" | "deleted" | "unknown">;
};

const idsPerCall = 20;

/** Asks the server for statuses by id, many at a time; what it leaves out is asked for by itself, and only "no such record" means gone. */
export const fatesOf = async (context: ConnectorContext, ids: readonly string[]): Promise<readonly Fate[]> => {
  const shown = new Map((await statusesByIds(context, ids)).map((status) => [status.id, status]));
  const fates: Fate[] = [];
  for (const id of ids) {
    const status = shown.get(id);
    fates.push(status === undefined ? await fateOf(context, id) : { id, status, state: "present" });
  }
  return fates;
};

/** Those of the statuses that the server shows; none where it cannot be asked for many at once (before 4.3). */
export const statusesByIds = async (context: ConnectorContext, ids: readonly string[]): Promise<readonly MastodonStatus[]> => {
  const found: MastodonStatus[] = [];
  for (let from = 0; from < ids.length; from += idsPerCall) {
    const query = ids.slice(from, from + idsPerCall).map((id) => ["id[]", id] as const);
    try {
      const rows = await callFor(context, { path: "statuses", query }, z.array(z.unknown()));
      found.push(...rows.flatMap((row) => statusSchema.safeParse(row).data ?? []));
    } catch (error) {
      if (error instanceof ConnectorError && (error.kind === "gone" || error.kind === "not-understood")) return found;
      throw error;
    }
  }
  return found;
};

/** One status, or null where the server has none such for us. */
export const findStatus = async (context: ConnectorContext, id: string): Promise<MastodonStatus | null> => {
  try {
    return await callFor(context, { path: `statuses/${encodeURIComponent(id)}` }, statusSchema);
  } catch (error) {
    if (error instanceof ConnectorError && error.reason === "item-gone") return null;
    throw error;
  }
};

const fateOf = async (context: ConnectorContext, id: string): Promise<Fate> => {
  try {
    const { json } = await callApi(context, { path: `statuses/${encodeURIComponent(id)}` });
    const parsed = statusSchema.safeParse(json);
    return parsed.success ? { id, status: parsed.data, state: "present" } : { id, status: null, state: "unknown" };
  } catch (error) {
    if (error instanceof ConnectorError && error.reason === "item-gone") return { id, status: null, state: "deleted" };
    throw error;
  }
};
