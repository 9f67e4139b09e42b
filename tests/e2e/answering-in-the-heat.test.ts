import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { anna, arrived, aWord, joinDesk, openItem, said, type OpenDesk } from "./open-desk";

let desk: OpenDesk;
beforeAll(async () => {
  desk = await joinDesk();
});
afterAll(async () => {
  await desk.close();
});

describe("answering in the heat", () => {
  const anInsult = async (name: string): Promise<{ readonly words: string; readonly itemId: string }> => {
    const words = aWord(name);
    const text = `You are a bunch of clowns and idiots ${words}, where is my parcel? Three days now.`;
    return { words, itemId: await said(desk, { author: `Visitor ${words}`, text, words }) };
  };

  it("lets an answer to an insult cool down, has it read again, and sends it early only with a reason", async () => {
    const { words, itemId } = await anInsult("heat");
    const page = await desk.signIn(anna);
    await openItem(desk, page, itemId);
    await page.locator("[data-cooling]", { hasText: /can go at \d\d:\d\d/ }).waitFor();
    const answer = `Hello, I am looking for your parcel ${words} and will write by noon. Anna`;
    await page.locator("textarea").fill(answer);
    await page.keyboard.press("Control+Enter");
    const dialog = page.getByRole("dialog");
    await dialog.getByText("Will it matter in three weeks?").waitFor();
    const sides = await dialog.locator("blockquote").allTextContents();
    expect(sides[0]).toContain(`clowns and idiots ${words}`);
    expect(sides[1]).toBe(answer);
    await dialog.getByRole("button", { name: "Let it wait" }).click();
    expect(await desk.foundOnSite(`parcel ${words} and`)).toHaveLength(0);
    expect(await page.locator("textarea").inputValue()).toBe(answer);

    await page.getByRole("button", { name: /^Send/ }).click();
    await dialog.getByRole("button", { name: "It cannot wait" }).click();
    const early = dialog.getByRole("button", { name: "Send before its time" });
    expect(await early.isDisabled()).toBe(true);
    await dialog.locator("textarea").fill("Their flight leaves at noon");
    await early.click();
    await expect.poll(() => desk.foundOnSite(`parcel ${words} and`), { timeout: 60_000, interval: 500 }).toHaveLength(1);
    const { rows } = await desk.database.query("SELECT bypass_reason FROM reply WHERE item_id = $1", [itemId]);
    expect(rows).toEqual([{ bypass_reason: "Their flight leaves at noon" }]);
    await page.close();
  });

  it("shows the advice with the words that led to it, and keeps why somebody does otherwise", async () => {
    const { itemId } = await anInsult("advice");
    const page = await desk.signIn(anna);
    await openItem(desk, page, itemId);
    const advice = page.locator("[data-advice]");
    await advice.locator('[data-reason="insult"] q').waitFor();
    await advice.getByRole("button", { name: "Do otherwise" }).click();
    await page.getByRole("dialog").getByRole("radio", { name: "Leave it" }).check();
    await page.getByRole("dialog").locator("textarea").fill("A colleague talks to them already");
    await page.getByRole("button", { name: "Do this" }).click();
    await advice.locator('[data-chosen="leave"]', { hasText: "A colleague talks to them already" }).waitFor();
    const { rows } = await desk.database.query("SELECT chosen, override_reason FROM advice_shown WHERE item_id = $1", [itemId]);
    expect(rows).toEqual([{ chosen: "leave", override_reason: "A colleague talks to them already" }]);
    await page.close();
  });

  it("brings a template by a slash and the keyboard, filled, and tells what is left open", async () => {
    const { words, itemId } = await arrived(desk, "slash");
    const page = await desk.signIn(anna);
    await openItem(desk, page, itemId);
    const field = page.locator("textarea");
    await field.click();
    await page.keyboard.type("/warn");
    await page.locator("[role=listbox] [role=option]").first().waitFor();
    await page.keyboard.press("Enter");
    await page.locator("[role=listbox]").waitFor({ state: "detached" });
    const filled = await field.inputValue();
    expect(filled).toContain(`Visitor ${words}`);
    expect(filled).not.toContain("/warn");
    await page.locator("[data-open-places]").waitFor();
    await page.keyboard.press("Control+Enter");
    await page.getByRole("dialog").getByRole("button", { name: "Fill it in" }).click();
    expect(await field.evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd))).toMatch(/^\{[a-z]+\}$/);
    await field.fill("");
    await page.close();
  });
});
