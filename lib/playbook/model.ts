import { z } from "zod";

import type { ReasonCode } from "#lib/tagging/settle-model";

/** What a brand may leave unanswered; a question, a complaint or hostility always needs a look. */
export const excludableReasons = ["praise", "suggestion", "remark"] as const satisfies readonly ReasonCode[];
export type ExcludableReason = (typeof excludableReasons)[number];

export type AnswerPolicy = { readonly effectiveFrom: Date; readonly excludes: readonly string[] };

export const setAnswerPolicySchema = z.object({ brandId: z.string(), excludes: z.array(z.enum(excludableReasons)).max(excludableReasons.length) });

/** The last policy that was in force at a moment; policies come oldest first. A policy never reaches back behind its date. */
export const inForce = <Policy extends { readonly effectiveFrom: Date }>(policies: readonly Policy[], at: Date): Policy | undefined =>
  policies.findLast((policy) => policy.effectiveFrom <= at);

/** The reason codes that needed no answer at a moment; by default everything addressed to the brand needs one. */
export const answerPolicyAt = (policies: readonly AnswerPolicy[], at: Date): readonly string[] => inForce(policies, at)?.excludes ?? [];
