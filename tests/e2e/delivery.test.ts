import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { createFaultDial } from "../../demo/site/faults";
import { restError } from "../../demo/site/rest-answers";
import { serveSites, type ServedSites } from "../../demo/site/serve-sites";
import { createWordPressSite, type WordPressSite } from "../../demo/site/wordpress-site";

import { anna, openDesk, openItem, readNow, storedItem, type OpenDesk } from "./open-desk";

const faults = createFaultDial();
const password = "harb our0 test pass word 2411";
const ferry = createWordPressSite({ name: "Harbour ferry", user: "desk", appPassword: password, onRequest: faults.onRequest });
const market = createWordPressSite({ name: "Harbour market", user: "desk", appPassword: password });

let sites: ServedSites;
let desk: OpenDesk;
beforeAll(async () => {
  for (const site of [ferry, market]) site.addPost({ title: "Opening hours", slug: "hours", content: "From nine to five.", date: new Date() });
  sites = await serveSites({
    host: "127.0.0.1",
    port: 0,
    sites: new Map([
      ["/ferry", ferry],
      ["/market", market],
    ]),
  });
  desk = await openDesk({ PARLEY_ALLOWED_HOSTS: new URL(sites.url).host });
  const page = await desk.signIn(anna);
  await watch(page, ferry, { mayAnswer: true });
  await watch(page, market, { mayAnswer: false });
  await page.close();
});
afterAll(async () => {
  await desk.close();
  await sites.close();
});

/** Adds a site as a person does: the link, a look, and the account where there is one. */
const watch = async (page: Page, site: WordPressSite, { mayAnswer }: { readonly mayAnswer: boolean }): Promise<void> => {
  await page.goto(`${desk.url}/demo/sources/add`);
  await page.getByLabel("Link").fill(site.baseUrl());
  await page.getByRole("button", { name: "Look" }).click();
  await page.getByLabel("Name of the source").waitFor();
  if (mayAnswer) {
    await page.getByLabel("User name").fill("desk");
    await page.getByLabel("Application password").fill(password);
  }
  await page.getByRole("button", { name: "Add and start reading" }).click();
  await page.getByRole("link", { name: site.name, exact: true }).waitFor();
};

/** Somebody asks on the site, and a member has the question open. */
const asked = async (site: WordPressSite, name: string): Promise<{ readonly page: Page; readonly itemId: string; readonly words: string }> => {
  const words = `${name}${Math.random().toString(36).slice(2, 8)}`;
  site.addComment({ post: 1, author: `Visitor ${words}`, content: `When do you open ${words}? Nobody answers the phone.`, date: new Date() });
  const page = await desk.signIn(anna);
  await page.goto(`${desk.url}/demo/sources`);
  await readNow(page, site.name);
  const itemId = await storedItem(desk, words);
  await openItem(desk, page, itemId);
  return { page, itemId, words };
};

const answersOn = (site: WordPressSite, words: string): readonly string[] =>
  site
    .comments()
    .filter(({ userId, content }) => userId === 1 && content.includes(words))
    .map(({ content }) => content);

const answer = async (page: Page, words: string): Promise<string> => {
  const text = `Hello ${words}, we open at nine. Anna, Harbour`;
  await page.locator("textarea").fill(text);
  await page.keyboard.press("Control+Enter");
  return text;
};

/** The words of the button that has the focus, else what else has it. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement } = document;
    return activeElement instanceof HTMLButtonElement ? activeElement.textContent : (activeElement?.tagName ?? "nothing");
  });

describe("an answer that goes by hand", () => {
  it("opens the comment's own page with the words at hand, and is recorded once the writer says so", async () => {
    const { page, itemId, words } = await asked(market, "byhand");
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"], { origin: desk.url });
    await page.getByText("This source takes no answers from outside.").waitFor();
    const opening = page.context().waitForEvent("page");
    const text = await answer(page, words);
    const there = await opening;
    const comment = market.comments().find(({ content }) => content.includes(words));
    await expect.poll(() => there.url()).toContain(`#comment-${String(comment?.id)}`);
    await there.close();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);

    const waiting = page.locator('[data-outgoing="by-hand"]', { hasText: text });
    await waiting.waitFor();
    expect((await desk.database.query("SELECT answered_at FROM item WHERE id = $1", [itemId])).rows).toEqual([{ answered_at: null }]);
    await expect.poll(() => focused(page)).toBe("I have answered there");
    await page.keyboard.press("Enter");

    await page.locator("[data-message]", { hasText: text }).waitFor();
    await page.getByRole("button", { name: /^Answered .* by Anna Belova$/ }).waitFor();
    await page.locator(`[data-row="${itemId}"]`, { hasText: "answered" }).waitFor();
    await expect.poll(() => focused(page)).toBe("Next comment");
    await waiting.waitFor({ state: "detached" });
    expect(answersOn(market, words)).toEqual([]);
    await page.close();
  });
});

describe("an answer that the site refuses", () => {
  const refuse = (): void =>
    faults.always(
      { kind: "answer", response: restError(403, "rest_comment_closed", "Sorry, comments are closed for this item.") },
      ({ method, path }) => method === "POST" && path.endsWith("/comments"),
    );

  it("says why, and goes out when it is tried again", async () => {
    const { page, itemId, words } = await asked(ferry, "retry");
    refuse();
    const text = await answer(page, words);
    const failed = page.locator('[data-outgoing="failed"]', { hasText: text });
    await failed.getByText("Could not be sent: This post takes no more comments.").waitFor();
    // The refusal may come before or after the box is back: the focus is on the one or in the other, and never lost.
    await expect.poll(() => focused(page)).toMatch(/^(?:Try again|TEXTAREA)$/u);
    faults.clear();
    await failed.getByRole("button", { name: "Try again" }).press("Enter");

    await page.locator("[data-message]", { hasText: text }).waitFor();
    await failed.waitFor({ state: "detached" });
    await expect.poll(() => focused(page)).toBe("Next comment");
    await page.locator(`[data-row="${itemId}"]`, { hasText: "answered" }).waitFor();
    expect(answersOn(ferry, words)).toEqual([text]);
    await page.close();
  });

  it("is taken away when it is discarded, with its words back in the box", async () => {
    const { page, itemId, words } = await asked(ferry, "discard");
    refuse();
    const text = await answer(page, words);
    const failed = page.locator('[data-outgoing="failed"]', { hasText: text });
    await failed.getByRole("button", { name: "Discard" }).click();
    faults.clear();
    await failed.waitFor({ state: "detached" });
    await expect.poll(() => page.locator("textarea").inputValue()).toBe(text);
    await expect.poll(() => focused(page)).toBe("TEXTAREA");
    expect(answersOn(ferry, words)).toEqual([]);
    expect((await desk.database.query("SELECT id FROM reply WHERE item_id = $1", [itemId])).rows).toEqual([]);
    await page.getByText(/Waits since/).waitFor();

    await page.keyboard.press("Control+Enter");
    await expect.poll(() => answersOn(ferry, words), { timeout: 60_000 }).toEqual([text]);
    await page.close();
  });
});
