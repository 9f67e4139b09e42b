import { dayMs } from "./rhythm";
import type { CommentKind } from "./story-model";

type Habit = {
  /** How many the desk answers once it has got round to them, 0…1. */
  readonly share: number;
  /** How readily it lets such a thing lie while there is much to do: 1 as anything else, below 1 trouble, above 1 what can wait. */
  readonly canWait: number;
  /** Hours within which half of the answers are written. */
  readonly medianHours: number;
};

const trouble: Habit = { share: 1, canWait: 0.55, medianHours: 1.7 };
const everyday: Habit = { share: 0.999, canWait: 1, medianHours: 2.7 };
const pleasant: Habit = { share: 0.99, canWait: 1.4, medianHours: 4 };

/** How the desk treats each kind of comment: trouble first, praise when there is time. */
export const habitOf = (kind: CommentKind): Habit => {
  switch (kind) {
    case "complaint":
    case "still-wrong":
    case "sarcasm":
      return trouble;
    case "praise":
    case "remark":
      return pleasant;
    case "hostile":
    case "threat":
    case "troll":
      return { ...trouble, share: 0.995 };
    default:
      return everyday;
  }
};

/** How likely something written at `at` has been answered by the anchor: the last days are still being worked through. */
export const answeredShare = (kind: CommentKind, { at, anchor }: { readonly at: Date; readonly anchor: Date }): number => {
  const { share, canWait } = habitOf(kind);
  return share * Math.max(0, 1 - canWait * leftUndone((anchor.getTime() - at.getTime()) / dayMs));
};

const leftUndone = (daysAgo: number): number => {
  if (daysAgo < 1) return 0.66;
  if (daysAgo < 3) return 0.5;
  if (daysAgo < 6) return 0.1;
  return daysAgo < 10 ? 0.04 : 0;
};
