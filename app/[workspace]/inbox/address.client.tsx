import type { InboxFilters } from "#lib/inbox/model";

/** The lists among the filters: each may name several words. */
export const listFilters = ["brand", "source", "sentiment", "language", "intent", "tone", "promise", "assignee", "answeredBy"] as const;
export type ListFilter = (typeof listFilters)[number];
const singleFilters = ["author", "q", "from", "to", "state", "took", "waited", "hour"] as const;

/** The inbox's address under these filters, without what stands there anyway. */
export const addressOf = (workspace: string, filters: InboxFilters, item: string | null = null): string => {
  const search = new URLSearchParams(wordsOf(filters));
  if (item !== null) search.set("item", item);
  const query = search.toString().replaceAll("%2C", ",");
  return `/${workspace}/inbox${query === "" ? "" : `?${query}`}`;
};

/** These filters as the words of the address. */
export const wordsOf = (filters: InboxFilters): Readonly<Record<string, string>> => {
  const words: Record<string, string> = {};
  if (filters.view !== "waiting") words["view"] = filters.view;
  for (const name of listFilters) if (filters[name].length > 0) words[name] = filters[name].join(",");
  for (const name of singleFilters) {
    const value = filters[name];
    if (value !== undefined && value !== "") words[name] = value;
  }
  if (filters.sort !== "promise") words["sort"] = filters.sort;
  return words;
};

/** The same filters with one word put in or taken out of a list. */
export const toggled = (filters: InboxFilters, name: ListFilter, word: string): InboxFilters => {
  const words: readonly string[] = filters[name];
  return { ...filters, [name]: words.includes(word) ? words.filter((known) => known !== word) : [...words, word] };
};

/** Only the view, the brand and the order: nothing narrows the list. */
export const cleared = (filters: InboxFilters): InboxFilters => ({
  view: filters.view,
  brand: filters.brand,
  sort: filters.sort,
  source: [],
  sentiment: [],
  language: [],
  intent: [],
  tone: [],
  promise: [],
  assignee: [],
  answeredBy: [],
});

/** How many filters narrow the list besides view and brand. */
export const countNarrowing = (filters: InboxFilters): number =>
  [
    ...listFilters.filter((name) => name !== "brand" && filters[name].length > 0),
    ...(["author", "q", "from", "state", "took", "waited", "hour"] as const).filter((name) => (filters[name] ?? "") !== ""),
  ].length;
