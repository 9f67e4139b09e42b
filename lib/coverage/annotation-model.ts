import { z } from "zod";

import { addDays } from "#lib/core/time";
import { isDay } from "#lib/playbook/sla-model";

/** What happened: something that was said on purpose, something that broke, or anything else. */
export const annotationKinds = ["campaign", "outage", "other"] as const;
export type AnnotationKind = (typeof annotationKinds)[number];

export type Annotation = {
  readonly id: string;
  readonly kind: AnnotationKind;
  readonly text: string;
  /** The brand it concerns; null: all of them. */
  readonly brand: string | null;
  /** Calendar days, both of them included. */
  readonly firstDay: string;
  readonly lastDay: string;
  readonly by: string;
};

export const annotationLimits = { text: 200, days: 366 } as const;

const day = z.string().refine(isDay);

export const annotateSchema = z.object({
  /** None: every brand. */
  brandId: z.string().max(100).nullable(),
  kind: z.enum(annotationKinds),
  text: z.string().trim().min(1).max(annotationLimits.text),
  firstDay: day,
  lastDay: day,
});

export const onAnnotationSchema = z.object({ annotationId: z.string().max(100) });

/** Whether the last day is the first or comes after it, within a year. */
export const areDaysInOrder = ({ firstDay, lastDay }: { readonly firstDay: string; readonly lastDay: string }): boolean =>
  firstDay <= lastDay && lastDay < addDays(firstDay, annotationLimits.days);
