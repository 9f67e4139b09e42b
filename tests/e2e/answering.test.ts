import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { anna, arrived, aWord, luc, joinDesk, openItem, rowWith, said, storedItem, type OpenDesk } from "./open-desk";

let desk: OpenDesk;
beforeAll(async () => {
  desk = await joinDesk();
});
afterAll(async () => {
  await desk.close();
});

/** Moves on with the Tab key until the focus is where it is wanted. */
const tabTo = async (page: Page, selector: string): Promise<void> => {
  for (let step = 0; step < 40; step += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Forty tabs did not lead to ${selector}.`);
};

describe("answering", () => {
  it("takes a person from sign-in to a sent answer by keyboard alone", async () => {
    const { words, itemId } = await arrived(desk, "keyboard");
    const page = await desk.visit();
    await page.goto(`${desk.url}/sign-in`);
    await page.locator("input[type=email]").waitFor();
    await tabTo(page, "input[type=email]");
    await page.keyboard.type(anna);
    await tabTo(page, "input[type=password]");
    await page.keyboard.type("parley-demo");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/demo\/inbox/);
    await page.locator('[data-ready="true"] [data-row]').first().waitFor();

    await page.keyboard.press("/");
    await page.locator("[data-search]").waitFor();
    await page.keyboard.type(words);
    await page.keyboard.press("Enter");
    await rowWith(page, words).waitFor();
    await expect.poll(() => page.locator("[data-row]").count()).toBe(1);
    await tabTo(page, "[data-row] a");
    await page.keyboard.press("Enter");
    await page.locator(`[data-conversation="${itemId}"]`).waitFor();
    await page.keyboard.press("r");
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe("TEXTAREA");
    const answer = `Hello, the depot will call you today about ${aWord("answer")}. Anna, Kestrel Parcels`;
    await page.keyboard.type(answer);
    await page.keyboard.press("Control+Enter");
    await page
      .locator("[data-outgoing]", { hasText: answer })
      .or(page.locator("[data-message]", { hasText: answer }))
      .first()
      .waitFor();

    await expect.poll(() => desk.foundOnSite(answer), { timeout: 60_000, interval: 500 }).toHaveLength(1);
    await page.locator("[data-message]", { hasText: answer }).waitFor();
    await page.locator(`[data-row="${itemId}"][data-gone="true"]`, { hasText: "answered" }).waitFor();
    await page.close();
  });

  it("keeps a draft when the writer leaves and brings it back", async () => {
    const { itemId } = await arrived(desk, "draft");
    const page = await desk.signIn(anna);
    await openItem(desk, page, itemId);
    await page.locator("textarea").fill("Half an answer");
    await page.locator('[data-draft="kept"]').waitFor();
    await openItem(desk, page, itemId);
    expect(await page.locator("textarea").inputValue()).toBe("Half an answer");
    await page.close();
  });

  it("holds a second answer back until it is confirmed, and keeps its words", async () => {
    const { words, itemId } = await arrived(desk, "second");
    const [first, second] = await Promise.all([desk.signIn(anna), desk.signIn(luc)]);
    await Promise.all([openItem(desk, first, itemId), openItem(desk, second, itemId)]);
    // The second writer began before the first answer came.
    await second.locator("textarea").fill(`Second answer ${words}`);
    await second.locator("textarea").blur();
    await expect.poll(async () => (await desk.database.query("SELECT 1 FROM claim WHERE item_id = $1", [itemId])).rowCount).toBe(0);
    await first.locator("textarea").fill(`First answer ${words}`);
    await first.keyboard.press("Control+Enter");
    await first.locator("[data-message]", { hasText: `First answer ${words}` }).waitFor({ timeout: 60_000 });

    await second.locator("textarea").focus();
    await second.keyboard.press("Control+Enter");
    const dialog = second.getByRole("dialog");
    await dialog.waitFor();
    expect(await dialog.textContent()).toMatch(/Anna Belova answered at/);
    expect(await desk.foundOnSite(`Second answer ${words}`)).toHaveLength(0);
    expect(await second.locator("textarea").inputValue()).toBe(`Second answer ${words}`);
    await dialog.getByRole("button", { name: "Send anyway" }).click();
    await expect.poll(() => desk.foundOnSite(`Second answer ${words}`), { timeout: 60_000, interval: 500 }).toHaveLength(1);
    await Promise.all([first.close(), second.close()]);
  });

  it("tells a writer at once that a colleague has answered, and loses none of the words typed meanwhile", async () => {
    const { words, itemId } = await arrived(desk, "race");
    const [first, second] = await Promise.all([desk.signIn(anna), desk.signIn(luc)]);
    await Promise.all([openItem(desk, first, itemId), openItem(desk, second, itemId)]);
    await first.locator("textarea").fill(`First answer ${words}`);
    await second.getByText("Anna Belova is writing an answer to this comment.").waitFor();
    const long = Array.from({ length: 40 }, (_, at) => `${words} word ${at}`).join(", ");
    await second.locator("textarea").focus();
    const typing = second.keyboard.type(long, { delay: 5 });
    await first.keyboard.press("Control+Enter");

    const notice = second.locator("[data-changed]");
    await notice.waitFor();
    expect(await notice.textContent()).toContain("The thread has changed: Anna Belova has answered.");
    expect(await second.locator('[role="status"][aria-live="polite"]').allTextContents()).toContain("The thread has changed: Anna Belova has answered.");
    await typing;
    expect(await second.locator("textarea").inputValue()).toBe(long);
    expect(await second.evaluate(() => document.activeElement?.tagName)).toBe("TEXTAREA");

    await second.keyboard.press("Control+Enter");
    await second.getByRole("dialog").getByRole("button", { name: "Look first" }).click();
    await notice.getByRole("button", { name: "Read it" }).click();
    await second.locator("[data-turn]:focus", { hasText: `First answer ${words}` }).waitFor();
    expect(await second.locator("textarea").inputValue()).toBe(long);
    await expect.poll(() => desk.foundOnSite(words), { timeout: 60_000, interval: 500 }).toHaveLength(2);
    await Promise.all([first.close(), second.close()]);
  });

  it("shows the sent answer in a long thread, goes on to the next comment, and says who answered", async () => {
    const { words, itemId } = await arrived(desk, "long");
    for (let at = 0; at < 8; at += 1) await desk.writeOnSite(`Neighbour ${at}`, `Talk ${at} of ${words}. ${"The same happened to me last week. ".repeat(12)}`);
    await desk.readSite();
    await storedItem(desk, `Talk 7 of ${words}`);
    const page = await desk.signIn(anna, { viewport: { width: 1440, height: 620 } });
    const reader = await desk.signIn(luc, { viewport: { width: 1440, height: 620 } });
    await Promise.all([openItem(desk, page, itemId), openItem(desk, reader, itemId)]);
    const answer = `${words} answered. `.repeat(60).trim();
    await page.locator("textarea").fill(answer);
    await page.keyboard.press("Control+Enter");
    await page.locator("[data-turn]", { hasText: answer }).waitFor();
    await expect.poll(() => page.locator("[data-turn]", { hasText: answer }).evaluate(isInView)).toBe(true);
    await page.locator("button:focus", { hasText: "Next comment" }).waitFor();

    const told = reader.getByRole("button", { name: /^Answered .* by Anna Belova$/ });
    await told.click({ timeout: 60_000 });
    await reader.locator("[data-message]:focus", { hasText: answer }).waitFor();
    expect(await reader.locator("[data-message]", { hasText: answer }).evaluate(isInView)).toBe(true);

    await page.keyboard.press("Enter");
    await expect.poll(() => new URL(page.url()).searchParams.get("item")).not.toBe(itemId);
    const next = new URL(page.url()).searchParams.get("item");
    expect(await page.evaluate(() => document.activeElement?.closest("[data-row]")?.getAttribute("data-row"))).toBe(next);
    await Promise.all([page.close(), reader.close()]);
  });

  it("shows the others who is writing", async () => {
    const { itemId } = await arrived(desk, "presence");
    const [writer, other] = await Promise.all([desk.signIn(anna), desk.signIn(luc)]);
    await Promise.all([openItem(desk, writer, itemId), openItem(desk, other, itemId)]);
    await writer.locator("textarea").focus();
    await other.getByText("Anna Belova is writing an answer to this comment.").waitFor();
    await writer.locator("textarea").blur();
    await other.getByText("Anna Belova is writing an answer to this comment.").waitFor({ state: "detached" });
    await Promise.all([writer.close(), other.close()]);
  });

  it("closes a comment without an answer, with a reason, and takes it back", async () => {
    const { itemId } = await arrived(desk, "dismiss");
    const page = await desk.signIn(anna);
    await openItem(desk, page, itemId);
    await page.keyboard.press("e");
    await page.getByRole("button", { name: "Settled elsewhere" }).click();
    await page.getByText(/Closed .*: Settled elsewhere\./).waitFor();
    const closed = await desk.database.query("SELECT closed_because, closed_note FROM item WHERE id = $1", [itemId]);
    expect(closed.rows).toEqual([{ closed_because: "dismissed", closed_note: "Settled elsewhere" }]);
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText(/Waits since/).waitFor();
    const again = await desk.database.query("SELECT closed_at FROM item WHERE id = $1", [itemId]);
    expect(again.rows).toEqual([{ closed_at: null }]);
    await page.close();
  });

  it("corrects the sentiment by one key and takes it back by another", async () => {
    const { itemId } = await arrived(desk, "mood");
    const page = await desk.signIn(anna);
    await openItem(desk, page, itemId);
    const sentimentNow = async (): Promise<unknown> =>
      (await desk.database.query<{ sentiment: string }>("SELECT sentiment FROM item WHERE id = $1", [itemId])).rows[0]?.sentiment;
    const was = await sentimentNow();
    await page.keyboard.press(was === "positive" ? "1" : "3");
    await expect.poll(sentimentNow).toBe(was === "positive" ? "negative" : "positive");
    await page.getByRole("button", { name: "Undo" }).waitFor();
    await page.keyboard.press("z");
    await expect.poll(sentimentNow).toBe(was);
    await page.close();
  });

  it("answers a comment on a phone", async () => {
    const words = aWord("phone");
    const text = `I am very angry: my parcel ${words} has not come, this is the worst service I have ever had.`;
    const itemId = await said(desk, { author: `Visitor ${words}`, text, words });
    const page = await desk.signIn(anna, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    await page.goto(`${desk.url}/demo/inbox?q=${words}`);
    await rowWith(page, words).locator("a").tap();
    await page.locator(`[data-conversation="${itemId}"]`).waitFor();
    // Who complains is looked at before the answer opens.
    await page.locator("[data-look-first] button").tap();
    await page.getByRole("dialog").getByText("Not enough known").waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).tap();
    const answer = `Hello from a phone ${words}`;
    await page.locator("textarea").fill(answer);
    await page.getByRole("button", { name: /^Send/ }).tap();
    await expect.poll(() => desk.foundOnSite(answer), { timeout: 60_000, interval: 500 }).toHaveLength(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await page.getByRole("button", { name: "Back to the list" }).tap();
    await rowWith(page, words).waitFor();
    await page.close();
  });
});

/** Runs in the page: some of the message can be read without scrolling. */
const isInView = (message: Element): boolean => {
  const [box, pane] = [message.getBoundingClientRect(), message.closest("ol")?.parentElement?.getBoundingClientRect()];
  return pane !== undefined && box.top < pane.bottom && box.bottom > pane.top;
};
