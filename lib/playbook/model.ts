import { z } from "zod";

import { minuteMs } from "#lib/core/time";
import type { Sentiment } from "#lib/tagging/model";
import type { ReasonCode } from "#lib/tagging/settle-model";

/** A quarter of an hour to thirty days. */
const targetSchema = z
  .number()
  .int()
  .min(15)
  .max(30 * 24 * 60);

export const slaTargetsSchema = z.object({ negative: targetSchema, neutral: targetSchema, positive: targetSchema });
/** Minutes from the posting time within which an answer is promised. */
export type SlaTargets = z.infer<typeof slaTargetsSchema>;

/** In force where a brand has set nothing: four hours, eight hours, a day. */
export const defaultSlaTargets: SlaTargets = { negative: 4 * 60, neutral: 8 * 60, positive: 24 * 60 };

export type SlaPolicy = { readonly effectiveFrom: Date; readonly targets: SlaTargets };
/** What a brand may leave unanswered; a question, a complaint or hostility always needs a look. */
export const excludableReasons = ["praise", "suggestion", "remark"] as const satisfies readonly ReasonCode[];
export type ExcludableReason = (typeof excludableReasons)[number];

export type AnswerPolicy = { readonly effectiveFrom: Date; readonly excludes: readonly string[] };

export const setSlaPolicySchema = z.object({ brandId: z.string(), targets: slaTargetsSchema });
export const setAnswerPolicySchema = z.object({ brandId: z.string(), excludes: z.array(z.enum(excludableReasons)).max(excludableReasons.length) });

/** The last policy that was in force at a moment; policies come oldest first. A policy never reaches back behind its date. */
const inForce = <Policy extends { readonly effectiveFrom: Date }>(policies: readonly Policy[], at: Date): Policy | undefined =>
  policies.findLast((policy) => policy.effectiveFrom <= at);

/** The targets in force at a moment. */
export const slaPolicyAt = (policies: readonly SlaPolicy[], at: Date): SlaTargets => inForce(policies, at)?.targets ?? defaultSlaTargets;

/** The reason codes that needed no answer at a moment; by default everything addressed to the brand needs one. */
export const answerPolicyAt = (policies: readonly AnswerPolicy[], at: Date): readonly string[] => inForce(policies, at)?.excludes ?? [];

/** By when an answer is promised for an item whose waiting began at `neededSince`. */
export const promiseFor = (policies: readonly SlaPolicy[], { sentiment, neededSince }: { readonly sentiment: Sentiment; readonly neededSince: Date }): Date =>
  new Date(neededSince.getTime() + slaPolicyAt(policies, neededSince)[sentiment] * minuteMs);
