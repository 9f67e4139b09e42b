import { z } from "zod";

/** As docs/metrics.md defines them. */
export const verdicts = ["customer", "critic", "troll", "spammer", "not-enough-known"] as const;
export const verdictSchema = z.enum(verdicts);
export type Verdict = z.infer<typeof verdictSchema>;

/** What can be spoken for and against. */
export type Side = Exclude<Verdict, "not-enough-known">;
