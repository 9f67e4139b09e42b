/** The pages of the desk in the order of the rail, with their go-to keys. */
export const nouns = [
  { key: "inbox", path: "inbox", letter: "i" },
  { key: "overview", path: "overview", letter: "o" },
  { key: "cases", path: "cases", letter: "c" },
  { key: "people", path: "people", letter: "u" },
  { key: "coverage", path: "coverage", letter: "v" },
  { key: "suggestions", path: "suggestions", letter: "b" },
  { key: "feed", path: "feed", letter: "f" },
  { key: "reports", path: "reports", letter: "r" },
  { key: "playbook", path: "playbook", letter: "p" },
  { key: "sources", path: "sources", letter: "s" },
  { key: "settings", path: "settings", letter: "t" },
] as const;
export type NounKey = (typeof nouns)[number]["key"];

/** What the palette reaches inside the nouns. */
export const innerPages = [
  { key: "reviews", path: "cases/reviews" },
  { key: "rules", path: "playbook/rules" },
  { key: "templates", path: "playbook/templates" },
  { key: "method", path: "playbook/method" },
  { key: "addSource", path: "sources/add" },
  { key: "approvals", path: "people/approvals" },
  { key: "team", path: "settings/team" },
  { key: "brands", path: "settings/brands" },
  { key: "tagger", path: "settings/tagger" },
  { key: "tokens", path: "settings/tokens" },
  { key: "account", path: "settings/account" },
  { key: "audit", path: "settings/audit" },
  { key: "exports", path: "settings/exports" },
  { key: "alerts", path: "alerts" },
  { key: "alertRules", path: "settings/alerts" },
] as const;

/** By the slug of a brand. */
type CountByBrand = Readonly<Record<string, number>>;

/** Counts beside the nouns: what waits, which cases are open, the bans and appeals the reader may decide about, the sources that cannot be read, and what was left for the reader. */
export type RailCounts = {
  readonly waiting: CountByBrand;
  readonly openCases: CountByBrand;
  readonly decisions: number;
  readonly illSources: number;
  readonly notices: number;
};

/** What waits for the brands an address names, for all where it names none. */
export const waitingFor = ({ waiting }: Pick<RailCounts, "waiting">, brands: string | null): number => countFor(waiting, brands);

/** A count for the brands an address names, for all where it names none. */
export const countFor = (counts: CountByBrand, brands: string | null): number => {
  const chosen = (brands ?? "").split(",").filter((slug) => slug !== "");
  return Object.entries(counts)
    .filter(([slug]) => chosen.length === 0 || chosen.includes(slug))
    .reduce((sum, [, count]) => sum + count, 0);
};

export type ShellBrand = { readonly slug: string; readonly name: string };

/** Somebody who wrote lately, and where. */
export type ShellPerson = { readonly id: string; readonly name: string; readonly wroteOn: string };
