"use server";

import { action } from "#lib/auth/action";
import { annotateSchema, onAnnotationSchema } from "#lib/coverage/annotation-model";
import { annotate, removeAnnotation, restoreAnnotation } from "#lib/coverage/commands/annotations";

export const note = action(annotateSchema, "figures:annotate", annotate);
export const takeAway = action(onAnnotationSchema, "figures:annotate", removeAnnotation);
export const bringBack = action(onAnnotationSchema, "figures:annotate", restoreAnnotation);
