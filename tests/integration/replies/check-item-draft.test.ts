import { describe, expect, it } from "vitest";

import { aDesk, aMember, anItem } from "../../support/desk";
import { checkItemDraft } from "#lib/replies/queries";
import { problemInWords } from "#lib/tagging/drafts/proposals";

const question = { postedAt: new Date("2026-11-20T09:00:00Z"), text: "Where is my parcel?" };
const rude = "Hello Vera, you are an idiot. Anna";

describe("the check of a draft", () => {
  it("finds what may not be said to the writer of the comment", async () => {
    const desk = await aDesk();
    const itemId = await anItem(desk, question);
    const { problems, hints } = await checkItemDraft(await aMember(desk, "agent"), { itemId, text: rude });
    expect(problems).toMatchObject([{ kind: "insult" }]);
    expect(rude.slice(problems[0]?.from, problems[0]?.to)).toBe(problems[0]?.quote);
    expect(hints).toEqual([]);
  });

  it("knows the writer's name and language and the brand's name", async () => {
    const desk = await aDesk();
    const itemId = await anItem(desk, { ...question, author: "Vera" });
    const fine = await checkItemDraft(desk.owner, { itemId, text: "Vera, the parcel is at the depot in Leeds. Anna, ACME" });
    expect(fine).toEqual({ problems: [], hints: [] });
    const russian = await checkItemDraft(desk.owner, { itemId, text: "Здравствуйте, посылка лежит на складе, привезём её в понедельник. Анна" });
    expect(russian.problems.map(({ kind }) => kind)).toEqual(["wrong-language"]);
  });

  it("speaks the language of whoever drafts", async () => {
    const desk = await aDesk();
    const itemId = await anItem(desk, question);
    const { problems } = await checkItemDraft({ ...desk.owner, locale: "fr" }, { itemId, text: rude });
    expect(problems[0]?.proposal).toBe(problemInWords("insult", "fr"));
  });

  it("is for those who may answer, on items of their own workspace", async () => {
    const desk = await aDesk();
    const itemId = await anItem(desk, question);
    await expect(checkItemDraft(await aMember(desk, "viewer"), { itemId, text: rude })).rejects.toMatchObject({ code: "forbidden" });
    await expect(checkItemDraft((await aDesk()).owner, { itemId, text: rude })).rejects.toMatchObject({ code: "not-found" });
  });
});
