// What a figure brings along when its comments are looked at. Pages use it as it is, so it needs no schema.
import type { InboxFilters } from "./model";

/** The same filters without what a figure brought along: they belong to the list that is open. */
export const withoutFigure = (filters: InboxFilters): InboxFilters => {
  const { from: _from, to: _to, state: _state, took: _took, waited: _waited, hour: _hour, ...kept } = filters;
  return { ...kept, answeredBy: [] };
};

/** The two ends of a span in an address; null: it ends nowhere. */
export const spanEnds = (span: string): { readonly from: number; readonly to: number | null } => {
  const [from = "", to = ""] = span.split("-");
  return { from: Number(from), to: to === "" ? null : Number(to) };
};
