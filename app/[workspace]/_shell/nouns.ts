/** The pages of the desk in the order of the rail, with their go-to keys. */
export const nouns = [
  { key: "inbox", path: "inbox", letter: "i" },
  { key: "overview", path: "overview", letter: "o" },
  { key: "sources", path: "sources", letter: "s" },
  { key: "settings", path: "settings", letter: "t" },
] as const;
export type NounKey = (typeof nouns)[number]["key"];

/** What the palette reaches inside the nouns. */
export const innerPages = [
  { key: "addSource", path: "sources/add" },
  { key: "approvals", path: "people/approvals" },
  { key: "team", path: "settings/team" },
  { key: "brands", path: "settings/brands" },
  { key: "tagger", path: "settings/tagger" },
  { key: "tokens", path: "settings/tokens" },
  { key: "account", path: "settings/account" },
  { key: "audit", path: "settings/audit" },
] as const;

/** Counts beside the nouns: what waits, by the slug of its brand, and the sources that cannot be read. */
export type RailCounts = { readonly waiting: Readonly<Record<string, number>>; readonly illSources: number };

/** What waits for the brands an address names, for all where it names none. */
export const waitingFor = ({ waiting }: RailCounts, brands: string | null): number => {
  const chosen = (brands ?? "").split(",").filter((slug) => slug !== "");
  return Object.entries(waiting)
    .filter(([slug]) => chosen.length === 0 || chosen.includes(slug))
    .reduce((sum, [, count]) => sum + count, 0);
};

export type ShellBrand = { readonly slug: string; readonly name: string };

/** Somebody who wrote lately, and where. */
export type ShellPerson = { readonly id: string; readonly name: string; readonly wroteOn: string };
