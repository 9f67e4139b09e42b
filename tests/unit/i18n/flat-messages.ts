import { readFileSync } from "node:fs";

/** The messages of one area of a language as `team.title` → text. */
export const flatMessages = (locale: string, area: string): ReadonlyMap<string, string> =>
  new Map(flat(JSON.parse(readFileSync(`messages/${locale}/${area}.json`, "utf8")), ""));

const flat = (value: unknown, path: string): [string, string][] => {
  if (typeof value === "string") return [[path, value]];
  if (typeof value !== "object" || value === null) throw new Error(`${path} is neither words nor a group of them.`);
  return Object.entries(value).flatMap(([key, inner]) => flat(inner, path === "" ? key : `${path}.${key}`));
};
