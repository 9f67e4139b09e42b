import { dayMs, hourMs, minuteMs } from "#lib/core/time";

/** A stretch of time as a key of the `time` messages with its numbers: minutes under an hour, hours with minutes under a day, hours under two days, days beyond. */
export type SpanWords = {
  readonly key: "minutes" | "hours" | "hoursMinutes" | "days";
  readonly values: { readonly m: string; readonly h: string; readonly d: string };
};

/** How a stretch of time is said; a negative one is said as its opposite's length. */
export const spanWords = (ms: number): SpanWords => {
  const length = Math.abs(ms);
  const minutes = Math.floor(length / minuteMs);
  const hours = Math.floor(length / hourMs);
  const rest = minutes - hours * 60;
  const values = { m: String(minutes), h: String(hours), d: String(Math.floor(length / dayMs)) };
  if (hours < 1) return { key: "minutes", values };
  if (hours >= 48) return { key: "days", values };
  if (hours >= 24 || rest === 0) return { key: "hours", values };
  return { key: "hoursMinutes", values: { ...values, m: String(rest).padStart(2, "0") } };
};
