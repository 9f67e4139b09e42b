import { dayMs, hourMs, minuteMs } from "#lib/core/time";

type Span = { readonly days?: number; readonly hours?: number; readonly minutes?: number };

/** A moment so long before another. */
export const earlier = (at: Date, { days = 0, hours = 0, minutes = 0 }: Span): Date =>
  new Date(at.getTime() - days * dayMs - hours * hourMs - minutes * minuteMs);
