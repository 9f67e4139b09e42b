import { VkRefusal } from "./vk-answers";

export type ScriptCall = { readonly method: string; readonly params: URLSearchParams };

const callsMax = 25;

/** Reads the one form of VKScript a batch is written in: `return [API.wall.get({…}), API.users.get({…})];`. */
export const callsIn = (code: string): readonly ScriptCall[] => {
  const body = /^\s*return\s*\[(?<calls>.*)\]\s*;?\s*$/su.exec(code)?.groups?.["calls"];
  if (body === undefined) throw new VkRefusal(12);
  const calls: ScriptCall[] = [];
  let rest = body.trim();
  while (rest !== "") {
    const method = /^API\.(?<method>[a-z]+\.[a-zA-Z]+)\(/u.exec(rest)?.groups?.["method"];
    if (method === undefined) throw new VkRefusal(12);
    const from = `API.${method}(`.length;
    const length = objectLength(rest.slice(from));
    calls.push({ method, params: paramsIn(rest.slice(from, from + length)) });
    const after = /^\)\s*,?\s*/u.exec(rest.slice(from + length));
    if (after === null) throw new VkRefusal(12);
    rest = rest.slice(from + length + after[0].length);
  }
  if (calls.length > callsMax) throw new VkRefusal(12);
  return calls;
};

/** How long the object is with which a text begins; braces in its words do not count. */
const objectLength = (text: string): number => {
  const bare = text.replace(/"(?:[^"\\]|\\.)*"/gu, (words) => "_".repeat(words.length));
  let depth = 0;
  for (const [at, letter] of [...bare.matchAll(/[{}]/gu)].map((found) => [found.index, found[0]] as const)) {
    depth += letter === "{" ? 1 : -1;
    if (depth === 0) return at + 1;
  }
  throw new VkRefusal(12);
};

const paramsIn = (text: string): URLSearchParams => {
  const value: unknown = JSON.parse(text);
  if (typeof value !== "object" || value === null) throw new VkRefusal(12);
  return new URLSearchParams(Object.entries(value).map(([name, one]): [string, string] => [name, String(one)]));
};
