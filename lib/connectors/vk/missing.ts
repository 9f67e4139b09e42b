import { z } from "zod";

import type { ConnectorContext, ConnectorEvent } from "../contract";
import { commentItem } from "./items";
import { commentId } from "./model";
import { fatesOf, type Fate } from "./presence";
import { inlineOf, isInlineWhole, type Stretch } from "./reads";

/** Comments the lists have shown, as [number, post, number of the comment they answer to at the first level or 0], so that one that leaves is noticed. */
export const knownSchema = z.array(z.tuple([z.number(), z.number(), z.number()]));
export type Known = z.infer<typeof knownSchema>;

const knownMax = 1_500;

/** The known comments that belong into a stretch and are not there. */
export const missingFrom = (known: Known, stretches: readonly Stretch[]): readonly number[] => [
  ...new Set(stretches.flatMap((stretch) => missingFromOne(known, stretch))),
];

const missingFromOne = (known: Known, stretch: Stretch): readonly number[] => {
  const { read, comments, isWhole } = stretch;
  if (!isWhole) return [];
  const shown = new Set(comments.map(({ id }) => id));
  const inReach = reachOf(stretch);
  const ofPost = known.filter(([, post]) => post === read.post);
  const left = ofPost.filter(([id, , top]) => top === (read.top ?? 0) && inReach(id) && !shown.has(id)).map(([id]) => id);
  const gone = new Set(left);
  const inline = new Map(comments.filter(isInlineWhole).map((comment) => [comment.id, new Set(inlineOf(comment).map(({ id }) => id))]));
  // Answers go with the comment they hang under.
  const answers = read.top === null ? ofPost.filter(([id, , top]) => gone.has(top) || inline.get(top)?.has(id) === false).map(([id]) => id) : [];
  return [...left, ...answers];
};

/** Numbers only grow along a list: what lies between its first and its last belongs into it. */
const reachOf = ({ read, comments, isLast }: Stretch): ((id: number) => boolean) => {
  const first = read.offset === 0 ? 0 : (comments[0]?.id ?? Number.POSITIVE_INFINITY);
  const last = isLast ? Number.POSITIVE_INFINITY : (comments.at(-1)?.id ?? 0);
  return (id) => id >= first && id <= last;
};

/** Asks what became of comments that left a list: what is found is shown as it stands, what is gone is said to be gone. */
export const lookUpMissing = async (
  context: ConnectorContext,
  { ownerId, known, missing, seenAt }: { readonly ownerId: number; readonly known: Known; readonly missing: readonly number[]; readonly seenAt: Date },
): Promise<{ readonly events: readonly ConnectorEvent[]; readonly gone: ReadonlySet<number> }> => {
  if (missing.length === 0) return { events: [], gone: new Set() };
  const fates = await fatesOf(context, ownerId, missing);
  const postOf = new Map(known.map(([id, post]) => [id, post]));
  const eventOf = ({ id, comment, names, state }: Fate): readonly ConnectorEvent[] => {
    if (state === "deleted") return [{ op: "tombstone", externalId: commentId(id), seenAt, by: "unknown" }];
    const post = postOf.get(id);
    return comment === null || post === undefined ? [] : [{ op: "upsert", item: commentItem(comment, post, { ownerId, names, context }) }];
  };
  return { events: fates.flatMap(eventOf), gone: new Set(fates.flatMap(({ id, state }) => (state === "deleted" ? [id] : []))) };
};

/** The known comments after some stretches: without those that are gone, with those shown, the newest first. */
export const remembered = (known: Known, { stretches, gone }: { readonly stretches: readonly Stretch[]; readonly gone: ReadonlySet<number> }): Known => {
  const all = new Map(known.map((row) => [row[0], row]));
  for (const row of stretches.flatMap(shownIn)) all.set(row[0], row);
  for (const id of gone) all.delete(id);
  return [...all.values()].sort(([a], [b]) => b - a).slice(0, knownMax);
};

const shownIn = ({ read: { post, top }, comments }: Stretch): Known =>
  comments.flatMap((comment) => [
    ...(comment.deleted ? [] : [[comment.id, post, top ?? 0] satisfies Known[number]]),
    ...inlineOf(comment).flatMap((answer): Known => (answer.deleted ? [] : [[answer.id, post, comment.id]])),
  ]);
