/** A calendar day has no zone of its own: its noon in UTC lies within it however it is written. */
export const noonOf = (day: string): Date => new Date(`${day}T12:00:00Z`);
