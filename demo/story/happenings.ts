import type { Stage } from "./stage";
import { dayOf, addDays } from "#lib/core/time";
import type { AnnotationKind } from "#lib/coverage/annotation-model";
import { annotate } from "#lib/coverage/commands/annotations";
import { listAnnotations } from "#lib/coverage/queries/annotations";

type Happening = { readonly brand: string | null; readonly kind: AnnotationKind; readonly text: string; readonly daysAgo: number; readonly days: number };

const happenings: readonly Happening[] = [
  { brand: "kestrel", kind: "campaign", text: "Posters: lockers in forty more towns", daysAgo: 19, days: 12 },
  { brand: null, kind: "outage", text: "The answering line was down until noon", daysAgo: 6, days: 1 },
];

/** What the managers have noted beside the figures. */
export const noteHappenings = async (stage: Stage): Promise<void> => {
  const manager = stage.as("luc@demo.example");
  const today = dayOf(stage.now, manager.zone);
  const known = await listAnnotations(manager, { brandIds: [], ranges: [{ from: addDays(today, -60), to: addDays(today, 1) }] });
  for (const { brand, kind, text, daysAgo, days } of happenings) {
    if (known.some((annotation) => annotation.text === text)) continue;
    const firstDay = addDays(today, -daysAgo);
    const brandId = brand === null ? null : stage.brand(brand).id;
    await annotate(manager, { brandId, kind, text, firstDay, lastDay: addDays(firstDay, days - 1) }, stage.now);
  }
};
