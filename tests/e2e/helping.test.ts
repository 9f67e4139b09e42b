import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { holdBack } from "./doors";
import { anna, aWord, joinDesk, openItem, said, type OpenDesk } from "./open-desk";

let desk: OpenDesk;
beforeAll(async () => {
  desk = await joinDesk();
});
afterAll(async () => {
  await desk.close();
});

const onSite = { timeout: 60_000, interval: 500 };

/** Somebody swears at the brand about one concrete thing, and a member has it open. */
const rudeComment = async (): Promise<{ readonly page: Page; readonly itemId: string; readonly words: string }> => {
  const words = aWord("order");
  const text = `You are a bunch of clowns and idiots, where is my parcel ${words}? Three days now.`;
  const itemId = await said(desk, { author: `Visitor ${words}`, text, words });
  const page = await desk.signIn(anna);
  await openItem(desk, page, itemId);
  return { page, itemId, words };
};

const fieldOf = (page: Page, words: string): Locator => page.getByLabel(`Your reply to Visitor ${words}`);

describe("a cool-down", () => {
  it("[A7] refuses an early answer through the page and through the door behind it, and lets it go with a reason that is logged", async () => {
    const { page, itemId, words } = await rudeComment();
    const answer = `Hello, I am looking for your parcel ${words} and will write by noon. Anna`;
    await fieldOf(page, words).fill(answer);
    await page.keyboard.press("Control+Enter");
    const dialog = page.getByRole("dialog");
    await dialog.getByText("Will it matter in three weeks?").waitFor();
    expect(await dialog.getByRole("button", { name: "Send", exact: true }).count()).toBe(0);
    await dialog.getByRole("button", { name: "It cannot wait" }).click();
    const reason = `Their flight leaves at noon, ${words}`;
    await dialog.locator("label", { hasText: "Why can it not wait?" }).locator("textarea").fill(reason);

    const early = await holdBack(page, reason, () => dialog.getByRole("button", { name: "Send before its time" }).click());
    const reply = async (): Promise<unknown> => (await desk.database.query("SELECT bypass_reason FROM reply WHERE item_id = $1", [itemId])).rows;
    expect(await early.sendWith((body) => body.replace(JSON.stringify(reason), "null"))).toContain('"cooling-down"');
    expect(await reply()).toEqual([]);
    expect(await early.sendWith((body) => body)).toContain('"ok":true');
    await expect.poll(() => desk.foundOnSite(`parcel ${words} and`), onSite).toHaveLength(1);
    expect(await reply()).toEqual([{ bypass_reason: reason }]);

    await page.goto(`${desk.url}/demo/settings/audit`);
    await page.getByRole("row", { name: "sent an answer before it had cooled down" }).filter({ hasText: reason }).waitFor();
    await page.close();
  });

  it("[A7] offers the short holding answer where the promise would break, and sends it at once", async () => {
    const { page, itemId, words } = await rudeComment();
    await desk.database.query("UPDATE item SET due_at = now() + interval '5 minutes' WHERE id = $1", [itemId]);
    await page.reload();
    const offer = page.locator("[data-promise-breaks]");
    await offer.waitFor();
    const held = await offer.locator("q").textContent();
    expect(held).toContain(`Hello Visitor ${words}`);
    expect(held).not.toMatch(/[{}]/u);
    await offer.getByRole("button", { name: "Send this now" }).click();
    await expect.poll(() => desk.foundOnSite(`Hello Visitor ${words}`), onSite).toHaveLength(1);
    expect((await desk.database.query("SELECT kind, bypass_reason FROM reply WHERE item_id = $1", [itemId])).rows).toEqual([
      { kind: "holding", bypass_reason: null },
    ]);
    await page.close();
  });
});

describe("a rude customer", () => {
  it("[C1] is helped through the four steps, in two rounds, and their case closes satisfied", async () => {
    const { page, words } = await rudeComment();
    await page.getByRole("button", { name: "Open a case" }).click();
    const opening = page.getByRole("dialog");
    await opening.getByLabel("What is it about?").fill(`Parcel ${words} is missing`);
    await opening.getByRole("button", { name: "Open", exact: true }).click();
    await page.getByRole("button", { name: "See it" }).click();
    await page.waitForURL(/\/demo\/cases\/\d+$/);
    const steps = page.getByRole("list", { name: "Steps" });
    const here = (step: string): Promise<void> => steps.locator('[aria-current="step"]', { hasText: step }).waitFor();

    await here("Listen");
    await page.getByText("stays shut until they were heard and reached").waitFor();
    expect(await page.getByLabel("Confirmed, satisfied").isDisabled()).toBe(true);
    await steps.getByRole("button", { name: "I have read it all" }).click();
    await note(page, "Circumstances of the customer", "Waits for medicine since Monday.");
    await here("Reach out");
    await reachOut(page, "I rang and listened; they need it by Friday.");
    await here("Act");
    await plan(page, "Send it again by courier");
    expect(await page.getByRole("button", { name: "Done: Send it again by courier" }).isDisabled()).toBe(true);
    await note(page, "Circumstances on our side", "The depot lost it.");
    await note(page, "Goals of the customer", "The medicine by Friday.");
    await note(page, "Our goals", "Keep a customer of nine years.");
    await note(page, "The bridge between both", "A courier tonight.");
    await note(page, "How fairness is restored", "The postage back.");
    await page.getByRole("button", { name: "Done: Send it again by courier" }).click();
    await here("Follow up");
    await conclude(page, "Confirmed, not satisfied", "It came, broken.");

    await page.getByText("round 2").first().waitFor();
    await here("Listen");
    await steps.getByRole("button", { name: "I have read it all" }).click();
    await here("Reach out");
    await reachOut(page, "I rang once more and said that I am sorry.");
    await note(page, "The bridge between both", "I bring it myself tomorrow.");
    await note(page, "How fairness is restored", "The whole sum back.");
    await plan(page, "Bring a new one");
    await page.getByRole("button", { name: "Done: Bring a new one" }).click();
    await here("Follow up");
    await conclude(page, "Confirmed, satisfied", "Thank you, you are human after all.");
    await page.getByText(/^Closed .*: Confirmed, satisfied$/).waitFor();

    await page.goto(`${desk.url}/demo/cases?show=closed`);
    await page
      .getByRole("row", { name: `Parcel ${words} is missing` })
      .getByText("Confirmed, satisfied")
      .waitFor();
    await page.close();
  });
});

/** Writes a field of the mediator's card, which keeps itself. */
const note = async (page: Page, field: string, text: string): Promise<void> => {
  const cell = page.getByRole("textbox", { name: field, exact: true });
  await cell.fill(text);
  await cell.blur();
};

const reachOut = async (page: Page, words: string): Promise<void> => {
  await page.getByRole("button", { name: "Record how" }).click();
  const form = page.getByRole("dialog", { name: "Record how" });
  await form.getByRole("combobox", { name: "Channel" }).click();
  await form.getByRole("option", { name: "Phone" }).click();
  await form.getByLabel("In which words").fill(words);
  await form.getByRole("button", { name: "Record" }).click();
};

const plan = async (page: Page, what: string): Promise<void> => {
  await page.getByRole("button", { name: "Plan", exact: true }).click();
  const form = page.getByRole("dialog", { name: "Plan" });
  await form.getByLabel("What is to be done").fill(what);
  await form.getByRole("button", { name: "Plan" }).click();
};

const conclude = async (page: Page, outcome: string, words: string): Promise<void> => {
  await page.getByLabel(outcome).check();
  await page.getByLabel("What did they say?").fill(words);
  await page.getByRole("button", { name: "Note the outcome" }).click();
};
