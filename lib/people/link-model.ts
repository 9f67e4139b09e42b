import type { DisplacementReason } from "./displacement-model/candidates";
import { dayMs } from "#lib/core/time";

/** `unsure`: a member could not tell, so that it stays an open question. */
export const linkStates = ["suggested", "confirmed", "refused", "unsure"] as const;
export type LinkState = (typeof linkStates)[number];

/** Whoever could not tell is asked again after so long, or when more speaks for it. */
const askAgainAfterMs = 30 * dayMs;

/** When a question that was left open is asked again. */
export const askAgainAt = (leftOpenAt: Date): Date => new Date(leftOpenAt.getTime() + askAgainAfterMs);

/** True where a human is asked now, false while a question that was left open rests; null: nobody has looked at it yet. */
export const isAsked = (leftOpenAt: Date | null, now: Date): boolean => leftOpenAt === null || askAgainAt(leftOpenAt) <= now;

/** The same of a question as pages are shown it. */
export const isDue = ({ leftOpen }: { readonly leftOpen: { readonly at: string } | null }, now: Date): boolean =>
  isAsked(leftOpen === null ? null : new Date(leftOpen.at), now);

type Weighed = Pick<DisplacementReason, "reason" | "weight">;

/** True where a reason is new, or weighs more than when the question was left open. */
export const hasNewEvidence = (known: readonly Weighed[], found: readonly Weighed[]): boolean =>
  found.some(({ reason, weight }) => weight > Math.max(0, ...known.filter((one) => one.reason === reason).map((one) => one.weight)));
