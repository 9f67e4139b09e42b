import type { Coverage } from "#lib/coverage/model";

import { inboxHref } from "../_figures/inbox-href";

type Filters = Readonly<Record<string, string | undefined>>;

/** Where the comments behind a mark are: of the range, of the weeks of the heat map, of other days, or of this moment. */
export type Behind = {
  readonly inRange: (filters: Filters) => string;
  readonly inWeeks: (filters: Filters) => string;
  readonly inDays: (days: { readonly from: string; readonly to: string }, filters: Filters) => string;
  readonly waiting: (filters: Filters) => string;
};

/** The inbox under the page's own brand and source, so that a list holds as many as its mark counts. */
export const behindOf = (
  workspace: string,
  chosen: { readonly brand: string | undefined; readonly source: string | undefined },
  coverage: Coverage,
): Behind => {
  const within = ({ from, to }: { readonly from: string; readonly to: string }, filters: Filters): string =>
    inboxHref(workspace, { view: "all", ...chosen, from, to, ...filters });
  return {
    inRange: (filters) => within(coverage.range, filters),
    inWeeks: (filters) => within(coverage.heatRange, filters),
    inDays: within,
    waiting: (filters) => inboxHref(workspace, { view: "all", state: "waiting", ...chosen, ...filters }),
  };
};
