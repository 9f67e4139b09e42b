import { z } from "zod";

import { ConnectorError, type ConnectorContext, type ConnectorEvent } from "../contract";
import { callFor } from "./api";
import { upsertsOf } from "./conversation";
import { fatesOf, statusesByIds, type Fate } from "./presence";

/** Rows a list has shown, with the status and its place, so that one that is changed or leaves is noticed. */
export const knownSchema = z.array(z.object({ row: z.string(), id: z.string(), root: z.string(), isOwnRoot: z.boolean(), at: z.number() }));
export type Known = z.infer<typeof knownSchema>;

/**
 * Whose doing it is when a status leaves the server. The brand cannot take another's words away here: those were taken back by their author, or
 * their author can be answered no more.
 */
export type GoneBy = "author" | "brand";

/** What was found of known rows: what to tell, which rows are to be forgotten. */
export type Findings = { readonly events: readonly ConnectorEvent[]; readonly left: readonly string[] };

type Listed = {
  readonly known: Known;
  /** What the list shows where the known belong. */ readonly rows: readonly string[];
  readonly isWindow: boolean;
  readonly goneBy: GoneBy;
};

/** Asks after known rows that the list shows no more. `passedSince`: the list is a window and has moved on past all of them, which still stand on the server. */
export const checkListed = async (
  context: ConnectorContext,
  { known, rows, isWindow, goneBy }: Listed,
): Promise<Findings & { readonly passedSince: Date | null }> => {
  const shown = new Set(rows);
  const missing = known.filter(({ row }) => !shown.has(row));
  const fates = missing.length === 0 ? [] : await fatesOf(context, idsOf(missing));
  const standing = fates.flatMap(({ status }) => status ?? []);
  const isPassed =
    isWindow &&
    missing.length === known.length &&
    standing.length > 0 &&
    (await isAnyUnblocked(context, [...new Set(standing.map(({ account }) => account.id))]));
  return { ...tell(context, { known: missing, fates, goneBy }), passedSince: isPassed ? new Date(Math.max(...known.map(({ at }) => at))) : null };
};

const perVisit = 40;

type Again = { readonly known: Known; readonly from: number; readonly goneBy: GoneBy };

/** Reads the next few of the known again, wherever they stand; `next`: where to go on at the next visit. */
export const rereadSome = async (context: ConnectorContext, { known, from, goneBy }: Again): Promise<Findings & { readonly next: number }> => {
  const start = from >= known.length ? 0 : from;
  const some = known.slice(start, start + perVisit);
  if (some.length === 0) return { events: [], left: [], next: 0 };
  const found = await statusesByIds(context, idsOf(some));
  // Not one of them: the server cannot be asked so, rather than that all were taken back at once.
  if (found.length === 0) return { events: [], left: [], next: start + perVisit };
  const present = found.map((status): Fate => ({ id: status.id, status, state: "present" }));
  const missing = some.filter(({ id }) => !found.some((status) => status.id === id));
  const gone = (await fatesOf(context, idsOf(missing))).filter(({ state }) => state === "deleted");
  const findings = tell(context, { known: some, fates: [...present, ...gone], goneBy });
  const left = some.filter(({ id }) => gone.some((fate) => fate.id === id)).map(({ row }) => row);
  return { events: findings.events, left, next: start + perVisit - left.length };
};

const idsOf = (known: Known): readonly string[] => known.map(({ id }) => id);

type Told = { readonly known: Known; readonly fates: readonly Fate[]; readonly goneBy: GoneBy };

const tell = (context: ConnectorContext, { known, fates, goneBy }: Told): Findings => {
  const places = new Map(known.map(({ id, root, isOwnRoot }) => [id, { root, isOwnRoot }]));
  const events = fates.flatMap(({ id, status, state }): readonly ConnectorEvent[] => {
    const place = places.get(id);
    if (status !== null && place !== undefined) return upsertsOf([{ status, place }], context);
    return state === "deleted" ? [tombstone(id, context.now(), goneBy)] : [];
  });
  return { events, left: known.map(({ row }) => row) };
};

/** What is told of a status that is gone. */
export const tombstone = (externalId: string, seenAt: Date, by: GoneBy): ConnectorEvent => ({ op: "tombstone", externalId, seenAt, by });

const relationships = z.array(z.object({ id: z.string(), blocking: z.boolean().default(false), muting: z.boolean().default(false) }));

// What a blocked account said leaves the notifications and stays on the server: nothing was missed then.
const isAnyUnblocked = async (context: ConnectorContext, accounts: readonly string[]): Promise<boolean> => {
  try {
    const known = await callFor(context, { path: "accounts/relationships", query: accounts.map((id) => ["id[]", id] as const) }, relationships);
    return known.length === 0 || known.some(({ blocking, muting }) => !blocking && !muting);
  } catch (error) {
    if (error instanceof ConnectorError && ["permission", "gone", "not-understood"].includes(error.kind)) return true;
    throw error;
  }
};
