import { z } from "zod";

import type { ConnectorContext, ConnectorEvent, Page } from "../contract";
import { commentEvent, type Place } from "./items";
import { knownSchema, lookUpMissing, missingFrom, remembered } from "./missing";
import { notedUnder, watchedSchema, type Watched } from "./posts";
import { inlineOf, readBatch, readSchema, withInline, type Batch, type Stretch } from "./reads";

/** Where the reading of comments stands, whatever chose the posts. */
export const progressSchema = z.object({ watched: watchedSchema, known: knownSchema, pending: z.array(readSchema) });
export type Progress = z.infer<typeof progressSchema>;

export const noProgress: Progress = { watched: [], known: [], pending: [] };

const eventsPerPage = 500;

export type ProgressPage = Omit<Page, "cursor" | "done"> & { readonly progress: Progress; readonly isDone: boolean };

/** Reads what is pending until nothing is; what a page shows may add to it. */
export async function* readPending(context: ConnectorContext, ownerId: number, from: Progress): AsyncGenerator<ProgressPage> {
  let progress = from;
  while (progress.pending.length > 0) {
    const batch = await readBatch(context, ownerId, progress.pending);
    const before = progress;
    const missing = await lookUpMissing(context, {
      ownerId,
      known: before.known,
      missing: missingFrom(before.known, batch.stretches),
      seenAt: batch.receivedAt,
    });
    progress = {
      watched: batch.stretches.reduce(noted, before.watched),
      known: remembered(before.known, { stretches: batch.stretches, gone: missing.gone }),
      pending: [...batch.followUps, ...batch.left],
    };
    const events = [...eventsOf(batch, { ownerId, names: batch.names, context }), ...missing.events];
    const { receivedAt, setAside } = batch;
    const lastFrom = Math.floor(Math.max(events.length - 1, 0) / eventsPerPage) * eventsPerPage;
    for (let at = 0; at < lastFrom; at += eventsPerPage)
      // Until the last part is stored the whole must be read again after a crash: progress stays where it was.
      yield { events: events.slice(at, at + eventsPerPage), setAside: [], progress: before, isDone: false, receivedAt };
    yield { events: events.slice(lastFrom), setAside, progress, isDone: progress.pending.length === 0, receivedAt };
  }
}

const eventsOf = ({ stretches, receivedAt }: Batch, place: Place): readonly ConnectorEvent[] =>
  stretches.flatMap(({ read, comments }) => comments.flatMap(withInline).map((comment) => commentEvent(comment, read.post, { ...place, seenAt: receivedAt })));

const noted = (watched: Watched, { read, comments, level }: Stretch): Watched => {
  const dates = comments.flatMap((comment) => [comment, ...inlineOf(comment)]).map(({ date }) => date.getTime());
  const lastAt = dates.length === 0 ? null : new Date(Math.max(...dates));
  return notedUnder(watched, read.post, { level: read.top === null ? level : null, lastAt });
};
