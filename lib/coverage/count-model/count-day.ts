import { allSources, byHour, emptyCell, groupBy, noCounts, sumCounts, type Cell, type Counts, type Slice } from "./cell";
import { keepTimes, roundedResponseMinutes, type TimesPair } from "./response-times";
import { businessTimeBetween, type BusinessHours } from "#lib/core/business-time";
import type { Sentiment } from "#lib/tagging/model";

/** Received items of a day that are alike in all that the figures are made of. */
export type CountedItems = {
  readonly sourceId: string;
  readonly sentiment: Sentiment;
  readonly language: string;
  /** Of the day in the brand's zone, 0…23. */
  readonly hour: number;
  /** They began to wait; a person or their author may have closed them since. */
  readonly hasWaited: boolean;
  readonly isNeeded: boolean;
  /** Needing an answer, with a clock. */
  readonly isPromised: boolean;
  /** Null where none is needed or none has come. */
  readonly answer: CountedAnswer | null;
  readonly count: number;
};

export type CountedAnswer = {
  readonly postedAt: Date;
  readonly answeredAt: Date;
  /** Later than promised. */
  readonly isLate: boolean;
  /** Who wrote it; null: nobody of the desk. */
  readonly memberId: string | null;
};

/** How many answers a member sent on the day. */
export type SentAnswers = { readonly sourceId: string; readonly memberId: string; readonly count: number };

/** How many items that had waited were answered or closed on the day. */
export type LeftItems = { readonly sourceId: string; readonly count: number };

export type CountedDay = {
  readonly items: readonly CountedItems[];
  readonly left: readonly LeftItems[];
  readonly sent: readonly SentAnswers[];
  /** The brand's hours as they were when an item was posted; null: around the clock. */
  readonly hoursAt: (postedAt: Date) => BusinessHours | null;
};

/** Every cell of one brand's day, of each source and of all together. An item belongs to the day it was posted, whenever it was answered. */
export const countDay = ({ items, left, sent, hoursAt }: CountedDay): readonly Cell[] => {
  const ofOne = [...items.flatMap((item) => sharesOf(item, hoursAt)), ...left.map(shareOfLeft), ...sent.map(shareOfSent)];
  const shares = ofOne.flatMap((share) => [share, { ...share, sourceId: allSources }]);
  return groupBy(shares, ({ sourceId, slice, key }) => `${sourceId} ${slice} ${key}`).map(cellOf);
};

/** What alike items, or one member's sending, add to one cell. */
type CellShare = {
  readonly sourceId: string;
  readonly slice: Slice;
  readonly key: string;
  readonly counts: Counts;
  readonly times?: readonly TimesPair[];
  readonly arrivals?: { readonly hour: number; readonly count: number; readonly late: number };
};

const sharesOf = (items: CountedItems, hoursAt: CountedDay["hoursAt"]): readonly CellShare[] => {
  const { sourceId, sentiment, language, hour, answer, count } = items;
  const counts = countsOf(items);
  const arrivals = { hour, count, late: answer?.isLate === true ? count : 0 };
  const inAll = { sourceId, slice: "source", key: "", counts, arrivals } as const;
  const told = [
    { sourceId, slice: "sentiment", key: sentiment, counts },
    { sourceId, slice: "language", key: language, counts },
  ] as const;
  if (answer === null) return [inAll, ...told];
  const took = tookOf(answer, hoursAt);
  const times: readonly TimesPair[] = [[took.minutes, count]];
  return [
    { ...inAll, times },
    ...told,
    { sourceId, slice: "open", key: "", counts: noCounts, times: [[took.openMinutes, count]] },
    ...(answer.memberId === null ? [] : [{ sourceId, slice: "agent", key: answer.memberId, counts, times } as const]),
  ];
};

const shareOfLeft = ({ sourceId, count }: LeftItems): CellShare => ({ sourceId, slice: "source", key: "", counts: { ...noCounts, left: count } });

const shareOfSent = ({ sourceId, memberId, count }: SentAnswers): CellShare => ({
  sourceId,
  slice: "agent",
  key: memberId,
  counts: { ...noCounts, sent: count },
});

const countsOf = ({ hasWaited, isNeeded, isPromised, answer, count }: CountedItems): Counts => {
  const where = (isSo: boolean): number => (isSo ? count : 0);
  return {
    ...noCounts,
    received: count,
    needed: where(isNeeded),
    answered: where(answer !== null),
    promised: where(isPromised),
    kept: where(isPromised && answer !== null && !answer.isLate),
    entered: where(hasWaited),
  };
};

/** How long the first answer took, by the clock and in business hours. */
const tookOf = ({ postedAt, answeredAt }: CountedAnswer, hoursAt: CountedDay["hoursAt"]): { readonly minutes: number; readonly openMinutes: number } => {
  const minutes = roundedResponseMinutes(answeredAt.getTime() - postedAt.getTime());
  const hours = hoursAt(postedAt);
  return { minutes, openMinutes: hours === null ? minutes : roundedResponseMinutes(businessTimeBetween(postedAt, answeredAt, hours)) };
};

const cellOf = (shares: readonly [CellShare, ...CellShare[]]): Cell => {
  const [{ sourceId, slice, key }] = shares;
  const arrivals = shares.flatMap(({ arrivals: own }) => (own === undefined ? [] : [own]));
  return {
    ...emptyCell({ sourceId, slice, key }),
    ...sumCounts(shares.map(({ counts }) => counts)),
    times: keepTimes(shares.flatMap(({ times }) => times ?? [])),
    arrivals: byHour(arrivals.map(({ hour, count }) => ({ hour, count }))),
    late: byHour(arrivals.map(({ hour, late }) => ({ hour, count: late }))),
  };
};
