import type { CaseFilters } from "#lib/cases/model";

/** The address of a list of cases; what is as usual is left out. */
export const addressOf = (workspace: string, filters: Partial<CaseFilters>): string => {
  const search = new URLSearchParams(wordsOf(filters));
  return `/${workspace}/cases${search.size === 0 ? "" : `?${search.toString()}`}`;
};

/** These filters as the words of the address. */
export const wordsOf = (filters: Partial<CaseFilters>): Readonly<Record<string, string>> => {
  const { as, show, brand = [], owner, level = [], step = [], overdue, after } = filters;
  const pairs: readonly (readonly [string, string | undefined])[] = [
    ["as", as === "list" && show !== "closed" ? as : undefined],
    ["show", show === "closed" ? show : undefined],
    ["brand", brand.join(",")],
    ["owner", owner],
    ["level", level.join(",")],
    ["step", step.join(",")],
    ["overdue", overdue === true ? "1" : undefined],
    ["after", after],
  ];
  return Object.fromEntries(pairs.flatMap(([key, value]) => (value === undefined || value === "" ? [] : [[key, value]])));
};
