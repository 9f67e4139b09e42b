/** A minute of the day as a time field shows it; the end of the day is its midnight. */
export const clockTime = (minute: number): string => [Math.floor(minute / 60) % 24, minute % 60].map((part) => String(part).padStart(2, "0")).join(":");

/** The minute of the day of a time such as `09:30`; null for anything else. */
export const minuteOf = (text: string): number | null => {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)/.exec(text) ?? [];
  return hours === undefined || minutes === undefined ? null : Number(hours) * 60 + Number(minutes);
};
