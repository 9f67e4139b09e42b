import { intents, sentiments, tones } from "../model";

/** What the model is asked about a text, one column of its tables each: three moods that exclude one another, then flags that do not. */
export const heads = [...sentiments, ...tones, ...intents.filter((intent) => intent !== "other")] as const;
export type Head = (typeof heads)[number];

/** The columns of the moods, of which one holds; every other column stands for itself. */
export const moodCount = sentiments.length;

/** The column of the first flag and of the first intent; the others follow in the order in which they are named. */
export const firstTone = moodCount;
export const firstIntent = firstTone + tones.length;

const columns: Readonly<Record<string, number>> = Object.fromEntries(heads.map((head, column) => [head, column]));

export const columnOf = (head: Head): number => columns[head] ?? -1;
