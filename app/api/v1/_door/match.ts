import type { Method, Route } from "./declare";

export type Matched =
  | { readonly kind: "route"; readonly route: Route; readonly params: Readonly<Record<string, string>> }
  /** The path is known, with other methods. */
  | { readonly kind: "other-methods"; readonly allow: readonly string[] }
  | { readonly kind: "none" };

/** The route of a method and a path below `/api/v1`; a part that is written out wins over one that is open. */
export const matchRoute = (routes: readonly Route[], method: string, path: string): Matched => {
  const parts = partsOf(path);
  const here = routes.flatMap((route) => {
    const params = parts === null ? null : paramsOf(partsOf(route.path) ?? [], parts);
    return params === null ? [] : [{ route, params, open: Object.keys(params).length }];
  });
  const closest = Math.min(...here.map(({ open }) => open));
  const candidates = here.filter(({ open }) => open === closest);
  const found = candidates.find(({ route }) => route.method === (method === "HEAD" ? "GET" : method));
  if (found !== undefined) return { kind: "route", route: found.route, params: found.params };
  return candidates.length === 0 ? { kind: "none" } : { kind: "other-methods", allow: allowed(candidates.map(({ route }) => route.method)) };
};

/** What `Allow` says of a path. */
const allowed = (methods: readonly Method[]): readonly string[] => [...methods.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method])), "OPTIONS"];

/** Null where a part is no text. */
const partsOf = (path: string): readonly string[] | null => {
  try {
    return path
      .split("/")
      .slice(1)
      .map((part) => decodeURIComponent(part));
  } catch {
    return null;
  }
};

const paramsOf = (pattern: readonly string[], parts: readonly string[]): Readonly<Record<string, string>> | null => {
  if (pattern.length !== parts.length) return null;
  const pairs = pattern.map((expected, at) => ({ name: /^\{(\w+)\}$/u.exec(expected)?.[1], expected, part: parts[at] ?? "" }));
  if (pairs.some(({ name, expected, part }) => (name === undefined ? expected !== part : part === ""))) return null;
  return Object.fromEntries(pairs.flatMap(({ name, part }) => (name === undefined ? [] : [[name, part]])));
};
