import { dayMs, minuteMs } from "#lib/core/time";

/** How long it is remembered what was answered to a key. */
export const answerKeptMs = dayMs;

/** Work without an answer for so long has lost its process: every request ends sooner. */
export const inFlightMs = 10 * minuteMs;

/** A key as one token sent it. */
export type Keyed = { readonly tokenId: string; readonly key: string };

/** An answer as it was given. */
export type KeptAnswer = { readonly status: number; readonly body: string | null };

/** What a key stands for: nothing yet, a request under way, another request, or one that was answered. */
export type Claimed =
  | { readonly kind: "yours" }
  | { readonly kind: "in-flight" }
  | { readonly kind: "of-another" }
  | { readonly kind: "done"; readonly answer: KeptAnswer };

/** Printable ASCII, so that it is the same in every log and every header. */
export const isIdempotencyKey = (key: string): boolean => /^[\x21-\x7e]{1,200}$/u.test(key);
