import type { LadderStep } from "#lib/conduct/ladder-model";
import { dayOf, startOfDay } from "#lib/core/time";

/** What the desk did, and when. */
export type Happened = { readonly kind: LadderStep["rung"]; readonly at: Date };

type Span = { readonly from: number; readonly to: number };

/** Where in a span a moment lies, 0…1. */
export const placeIn = ({ from, to }: Span, at: number): number => (at - from) / (to - from);

const labelsMax = 12;

/** The beginnings of months within a span, so few that their names have room. */
export const monthsBetween = ({ from, to }: Span, zone: string): readonly Date[] => {
  const months: Date[] = [];
  for (let month = nextMonth(dayOf(new Date(from), zone)); ; month = nextMonth(month)) {
    const at = startOfDay(month, zone);
    if (at.getTime() > to) break;
    months.push(at);
  }
  const every = Math.ceil(months.length / labelsMax);
  return months.filter((_, place) => place % every === 0);
};

const nextMonth = (day: string): string => {
  const [year = 0, month = 0] = day.split("-").map(Number);
  return month === 12 ? `${String(year + 1)}-01-01` : `${String(year)}-${String(month + 1).padStart(2, "0")}-01`;
};

/** Of many answers the first says enough; every warning and ban is shown. */
export const tellingSteps = (steps: readonly LadderStep[]): readonly Happened[] => {
  const inOrder = steps.toSorted((one, other) => one.at.getTime() - other.at.getTime());
  const firstAnswer = inOrder.find(({ rung }) => rung === "answered");
  return inOrder.filter((step) => step.rung !== "answered" || step === firstAnswer).map(({ rung, at }) => ({ kind: rung, at }));
};
