import type { InboxFilters, InboxView } from "./model";

/** Waiting by promise or by age, anything by arrival, what was answered today by its answer. */
export const orderNames = ["promise", "age", "oldest", "newest", "lately-answered"] as const;
export type Order = (typeof orderNames)[number];

type Ordered = Pick<InboxFilters, "view" | "state" | "sort">;

/** Views of what need not wait. */
const restingViews: ReadonlySet<InboxView> = new Set<InboxView>(["all", "answered-today", "unsure", "follow-ups"]);

/** The order a list really has: a promise is kept to those who wait; what waits for nothing is read newest first. */
export const orderOf = ({ view, state, sort }: Ordered): Order => {
  const waits = state === undefined ? !restingViews.has(view) : state === "waiting" || state === "unanswered";
  if (sort === "newest") return "newest";
  if (sort === "oldest") return waits ? "age" : "oldest";
  if (waits) return "promise";
  return state === undefined && view === "answered-today" ? "lately-answered" : "newest";
};

/** The orders this list can have, each once, with the word of the address that asks for it; its own order comes first. */
export const offeredOrders = (list: Ordered): readonly { readonly sort: InboxFilters["sort"]; readonly order: Order }[] => {
  const offered = (["promise", "oldest", "newest"] as const).map((sort) => ({ sort, order: orderOf({ ...list, sort }) }));
  return offered.filter(({ order }, place) => offered.findIndex((other) => other.order === order) === place);
};
