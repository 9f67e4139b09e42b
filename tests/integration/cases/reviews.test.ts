import { describe, expect, it } from "vitest";

import { askReviews } from "#lib/cases/ask-reviews";
import { answerReview } from "#lib/cases/commands/answer-review";
import { countReviews, getRegretShare, listReviews } from "#lib/cases/queries/reviews";
import { newId } from "#lib/core/ids";
import { dayMs } from "#lib/core/time";
import { sql } from "#lib/db/sql";

import { aDesk, aMember, anItem, type Desk, type ItemFacts } from "../../support/desk";

const posted = new Date("2026-10-01T10:00:00Z");
const days = (count: number): Date => new Date(posted.getTime() + count * dayMs);

/** A comment and a member's answer to it. */
const answered = async (desk: Desk, facts: Partial<ItemFacts>, memberId = desk.owner.memberId): Promise<string> => {
  const itemId = await anItem(desk, { postedAt: posted, ...facts });
  await sql.query({
    text: `INSERT INTO reply (id, workspace_id, brand_id, source_id, thread_id, item_id, member_id, text, state, request_key, created_at)
      SELECT $1, workspace_id, brand_id, source_id, thread_id, id, $3, 'Hello, I am sorry.', 'sent', $1, posted_at FROM item WHERE id = $2`,
    values: [newId("reply"), itemId, memberId],
  });
  return itemId;
};

describe("[C5] three weeks later", () => {
  it("asks whoever answered a heated comment whether it still matters, on the twenty-first day and once", async () => {
    const desk = await aDesk();
    const itemId = await answered(desk, { tones: ["insult", "toxic"], text: "You clowns!" });
    await askReviews(new Date(days(21).getTime() - 1));
    expect(await countReviews(desk.owner)).toBe(0);
    await Promise.all([askReviews(days(21)), askReviews(days(21))]);
    await askReviews(days(22));
    expect(await listReviews(desk.owner)).toMatchObject([{ itemId, comment: "You clowns!", sent: "Hello, I am sorry.", firstDraft: null, caseNumber: null }]);
  });

  it("shows the first draft beside what was sent, where it was another", async () => {
    const desk = await aDesk();
    const [changed, kept] = [await answered(desk, { tones: ["insult"] }), await answered(desk, { tones: ["insult"] })];
    const draft = async (itemId: string, text: string) => sql.query({ text: "UPDATE reply SET first_draft = $2 WHERE item_id = $1", values: [itemId, text] });
    await draft(changed, "Clowns yourselves.");
    await draft(kept, "Hello, I am sorry.");
    await askReviews(days(21));
    const reviews = await listReviews(desk.owner);
    expect(reviews.find(({ itemId }) => itemId === changed)).toMatchObject({ firstDraft: "Clowns yourselves.", sent: "Hello, I am sorry." });
    expect(reviews.find(({ itemId }) => itemId === kept)).toMatchObject({ firstDraft: null });
  });

  it("asks about the answer, not about what held it off, warned or guarded", async () => {
    const desk = await aDesk();
    const luc = await aMember(desk, "agent");
    const itemId = await answered(desk, { tones: ["insult"] });
    for (const kind of ["holding", "warning", "guard-message", "bodyguard-notice", "thanks"])
      await sql.query({
        text: `INSERT INTO reply (id, workspace_id, brand_id, source_id, thread_id, item_id, member_id, text, kind, state, request_key, created_at)
          SELECT $1, workspace_id, brand_id, source_id, thread_id, id, $3, $4, $4, 'sent', $1, posted_at - interval '1 minute' FROM item WHERE id = $2`,
        values: [newId("reply"), itemId, luc.memberId, kind],
      });
    await askReviews(days(21));
    expect(await listReviews(desk.owner)).toMatchObject([{ itemId, sent: "Hello, I am sorry." }]);
    expect(await countReviews(luc)).toBe(0);
  });

  it.each([
    { name: "an insult", facts: { tones: ["insult", "toxic"] }, isHeated: true },
    { name: "a threat", facts: { tones: ["threat", "toxic"] }, isHeated: true },
    { name: "an obscene complaint", facts: { tones: ["obscenity", "toxic"], intent: "complaint" }, isHeated: true },
    { name: "obscene praise", facts: { tones: ["obscenity", "toxic"], intent: "praise" }, isHeated: false },
    { name: "a calm complaint", facts: { tones: [], intent: "complaint" }, isHeated: false },
  ])("takes $name for heated: $isHeated", async ({ facts, isHeated }) => {
    const desk = await aDesk();
    await answered(desk, facts);
    await askReviews(days(21));
    expect(await countReviews(desk.owner)).toBe(isHeated ? 1 : 0);
  });

  it("takes the answer of whoever was asked, once, and reports the share that did not matter", async () => {
    const desk = await aDesk();
    const other = await aMember(desk, "agent");
    for (let count = 0; count < 3; count += 1) await answered(desk, { tones: ["insult"] });
    await askReviews(days(21));
    const [one, two] = await listReviews(desk.owner);
    const answer = { reviewId: one?.id ?? "", stillMatters: false, note: "They came back as a customer." };
    await expect(answerReview(other, answer, days(21))).rejects.toMatchObject({ code: "not-found" });
    await answerReview(desk.owner, answer, days(21));
    await expect(answerReview(desk.owner, { ...answer, stillMatters: true }, days(21))).rejects.toMatchObject({ code: "not-found" });
    await answerReview(desk.owner, { reviewId: two?.id ?? "", stillMatters: true, note: "" }, days(22));
    expect(await getRegretShare(desk.owner, { from: days(20), to: days(30) })).toEqual({ noLonger: 1, answered: 2 });
    expect(await getRegretShare((await aDesk()).owner, { from: days(20), to: days(30) })).toEqual({ noLonger: 0, answered: 0 });
    expect(await countReviews(desk.owner)).toBe(1);
  });
});
