import { readAtMost } from "../../read-at-most";
import type { Raw, Route } from "./declare";
import { Refused } from "./problems";

const bytesMax = 256 * 1024;

export type Read = Raw & { /** The body as it came, for telling requests apart. */ readonly text: string };

/** What a request carries to its route, as text that a database can hold. Throws `Refused`. */
export const readRequest = async (request: Request, { asks }: Route, params: Readonly<Record<string, string>>): Promise<Read> => {
  const query = queryOf(new URL(request.url).searchParams);
  const text = await bodyText(request);
  const body = asks.body === undefined ? undefined : parseBody(request, text);
  if (![params, query, body].every(isText)) throw new Refused("not-text");
  return { params, query, body, text };
};

/** A parameter that comes several times is a list, as `a,b` is. */
const queryOf = (search: URLSearchParams): Readonly<Record<string, string>> =>
  Object.fromEntries([...new Set(search.keys())].map((name) => [name, search.getAll(name).join(",")]));

const bodyText = async (request: Request): Promise<string> => {
  if (request.body === null) return "";
  const bytes = await readAtMost(request.body, { limit: bytesMax, announced: request.headers.get("content-length") });
  if (bytes === null) throw new Refused("body-too-large");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Refused("not-json");
  }
};

const parseBody = (request: Request, text: string): unknown => {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  // Nothing at all is an empty object: some deeds need no words.
  if (text === "" && type === undefined) return {};
  if (type !== "application/json") throw new Refused("wrong-content-type");
  if (text === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused("not-json");
  }
};

// Step by step, since a stranger decides how deep it goes.
const isText = (value: unknown): boolean => {
  const left: unknown[] = [value];
  while (left.length > 0) {
    const one = left.pop();
    if (typeof one === "string" && /[\0\p{Surrogate}]/u.test(one)) return false;
    if (typeof one === "object" && one !== null) for (const [name, held] of Object.entries(one)) left.push(name, held);
  }
  return true;
};
