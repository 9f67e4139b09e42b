import { z } from "zod";

import { ConnectorError, type ConnectorContext, type ConnectorEvent } from "../contract";
import { callApi } from "./api";
import { statusItem, statusSchema, type MastodonStatus, type Place, type Placed } from "./model";

const contextSchema = z.object({ ancestors: z.array(z.unknown()), descendants: z.array(z.unknown()) });

/** What stands above and below a status, as far as it could be read. */
export type Surroundings = { readonly ancestors: readonly MastodonStatus[]; readonly descendants: readonly MastodonStatus[]; readonly receivedAt: Date };

/** Reads a conversation around a status. Throws `item-gone`. */
export const surroundingsOf = async (context: ConnectorContext, id: string): Promise<Surroundings> => {
  const { json, response } = await callApi(context, { path: `statuses/${id}/context` });
  const parsed = contextSchema.safeParse(json);
  if (!parsed.success) throw new ConnectorError("not-understood", "not-a-list", { message: "The server sent something else than a conversation." });
  const readable = (rows: readonly unknown[]): readonly MastodonStatus[] => rows.flatMap((row) => statusSchema.safeParse(row).data ?? []);
  return { ancestors: readable(parsed.data.ancestors), descendants: readable(parsed.data.descendants), receivedAt: response.firstByteAt };
};

/** A status with its place, after those around it that concern the brand. */
export type Placer = (status: MastodonStatus) => Promise<readonly Placed[]>;

/**
 * Finds the place of each status: at once for what is known, for a first one and for an answer to something placed before, else by reading the conversation around it,
 * which is then placed whole. Of conversations that are not the brand's own, only what it said or what names it comes along.
 */
export const createPlacer = (context: ConnectorContext, known: readonly (Place & { readonly id: string })[]): Placer => {
  const places = new Map<string, Place>(known.map(({ id, root, isOwnRoot }) => [id, { root, isOwnRoot }]));
  const isOwn = ({ account }: MastodonStatus): boolean => context.ownIds.includes(account.id);
  const place = (status: MastodonStatus, found: Place): Placed => {
    places.set(status.id, found);
    return { status, place: found };
  };

  return async (status) => {
    const parent = status.in_reply_to_id ?? null;
    // What it answered may have been taken back since: it stays where it was.
    const before = places.get(status.id) ?? places.get(parent ?? "");
    if (before !== undefined) return [place(status, before)];
    if (parent === null) return [place(status, { root: status.id, isOwnRoot: isOwn(status) })];
    const { ancestors, descendants } = await surroundingsIfThere(context, status);
    const found = placeUnder(ancestors[0], { parent, isOwn });
    const concerns = (one: MastodonStatus): boolean => found.isOwnRoot || isOwn(one) || one.mentions.some(({ id }) => context.ownIds.includes(id));
    const around = [...ancestors, ...descendants].map((one) => place(one, found)).filter((placed) => concerns(placed.status));
    return [...around, place(status, found)];
  };
};

/** Placed statuses as what a page tells. */
export const upsertsOf = (placed: readonly Placed[], context: ConnectorContext): readonly ConnectorEvent[] =>
  placed.map((one) => ({ op: "upsert", item: statusItem(one, context) }));

type Above = { readonly parent: string; readonly isOwn: (status: MastodonStatus) => boolean };

// Where the highest that we are shown is itself an answer, what it answered names the conversation: everything below agrees on that.
const placeUnder = (top: MastodonStatus | undefined, { parent, isOwn }: Above): Place => {
  if (top === undefined) return { root: parent, isOwnRoot: false };
  return top.in_reply_to_id == null ? { root: top.id, isOwnRoot: isOwn(top) } : { root: top.in_reply_to_id, isOwnRoot: false };
};

// It may have been taken back since it was listed.
const surroundingsIfThere = async (context: ConnectorContext, { id }: MastodonStatus): Promise<Pick<Surroundings, "ancestors" | "descendants">> => {
  try {
    return await surroundingsOf(context, id);
  } catch (error) {
    if (error instanceof ConnectorError && error.reason === "item-gone") return { ancestors: [], descendants: [] };
    throw error;
  }
};
