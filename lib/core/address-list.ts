import { z } from "zod";

import { telling } from "./told-issue";

const addressSchema = z.email().max(200);

/** Mail addresses as a member writes them, one a line or with commas between; each is kept once. Names to its reader what is none. */
export const addressList = (most: number) =>
  z
    .string()
    .max(12_000)
    .transform((text) => [...new Set(text.split(/[\s,;]+/u).filter((word) => word !== ""))])
    .superRefine((words, context) => {
      const wrong = words.filter((word) => !addressSchema.safeParse(word).success);
      if (wrong.length > 0)
        context.addIssue({ code: "custom", ...telling({ reason: "not-addresses", words: { count: wrong.length, addresses: sayWrong(wrong) } }) });
      if (words.length > most) context.addIssue({ code: "custom", ...telling({ reason: "too-many-addresses", words: { most } }) });
    })
    .transform((words) => [...new Set(words.map((word) => word.toLowerCase()))])
    .pipe(z.array(z.string()).min(1));

const mostSaid = 5;
const longestSaid = 60;

const sayWrong = (words: readonly string[]): string =>
  [
    ...words.slice(0, mostSaid).map((word) => (word.length > longestSaid ? `${word.slice(0, longestSaid)}…` : word)),
    ...(words.length > mostSaid ? ["…"] : []),
  ].join(", ");
