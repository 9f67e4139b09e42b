import { describe, expect, it } from "vitest";

import { breaksOf, warningsOf, type MarkedItem } from "#lib/playbook/notice-model";

const item = (itemId: string, traits: Partial<MarkedItem> = {}): MarkedItem => ({
  itemId,
  author: "Olga",
  brandId: "brd_1",
  brandSlug: "kestrel",
  brandName: "Kestrel",
  assigneeId: null,
  ...traits,
});
const member = (id: string, role: "owner" | "manager" | "agent" | "viewer") => ({ id, role });
const team = [
  member("mem_owner", "owner"),
  member("mem_boss", "manager"),
  member("mem_anna", "agent"),
  member("mem_ben", "agent"),
  member("mem_guest", "viewer"),
];
const toldTo = (notices: ReturnType<typeof warningsOf>) => notices.map(({ memberIds }) => memberIds);

describe("a warning", () => {
  it("goes to who has the item, else to all agents", () => {
    expect(toldTo(warningsOf([item("itm_1", { assigneeId: "mem_ben" }), item("itm_2")], team))).toEqual([["mem_ben"], ["mem_anna", "mem_ben"]]);
  });

  it("goes to all agents where its holder left or only looks by now", () => {
    const left = [item("itm_1", { assigneeId: "mem_gone" }), item("itm_2", { assigneeId: "mem_guest" })];
    expect(warningsOf(left, team)).toMatchObject([{ memberIds: ["mem_anna", "mem_ben"], params: { count: "2" } }]);
  });

  it("goes to whoever answers in a team without agents", () => {
    expect(toldTo(warningsOf([item("itm_1")], team.slice(0, 2)))).toEqual([["mem_owner", "mem_boss"]]);
  });

  it("is one word for many items of a brand and leads to their list; of a single one to itself", () => {
    const items = [item("itm_1"), item("itm_2"), item("itm_3", { brandId: "brd_2", brandSlug: "samovar", brandName: "Samovar" })];
    expect(warningsOf(items, team)).toMatchObject([
      { kind: "answer-soon-due", path: "inbox?view=due-soon&brand=kestrel&assignee=none", params: { count: "2", brand: "Kestrel" } },
      { kind: "answer-soon-due", path: "inbox?view=all&item=itm_3", params: { count: "1", brand: "Samovar", name: "Olga" } },
    ]);
  });
});

describe("a break", () => {
  it("is told to those who decide, once for each brand", () => {
    expect(breaksOf([item("itm_1", { assigneeId: "mem_ben" }), item("itm_2")], team)).toMatchObject([
      { kind: "answer-late", memberIds: ["mem_owner", "mem_boss"], path: "inbox?view=over&brand=kestrel", params: { count: "2" } },
    ]);
  });
});
