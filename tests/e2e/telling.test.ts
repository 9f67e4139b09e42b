import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { isSignedWith } from "../support/listening";
import { startMailServer, type MailServer } from "../support/mail-server";
import { startWebhookServer, type WebhookServer } from "../support/alert-services";
import { startReceiver, type WebhookReceiver } from "../support/webhook-receiver";

import { anna, aWord, luc, openDesk, type OpenDesk } from "./open-desk";
import { alertAbout, makeReport, ruleOf, shareReport, threatened, watchFor } from "./telling-desk";

let slack: WebhookServer;
let receiver: WebhookReceiver;
let mail: MailServer;
let desk: OpenDesk;
let manager: Page;
let owner: Page;
beforeAll(async () => {
  [slack, receiver, mail] = await Promise.all([startWebhookServer("slack"), startReceiver(), startMailServer()]);
  desk = await openDesk({
    PARLEY_ALLOWED_HOSTS: `${slack.host},${receiver.host}`,
    PARLEY_SMTP_URL: mail.url,
    PARLEY_MAIL_FROM: "Parley <desk@example.org>",
    PARLEY_BROWSER: "none",
  });
  [manager, owner] = await Promise.all([desk.signIn(luc), desk.signIn(anna)]);
});
afterAll(async () => {
  await desk.close();
  await Promise.all([slack.close(), receiver.close(), mail.close()]);
});

/** Escape closes what this button opened, and the focus is where it was. */
const expectEscape = async (page: Page, opener: Locator): Promise<void> => {
  await opener.click();
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await expect.poll(() => opener.evaluate((button) => button === document.activeElement)).toBe(true);
};

/** From here on the page must not load anew; the answer tells whether it stayed. */
const watchStaying = async (page: Page): Promise<() => Promise<boolean>> => {
  await page.evaluate(() => Object.assign(window, { isSamePage: true }));
  return () => page.evaluate(() => "isSamePage" in window);
};

describe("an alert", () => {
  it("goes to a channel that was tried, by a rule that was tried on the weeks before it was saved", async () => {
    const page = manager;
    await page.goto(`${desk.url}/demo/settings/alerts`);
    const add = page.getByRole("button", { name: "Add a channel" });
    await expectEscape(page, add);
    await add.click();
    const channel = page.getByRole("dialog", { name: "A new channel" });
    await channel.getByLabel("Kind").selectOption("slack");
    await channel.getByLabel("Name").fill("Reputation team");
    await channel.getByLabel("Address of the incoming webhook").fill(`${slack.origin}/services/T0/B0/secret`);
    await channel.getByRole("button", { name: "Add" }).click();
    const line = page.locator('[data-channel="slack"]', { hasText: "Reputation team" });
    await line.getByRole("button", { name: "Send a test message" }).click();
    await page.getByText("The test message was taken.").waitFor();
    expect(slack.seen()).toMatchObject([{ path: "/services/T0/B0/secret" }]);
    expect(JSON.stringify(slack.seen())).toContain("Luc Ferrand sent this");
    expect(await page.content()).not.toContain("B0/secret");

    await watchFor(desk, page, "pile-on");
    const change = ruleOf(page, "pile-on").getByRole("button", { name: "Change" });
    await expectEscape(page, change);
    await change.click();
    const rule = page.getByRole("dialog", { name: "Pile-on" });
    await rule.getByLabel("Different people within two hours").fill("3");
    await rule.getByRole("button", { name: "Try it on the last eight weeks" }).click();
    await rule.getByText(/^It would (not have called|have called (once|\d+ times))\.$/).waitFor();
    expect(await rule.getByLabel("Reputation team").isChecked()).toBe(true);
    await rule.getByRole("button", { name: "Save" }).click();
    await page.getByText("The rule is changed").waitFor();
    await page.reload();
    await change.click();
    expect(await rule.getByLabel("Different people within two hours").inputValue()).toBe("3");
  });

  it("of a threat rings on open pages, shows the very words, and tells everybody who is on it and that it is over", async () => {
    await watchFor(desk, manager, "threat");
    await owner.goto(`${desk.url}/demo/alerts`);
    const hasStayed = await watchStaying(owner);
    const threat = await threatened(desk);
    const address = await alertAbout(desk, threat);
    const standing = owner.getByRole("region", { name: "Standing now" });
    const row = standing.locator("[data-alert]", { has: owner.locator(`[href="${address}"]`) });
    await row.getByText("Nobody is on it").waitFor();
    await owner.getByRole("button", { name: /^Notices, \d+ new$/ }).waitFor();
    const bell = owner.getByRole("button", { name: /^Notices/ });
    await expectEscape(owner, bell);
    await bell.click();
    expect(await owner.getByRole("dialog", { name: "Notices" }).locator(`[href="${address}"]`).textContent()).toContain("A threat at Kestrel Parcels");
    await owner.keyboard.press("Escape");

    await manager.goto(`${desk.url}${address}`);
    await manager.getByRole("heading", { name: "Why did this fire?" }).waitFor();
    expect(await manager.locator("blockquote p").allTextContents()).toEqual([threat.author, threat.text]);
    await expect.poll(() => JSON.stringify(slack.seen())).toContain(address);
    await manager.getByRole("button", { name: "I am on it" }).click();
    await row.getByText("Luc Ferrand is on it").waitFor();
    await manager.getByRole("button", { name: "It is dealt with" }).click();
    await row.waitFor({ state: "detached" });
    await owner
      .locator('[data-alert="resolved"]', { has: owner.locator(`[href="${address}"]`) })
      .getByText("Luc Ferrand closed it")
      .waitFor();
    expect(await hasStayed()).toBe(true);
  });
});

const numbersIn = (words: string): readonly number[] =>
  (words.replaceAll("−", "-").match(/-?\d[\d,]*/gu) ?? []).map((part) => Number(part.replaceAll(",", "")));

/** What the first page of a report says large. */
const figuresOfReport = async (page: Page): Promise<readonly (readonly number[])[]> => {
  const cards = page.locator("[data-report] section").first().locator("> div");
  await cards.first().waitFor();
  return Promise.all((await cards.all()).map(async (card) => numbersIn((await card.locator("p").nth(1).textContent()) ?? "")));
};

/** How the file begins that the page offers as a PDF. */
const beginningOfPaper = async (page: Page): Promise<string> => {
  const href = await page.getByRole("link", { name: "PDF" }).getAttribute("href");
  return (await (await page.request.get(new URL(href ?? "", page.url()).href)).body()).subarray(0, 5).toString();
};

describe("a weekly report", () => {
  /** The same four on the page of coverage, in their order. */
  const figuresOfCoverage = async (page: Page, { from, until }: { readonly from: string; readonly until: string }): Promise<readonly (readonly number[])[]> => {
    await page.goto(`${desk.url}/demo/coverage?from=${from}&until=${until}`);
    const figures = page.getByRole("region", { name: "Figures" });
    await figures.waitFor();
    const named = (label: string) => figures.getByRole("link").filter({ has: page.getByText(label, { exact: true }) });
    const cards = ["Response coverage", "First response, median", "Net sentiment", "Answered in time"].map(named);
    return Promise.all(cards.map(async (card) => numbersIn((await card.locator("p").nth(1).locator("span").first().textContent()) ?? "")));
  };

  it("is made while everybody sees how far it is, says what the coverage page says, and is read by whoever has a link that lives", async () => {
    const reader = await desk.visit();
    await owner.goto(`${desk.url}/demo/reports`);
    const hasStayed = await watchStaying(owner);
    const report = await makeReport(desk, manager);
    await owner.locator('[data-report-row="made"]').getByText("Ready").waitFor();
    expect(await hasStayed()).toBe(true);

    const said = await figuresOfReport(manager);
    expect(said.map((numbers) => numbers.length > 0)).toEqual([true, true, true, true]);
    const { rows } = await desk.database.query<{ from: string; until: string }>(
      `SELECT to_char(week_from, 'YYYY-MM-DD') AS "from", to_char(week_from + 6, 'YYYY-MM-DD') AS until FROM report WHERE id = $1`,
      [report.split("/").at(-1)],
    );
    expect(await figuresOfCoverage(owner, rows[0] ?? { from: "", until: "" })).toEqual(said);

    expect(await beginningOfPaper(manager)).toBe("%PDF-");

    await expectEscape(manager, manager.getByRole("button", { name: "Share" }));
    const link = await shareReport(manager);
    await reader.goto(link);
    expect(await figuresOfReport(reader)).toEqual(said);
    expect(await beginningOfPaper(reader)).toBe("%PDF-");
    const sharing = manager.getByRole("dialog", { name: "Share this report" });
    await sharing.getByRole("button", { name: "End it" }).click();
    await manager
      .getByRole("dialog", { name: /^End this link\?/ })
      .getByRole("button", { name: "End it" })
      .click();
    await sharing.getByText(link).waitFor({ state: "detached" });
    await reader.reload();
    await reader.getByRole("heading", { name: "This link leads nowhere any more" }).waitFor();
    expect(await reader.locator("[data-report]").count()).toBe(0);
    await reader.close();
  });

  it("goes to a group, whose manager sends it to themselves first", async () => {
    const page = manager;
    await page.goto(`${desk.url}/demo/reports`);
    const add = page.getByRole("button", { name: "Add a group" });
    await expectEscape(page, add);
    await add.click();
    const form = page.getByRole("dialog", { name: "Add a group" });
    const name = aWord("Board");
    await form.getByLabel("Name of the group").fill(name);
    await form.getByLabel("Addresses").fill("board@example.org");
    await form.getByRole("button", { name: "Save" }).click();
    await page.getByRole("listitem").filter({ hasText: name }).getByRole("button", { name: "Send me a test" }).click();
    await expect.poll(() => mail.letters().map(({ recipients }) => recipients)).toEqual([[luc]]);
    const [letter] = mail.letters();
    expect(letter?.subject).toMatch(/\d+ November 2026|week/iu);
    expect(letter?.attachments.map(({ mimeType }) => mimeType)).toEqual(["application/pdf"]);
  });
});

describe("another program", () => {
  it("is told with a signature that holds, and what failed is sent again once its address is well", async () => {
    const page = owner;
    await page.goto(`${desk.url}/demo/settings/webhooks`);
    const add = page.getByRole("button", { name: "Add a webhook" });
    await expectEscape(page, add);
    const secret = await addWebhook(page, `${receiver.url}/well`);
    await sendTest(page, "/well");
    const delivered = page.locator('[data-delivery="arrived"]');
    await delivered.getByText("answered 204").waitFor();
    const [arrived] = receiver.received();
    expect(arrived?.path).toBe("/hooks/well");
    expect(isSignedWith(secret, arrived)).toBe(true);
    expect(isSignedWith(secret, arrived && { ...arrived, rawBody: Buffer.from("{}") })).toBe(false);

    receiver.usually({ kind: "status", status: 500, body: "disk full" });
    await addWebhook(page, `${receiver.url}/ill`);
    await sendTest(page, "/ill");
    // The second try follows by itself, the third minutes later: what arrives sooner was sent by hand.
    const failed = page.locator('[data-delivery="waiting"]', { hasText: "2 tries" });
    await failed.getByText("the address answered 500").waitFor();
    await failed.getByText("Request", { exact: true }).click();
    await failed.getByText("disk full").waitFor();
    receiver.usually({ kind: "status", status: 204 });
    await failed.getByRole("button", { name: "Send again" }).click();
    await expect.poll(() => delivered.count()).toBe(2);
    // The desk lives on, and may have had something else to tell meanwhile: this one came three times, by one number.
    const ids = receiver
      .received()
      .filter(({ path }) => path === "/hooks/ill")
      .map(({ headers }) => headers["webhook-id"]);
    expect(ids.filter((id) => id === ids[0])).toHaveLength(3);
  });

  it("comes in with a token for what it was given, for nothing else, and until it is revoked", async () => {
    const page = owner;
    await page.goto(`${desk.url}/demo/settings/tokens`);
    const name = aWord("Figures");
    await page.getByLabel("Name").fill(name);
    await page.getByLabel("read comments", { exact: true }).uncheck();
    await page.getByLabel("read figures", { exact: true }).check();
    await page.getByRole("button", { name: "Make a token" }).click();
    const token = await page.getByRole("status").filter({ hasText: name }).locator("code").textContent();
    const ask = async (path: string): Promise<number> => (await fetch(`${desk.url}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } })).status;
    expect([await ask("/figures/coverage"), await ask("/items")]).toEqual([200, 403]);
    await page.reload();
    expect(await page.content()).not.toContain(token);
    const revoke = page.getByRole("row", { name }).getByRole("button", { name: "Revoke" });
    await expectEscape(page, revoke);
    await revoke.click();
    await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
    await page.getByText(`“${name}” is revoked`).waitFor();
    expect(await ask("/figures/coverage")).toBe(401);
  });
});

/** Adds an address and gives the secret that is shown this once. */
const addWebhook = async (page: Page, url: string): Promise<string> => {
  await page.getByRole("button", { name: "Add a webhook" }).click();
  const form = page.getByRole("dialog", { name: "A new webhook" });
  await form.getByLabel("Address").fill(url);
  await form.getByRole("button", { name: "Add a webhook" }).click();
  await form.waitFor({ state: "detached" });
  return (await page.getByRole("status").filter({ hasText: "The signing secret of" }).locator("code").textContent()) ?? "";
};

const sendTest = (page: Page, path: string): Promise<void> =>
  page.locator("[data-webhook]", { hasText: path }).getByRole("button", { name: "Send a test event" }).click();
