import { byHour, emptyCell, groupBy, noCounts, sumCounts, type Cell, type Counts, type Slice } from "./cell";
import { keepTimes, roundedResponseMinutes } from "./response-times";
import { businessTimeBetween, type BusinessHours } from "#lib/core/business-time";
import type { Sentiment } from "#lib/tagging/model";

/** What of a received item the figures are made of. */
export type CountedItem = {
  readonly sourceId: string;
  readonly sentiment: Sentiment;
  readonly language: string;
  readonly postedAt: Date;
  /** Of the day in the brand's zone, 0…23. */
  readonly hour: number;
  /** It began to wait; a person or its author may have closed it since. */
  readonly hasWaited: boolean;
  readonly isNeeded: boolean;
  readonly answeredAt: Date | null;
  /** Null: no clock. */
  readonly dueAt: Date | null;
  /** Who wrote the answer; null: nobody of the desk. */
  readonly memberId: string | null;
};

/** How many answers a member sent on the day. */
export type SentAnswers = { readonly sourceId: string; readonly memberId: string; readonly count: number };

/** How many items that had waited were answered or closed on the day. */
export type LeftItems = { readonly sourceId: string; readonly count: number };

export type CountedDay = {
  readonly items: readonly CountedItem[];
  readonly left: readonly LeftItems[];
  readonly sent: readonly SentAnswers[];
  /** The brand's hours as they were when an item was posted; null: around the clock. */
  readonly hoursAt: (postedAt: Date) => BusinessHours | null;
};

/** Every cell of one brand's day. An item belongs to the day it was posted, whenever it was answered. */
export const countDay = ({ items, left, sent, hoursAt }: CountedDay): readonly Cell[] => {
  const shares = [...items.flatMap((item) => sharesOf(item, hoursAt)), ...left.map(shareOfLeft), ...sent.map(shareOfSent)];
  return groupBy(shares, ({ sourceId, slice, key }) => `${sourceId} ${slice} ${key}`).map(cellOf);
};

/** What one item, or one member's sending, adds to one cell. */
type CellShare = {
  readonly sourceId: string;
  readonly slice: Slice;
  readonly key: string;
  readonly counts: Counts;
  readonly minutes?: number;
  readonly arrival?: { readonly hour: number; readonly isLate: boolean };
};

const sharesOf = (item: CountedItem, hoursAt: CountedDay["hoursAt"]): readonly CellShare[] => {
  const { sourceId, sentiment, language, hour, memberId } = item;
  const counts = countsOf(item);
  const took = tookOf(item, hoursAt);
  const times = took === null ? {} : { minutes: took.minutes };
  return [
    { sourceId, slice: "source", key: "", counts, ...times, arrival: { hour, isLate: isLate(item) } },
    { sourceId, slice: "sentiment", key: sentiment, counts },
    { sourceId, slice: "language", key: language, counts },
    ...(took === null ? [] : [{ sourceId, slice: "open" as const, key: "", counts: noCounts, minutes: took.openMinutes }]),
    ...(took === null || memberId === null ? [] : [{ sourceId, slice: "agent" as const, key: memberId, counts, ...times }]),
  ];
};

const shareOfLeft = ({ sourceId, count }: LeftItems): CellShare => ({ sourceId, slice: "source", key: "", counts: { ...noCounts, left: count } });

const shareOfSent = ({ sourceId, memberId, count }: SentAnswers): CellShare => ({
  sourceId,
  slice: "agent",
  key: memberId,
  counts: { ...noCounts, sent: count },
});

const countsOf = (item: CountedItem): Counts => {
  const { hasWaited, isNeeded, answeredAt, dueAt } = item;
  const isPromised = isNeeded && dueAt !== null;
  return {
    ...noCounts,
    received: 1,
    needed: Number(isNeeded),
    answered: Number(isNeeded && answeredAt !== null),
    promised: Number(isPromised),
    kept: Number(isPromised && answeredAt !== null && answeredAt <= dueAt),
    entered: Number(hasWaited),
  };
};

const isLate = ({ isNeeded, answeredAt, dueAt }: CountedItem): boolean => isNeeded && answeredAt !== null && dueAt !== null && answeredAt > dueAt;

/** How long the first answer took, by the clock and in business hours; null where there is none that counts. */
const tookOf = (item: CountedItem, hoursAt: CountedDay["hoursAt"]): { readonly minutes: number; readonly openMinutes: number } | null => {
  const { isNeeded, postedAt, answeredAt } = item;
  if (!isNeeded || answeredAt === null) return null;
  const minutes = roundedResponseMinutes(answeredAt.getTime() - postedAt.getTime());
  const hours = hoursAt(postedAt);
  return { minutes, openMinutes: hours === null ? minutes : roundedResponseMinutes(businessTimeBetween(postedAt, answeredAt, hours)) };
};

const cellOf = (shares: readonly [CellShare, ...CellShare[]]): Cell => {
  const [{ sourceId, slice, key }] = shares;
  const arrivals = shares.flatMap(({ arrival }) => (arrival === undefined ? [] : [arrival]));
  return {
    ...emptyCell({ sourceId, slice, key }),
    ...sumCounts(shares.map(({ counts }) => counts)),
    times: keepTimes(shares.flatMap(({ minutes }) => (minutes === undefined ? [] : [minutes]))),
    arrivals: byHour(arrivals),
    late: byHour(arrivals.filter((arrival) => arrival.isLate)),
  };
};
