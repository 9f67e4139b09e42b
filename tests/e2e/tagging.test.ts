import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { anna, aWord, openDesk, openItem, said, type OpenDesk } from "./open-desk";

let desk: OpenDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(async () => {
  await desk.close();
});

/** A comment written on the brand's site, once the desk holds it. */
const arrived = async (name: string, text: string): Promise<{ readonly words: string; readonly itemId: string }> => {
  const words = aWord(name);
  return { words, itemId: await said(desk, { author: `Visitor ${words}`, text: `${text} ${words}`, words }) };
};

type Tags = { readonly sentiment: string; readonly intent: string; readonly tones: readonly string[]; readonly unsure: readonly string[] };

const tagsOf = async (itemId: string): Promise<Tags | undefined> =>
  (await desk.database.query<Tags>("SELECT sentiment, intent, tones, unsure FROM item WHERE id = $1", [itemId])).rows[0];

/** Puts these tags in doubt, and no others of the desk. */
const doubt = async (doubts: readonly (readonly [itemId: string, unsure: readonly string[]])[]): Promise<void> => {
  await desk.database.query("UPDATE item SET unsure = '{}'");
  for (const [itemId, unsure] of doubts) {
    await desk.database.query(
      `UPDATE item SET sentiment = 'negative', intent = 'question', tones = '{}', unsure = $2, machine_tags = machine_tags || jsonb_build_object('unsure', $3::jsonb) WHERE id = $1`,
      [itemId, unsure, JSON.stringify(unsure)],
    );
  }
};

const deciding = (page: Page, itemId: string, head: string) => page.locator(`[data-conversation="${itemId}"] [data-decide="${head}"]`);

describe("tags in doubt", () => {
  it("are decided by one key each, comment after comment, and a decision is taken back by one", async () => {
    const older = await arrived("older", "Well, the parcel came after all.");
    const newer = await arrived("newer", "Is this how you do it?");
    await doubt([
      [older.itemId, ["sentiment"]],
      [newer.itemId, ["sentiment", "tone"]],
    ]);
    const page = await desk.signIn(anna);
    await page.goto(`${desk.url}/demo/inbox?view=unsure`);
    await page.locator('[data-ready="true"] [data-row]').first().waitFor();
    await page.keyboard.press("Enter");
    await deciding(page, newer.itemId, "sentiment").waitFor();
    await page.keyboard.press("3");
    await deciding(page, newer.itemId, "tone").waitFor();
    await page.keyboard.press("2");
    await page.locator('[data-choice="toxic"][aria-pressed="true"]').waitFor();
    await page.keyboard.press("Enter");
    await deciding(page, older.itemId, "sentiment").waitFor();
    await expect.poll(() => tagsOf(newer.itemId)).toEqual({ sentiment: "positive", intent: "question", tones: ["insult", "toxic"], unsure: [] });

    await page.keyboard.press("Enter");
    await expect.poll(() => tagsOf(older.itemId)).toMatchObject({ sentiment: "negative", unsure: [] });
    const { rows } = await desk.database.query("SELECT was, became FROM tag_correction WHERE item_id = $1", [older.itemId]);
    expect(rows).toEqual([{ was: "negative", became: "negative" }]);

    await page.getByText("Confirmed: negative").first().waitFor();
    await page.keyboard.press("z");
    await deciding(page, older.itemId, "sentiment").waitFor();
    await expect.poll(() => tagsOf(older.itemId)).toMatchObject({ unsure: ["sentiment"] });
    await page.close();
  });
});

describe("the words behind a tag", () => {
  it("are told and marked in the comment when the tag has the focus, and only then", async () => {
    const { itemId } = await arrived("idiots", "You are idiots, all of you, where is my parcel?");
    await desk.database.query("UPDATE item SET tones = '{toxic,insult}' WHERE id = $1", [itemId]);
    const page = await desk.signIn(anna);
    await openItem(desk, page, itemId);
    await page.locator('[data-asked] [data-tag="tones"]').focus();
    const tooltip = page.getByRole("tooltip");
    await tooltip.waitFor();
    await tooltip.getByText("For", { exact: true }).waitFor();
    expect(await tooltip.textContent()).toContain("idiots");
    expect(await page.locator('[data-asked] mark[data-side="for"]').allTextContents()).toContain("idiots");
    await page.locator('[data-asked] [data-tag="language"]').focus();
    await expect.poll(() => page.locator("[data-asked] mark").count()).toBe(0);
    await page.close();
  });

  it("says so when they cannot be had", async () => {
    const { itemId } = await arrived("offline", "Where is my parcel?");
    const page = await desk.signIn(anna);
    await openItem(desk, page, itemId);
    await page.route("**/*", (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
    await page.locator('[data-asked] [data-tag="sentiment"]').focus();
    await page.getByRole("tooltip").getByText("The words could not be found just now.").waitFor();
    await page.close();
  });
});

describe("a draft", () => {
  it("is checked while it is written, and an insult in it is asked about once before it goes out", async () => {
    const { itemId } = await arrived("draft", "Where is my parcel?");
    const page = await desk.signIn(anna);
    await openItem(desk, page, itemId);
    const field = page.locator("textarea");
    const rude = `Hello, you are an idiot ${aWord("answer")}.`;
    await field.fill(rude);
    await page.locator('[data-detail="insult"]', { hasText: "idiot" }).waitFor();
    await page.locator('[data-kind="no-sign-off"]').waitFor();
    expect(await field.inputValue()).toBe(rude);

    await field.press("Control+Enter");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Change it" }).click();
    await dialog.waitFor({ state: "hidden" });
    expect(await page.evaluate(() => window.getSelection()?.toString())).toContain("idiot");
    expect(await field.inputValue()).toBe(rude);
    expect(await desk.foundOnSite(rude)).toHaveLength(0);

    await field.press("Control+Enter");
    await dialog.getByRole("button", { name: "Send anyway" }).click();
    await expect.poll(() => desk.foundOnSite(rude), { timeout: 60_000, interval: 500 }).toHaveLength(1);
    await page.close();
  });

  it("goes out at once when nothing in it insults, however fast it is sent", async () => {
    const { itemId } = await arrived("polite", "Where is my parcel?");
    const page = await desk.signIn(anna);
    await openItem(desk, page, itemId);
    const polite = `Hello, the depot will call you today, ${aWord("answer")}. Anna`;
    await page.locator("textarea").fill(polite);
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => desk.foundOnSite(polite), { timeout: 60_000, interval: 500 }).toHaveLength(1);
    await page.close();
  });
});
