import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { asKept, authorId, countAll, keptFeatures, now, tell, wholeFeatures } from "./a-history";
import { aDesk, anItem, aSource } from "../../support/watched";
import { sql } from "#lib/db/sql";
import { correctTag } from "#lib/items/commands/correct-tag";
import type { RecordedSource } from "#lib/items/model";
import { updateVerdicts } from "#lib/people/update-verdicts";

const texts = [
  "Order 4471 has not arrived, I paid £84 on 2 May",
  "You are idiots and clowns, all of you",
  "Thank you, it works now!",
  "Keep your script to yourselves",
  "Boycott these people, they destroy our valley, tell all your friends",
  "Заказал неделю назад, жду курьера",
  "Gardez votre aide",
];
const visitors = ["Olga", "Boris"] as const;
const threads = ["p1", "p2", "p3"] as const;

const deed = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("write" as const),
      by: fc.constantFrom(...visitors),
      thread: fc.constantFrom(...threads),
      text: fc.constantFrom(...texts),
      minute: fc.integer({ min: 0, max: 9_000 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("answer" as const), place: fc.nat(), minute: fc.integer({ min: 0, max: 9_000 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("reply" as const),
      place: fc.nat(),
      by: fc.constantFrom("Vera", "Gleb", "Zoé"),
      minute: fc.integer({ min: 0, max: 9_000 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("edit" as const), place: fc.nat(), text: fc.constantFrom(...texts) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("delete" as const), place: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("count" as const) }) },
);
type Deed = typeof deed extends fc.Arbitrary<infer One> ? One : never;

type Written = { readonly externalId: string; readonly by: string; readonly rootExternalId: string; readonly text: string; readonly postedAt: Date };

const at = (minute: number): Date => new Date(Date.parse("2026-11-02T08:00:00Z") + minute * 60_000);

/** Does what a random life brings, to accounts whose items come early, late, changed and answered. */
// oxlint-disable-next-line complexity -- one arm for each thing that can happen
const live = async (source: RecordedSource, deeds: readonly Deed[]): Promise<void> => {
  const written: Written[] = [];
  const gone = new Set<string>();
  for (const [place, one] of deeds.entries()) {
    const target = "place" in one && written.length > 0 ? written[one.place % written.length] : undefined;
    switch (one.kind) {
      case "count":
        await updateVerdicts({ workspaceId: source.workspaceId, now });
        break;
      case "write": {
        const item = { externalId: `c${place}`, by: one.by, rootExternalId: one.thread, text: one.text, postedAt: at(one.minute) };
        written.push(item);
        await tell(source, [anItem(item.externalId, item)]);
        break;
      }
      case "answer":
      case "reply":
        if (target === undefined) break;
        await tell(source, [
          anItem(`r${place}`, {
            ...(one.kind === "answer" ? { isBrand: true } : { by: one.by }),
            parentExternalId: target.externalId,
            rootExternalId: target.rootExternalId,
            text: `${target.by}, we have looked into it.`,
            postedAt: new Date(target.postedAt.getTime() + (one.minute % 300) * 60_000),
          }),
        ]);
        break;
      case "edit":
        if (target === undefined || gone.has(target.externalId)) break;
        await tell(source, [anItem(target.externalId, { ...target, text: one.text })]);
        break;
      case "delete":
        if (target === undefined) break;
        gone.add(target.externalId);
        await tell(source, [], [target.externalId]);
        break;
    }
  }
};

describe("features kept incrementally", () => {
  it("are those of the whole history, through late items, edits, deletions, answers and replies", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 5, maxLength: 40 }), async (deeds) => {
        const source = await aSource(await aDesk());
        await live(source, deeds);
        await countAll(source.workspaceId);
        for (const visitor of visitors) {
          const id = await authorId(source, visitor.toLowerCase());
          if (id !== "") expect(await keptFeatures(source.workspaceId, id)).toEqual(asKept(await wholeFeatures(source.workspaceId, id)));
        }
      }),
      { seed: 11, numRuns: 25 },
    );
  }, 120_000);

  it("are counted once by two workers that race, and nothing is lost", async () => {
    const source = await aSource(await aDesk());
    const items = Array.from({ length: 60 }, (_, place) =>
      anItem(`c${place}`, { by: `Visitor ${place % 7}`, rootExternalId: `p${place % 5}`, postedAt: at(place), text: texts[place % texts.length] ?? "" }),
    );
    for (let from = 0; from < items.length; from += 6) {
      await Promise.all([
        tell(source, items.slice(from, from + 6)),
        updateVerdicts({ workspaceId: source.workspaceId, now }),
        updateVerdicts({ workspaceId: source.workspaceId, now }),
      ]);
    }
    await Promise.all([countAll(source.workspaceId), countAll(source.workspaceId)]);
    await countAll(source.workspaceId);
    for (let visitor = 0; visitor < 7; visitor += 1) {
      const id = await authorId(source, `visitor ${visitor}`);
      expect(await keptFeatures(source.workspaceId, id)).toEqual(asKept(await wholeFeatures(source.workspaceId, id)));
    }
  });

  it("follow a person's word on a tag", async () => {
    const desk = await aDesk();
    const source = await aSource(desk);
    await tell(source, [anItem("c1", { text: "Hm, your new counter." })]);
    await countAll(desk.workspaceId);
    const [item] = await sql.query<{ id: string }>({ text: "SELECT id FROM item WHERE source_id = $1", values: [source.id] });
    const { actor } = desk;
    await correctTag(actor, { itemId: item?.id ?? "", head: "tones", became: ["insult"] }, now);
    await countAll(desk.workspaceId);
    const features = await keptFeatures(desk.workspaceId, await authorId(source, "olga"));
    expect(features?.shown.insult).toEqual({ items: 1, itemIds: [item?.id] });
  });

  it("of a long history go on from the last that were put by when an item comes late", async () => {
    const source = await aSource(await aDesk());
    const items = Array.from({ length: 900 }, (_, place) =>
      anItem(`c${place}`, { postedAt: at(place), rootExternalId: `p${place % 9}`, text: `${texts[place % texts.length] ?? ""} ${place}` }),
    );
    for (let from = 0; from < items.length; from += 100) await tell(source, items.slice(from, from + 100));
    await countAll(source.workspaceId);
    const id = await authorId(source, "olga");
    const put = await sql.query<{ counted_at: Date }>({
      text: "SELECT counted_at FROM profile_checkpoint WHERE subject_id = $1 ORDER BY counted_at",
      values: [id],
    });
    expect(put.length).toBeGreaterThan(0);
    await tell(source, [anItem("late", { postedAt: at(870), text: "You are idiots" })]);
    await countAll(source.workspaceId);
    expect(await keptFeatures(source.workspaceId, id)).toEqual(asKept(await wholeFeatures(source.workspaceId, id)));
    const left = await sql.query<{ counted_at: Date }>({
      text: "SELECT counted_at FROM profile_checkpoint WHERE subject_id = $1 AND counted_at < $2",
      values: [id, at(870)],
    });
    expect(left.length).toBe(put.filter(({ counted_at }) => counted_at < at(870)).length);
  });
});
