import type { TimelineEntry } from "../model";
import { dayOf } from "#lib/core/time";

/** One day of a story; `at` is the moment of its first line. */
export type StoryDay = { readonly day: string; readonly at: string; readonly entries: readonly TimelineEntry[] };

/** A story under the days of a zone, in the order in which its entries come; what one person noted on the card in one go is one line. */
export const storyDays = (entries: readonly TimelineEntry[], zone: string): readonly StoryDay[] => {
  const days: { readonly day: string; readonly at: string; readonly entries: TimelineEntry[] }[] = [];
  for (const entry of entries) {
    const day = dayOf(new Date(entry.at), zone);
    const last = days.at(-1);
    if (last?.day === day) append(last.entries, entry);
    else days.push({ day, at: entry.at, entries: [entry] });
  }
  return days;
};

const append = (told: TimelineEntry[], entry: TimelineEntry): void => {
  const before = told.at(-1);
  if (before !== undefined && areNotesOfOne(before, entry)) told.splice(-1, 1, { ...before, params: { field: fieldsOf(before, entry) } });
  else told.push(entry);
};

type EventEntry = Extract<TimelineEntry, { readonly kind: "event" }>;

const areNotesOfOne = (one: TimelineEntry, other: TimelineEntry): one is EventEntry =>
  one.kind === "event" && other.kind === "event" && one.event === "noted" && other.event === "noted" && one.who === other.who;

/** The names of the fields, each once, the first noted first, separated by commas. */
const fieldsOf = (...notes: readonly TimelineEntry[]): string => {
  const inOrder = notes.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
  return [...new Set(inOrder.flatMap((note) => (note.kind === "event" ? (note.params["field"] ?? "").split(",") : [])))].join(",");
};
