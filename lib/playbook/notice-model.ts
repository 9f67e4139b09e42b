import type { Role } from "#lib/auth/actor";
import type { BrandId, ItemId, MemberId } from "#lib/core/ids";

/** An item whose promise has just become soon due, or broken. */
export type MarkedItem = {
  readonly itemId: ItemId;
  readonly author: string;
  readonly brandId: BrandId;
  readonly brandSlug: string;
  readonly brandName: string;
  readonly assigneeId: MemberId | null;
};

type Member = { readonly id: MemberId; readonly role: Role };

/** Word of one or many items at one brand, for some of the team. */
export type PromiseNotice = {
  readonly kind: "answer-soon-due" | "answer-late";
  readonly memberIds: readonly MemberId[];
  readonly path: string;
  readonly params: { readonly count: string; readonly brand: string; readonly name: string };
};

/** What is soon due is told to who has it; what nobody has, to the agents, and in a team without agents to whoever answers. */
export const warningsOf = (items: readonly MarkedItem[], team: readonly Member[]): readonly PromiseNotice[] => {
  const answering = team.filter(({ role }) => role !== "viewer");
  const agents = answering.filter(({ role }) => role === "agent");
  const everybody = (agents.length > 0 ? agents : answering).map(({ id }) => id);
  const holderOf = ({ assigneeId }: MarkedItem): string => answering.find(({ id }) => id === assigneeId)?.id ?? "";
  return groupsOf(items, (item) => `${item.brandId} ${holderOf(item)}`).map((group) => {
    const holder = holderOf(group[0]);
    const list = `inbox?view=due-soon&brand=${group[0].brandSlug}&assignee=${holder === "" ? "none" : "me"}`;
    return { kind: "answer-soon-due", memberIds: holder === "" ? everybody : [holder], ...told(group, list) };
  });
};

/** A promise that was not kept is told to those who decide, brand by brand. */
export const breaksOf = (items: readonly MarkedItem[], team: readonly Member[]): readonly PromiseNotice[] => {
  const deciding = team.filter(({ role }) => role === "manager" || role === "owner").map(({ id }) => id);
  return groupsOf(items, ({ brandId }) => brandId).map((group) => ({
    kind: "answer-late",
    memberIds: deciding,
    ...told(group, `inbox?view=over&brand=${group[0].brandSlug}`),
  }));
};

type Group = readonly [MarkedItem, ...MarkedItem[]];

const groupsOf = (items: readonly MarkedItem[], keyOf: (item: MarkedItem) => string): readonly Group[] => {
  const groups = new Map<string, [MarkedItem, ...MarkedItem[]]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups.values()];
};

/** One leads to itself, many to their list. */
const told = (group: Group, list: string): Pick<PromiseNotice, "path" | "params"> => ({
  path: group.length === 1 ? `inbox?view=all&item=${group[0].itemId}` : list,
  params: { count: String(group.length), brand: group[0].brandName, name: group[0].author },
});
