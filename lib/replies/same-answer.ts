import { comparableText } from "#lib/connectors/text";
import { dayMs, minuteMs } from "#lib/core/time";

/** Clocks of platforms differ from ours. */
const skewMs = 10 * minuteMs;
/** Some press "I have posted it" and post it afterwards. */
const belatedMs = 2 * dayMs;

type Given = { readonly text: string; readonly createdAt: Date; /** When it was said to be posted. */ readonly sentAt: Date };
type Seen = { readonly text: string; readonly postedAt: Date };

/** The earliest moment at which an answer that was to be posted by hand can stand on the platform. */
export const earliestOf = ({ createdAt }: Pick<Given, "createdAt">): Date => new Date(createdAt.getTime() - skewMs);

/** Is what the platform shows the answer that was given to a member to post there? */
export const isSameAnswer = (given: Given, seen: Seen): boolean =>
  seen.postedAt >= earliestOf(given) &&
  seen.postedAt.getTime() <= given.sentAt.getTime() + belatedMs &&
  comparableText(seen.text) === comparableText(given.text);
