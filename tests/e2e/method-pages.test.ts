import { gzipSync } from "node:zlib";

import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";

import { seriousFindings } from "./axe";
import { anna, luc, openItem, tom } from "./open-desk";
import { harbour, openVkDesk, type Comment, type VkDesk } from "./vk-desk";

let desk: VkDesk;
let threat: Comment;
let insult: Comment;
beforeAll(async () => {
  desk = await openVkDesk({ story: "on" });
  threat = await desk.said(desk.aPerson("Vadim"), "I will find you and break your legs.");
  insult = await desk.said(desk.aPerson("Zed"), "You are idiots, all of you. Where is my kettle, order 4711?");
  const page = await desk.signIn(tom);
  await askForBan(page, threat);
  await openCase(page, insult);
  await answer(page, insult);
  await page.close();
  await lookBackAt(insult);
});
afterAll(async () => {
  await desk.close();
});

const guardMenu = async (page: Page, { itemId }: Comment, choice: string): Promise<void> => {
  await openItem(desk, page, itemId);
  await page.getByRole("button", { name: "Guard", exact: true }).click();
  await page.getByRole("menuitem", { name: choice }).click();
  await page.getByRole("dialog").waitFor();
};

const askForBan = async (page: Page, comment: Comment): Promise<void> => {
  await guardMenu(page, comment, "Request a ban…");
  await page.getByRole("button", { name: "Request the ban" }).click();
  await page.getByText("The request waits for a second person.").waitFor();
};

const openCase = async (page: Page, { itemId, words }: Comment): Promise<void> => {
  await openItem(desk, page, itemId);
  await page.getByRole("button", { name: "Open a case" }).click();
  const opening = page.getByRole("dialog");
  await opening.getByLabel("What is it about?").fill(`A kettle that did not come, ${words}`);
  await opening.getByRole("button", { name: "Open", exact: true }).click();
  await opening.waitFor({ state: "detached" });
};

const answer = async (page: Page, { itemId, words }: Comment): Promise<void> => {
  const text = `Hello Zed, your kettle ${words} left today. Tom, Harbour & Sons`;
  await page.getByLabel("Your reply to Zed").fill(text);
  await page.keyboard.press("Control+Enter");
  await vi.waitFor(
    async () => {
      const { rows } = await desk.database.query("SELECT FROM reply WHERE item_id = $1 AND state = 'sent'", [itemId]);
      if (rows.length === 0) throw new Error("The answer has not gone out.");
    },
    { timeout: 60_000, interval: 250 },
  );
};

/** What is asked three weeks after an answer, asked now. */
const lookBackAt = async ({ itemId }: Comment): Promise<void> => {
  await desk.database.query(
    "INSERT INTO case_review (id, workspace_id, item_id, reply_id, member_id, asked_at) SELECT 'crv_look_back', workspace_id, item_id, id, member_id, now() FROM reply WHERE item_id = $1",
    [itemId],
  );
};

type Screen = { readonly name: string; readonly email: string; readonly open: (page: Page) => Promise<void> };

const at = (address: string, sign: (page: Page) => Promise<unknown>) => async (page: Page) => {
  await page.goto(`${desk.url}${address}`);
  await sign(page);
};
const heading = (page: Page): Promise<void> => page.locator("main h1").first().waitFor();
const caseAddress = async (): Promise<string> => {
  const { rows } = await desk.database.query<{ number: number }>("SELECT number FROM case_file ORDER BY number DESC LIMIT 1");
  return `/demo/cases/${String(rows[0]?.number)}`;
};
const dialogAbout = (choice: string) => (page: Page) => guardMenu(page, choice === "Request a ban…" ? threat : insult, choice);

const theCase: Screen = {
  name: "a case",
  email: tom,
  open: async (page) => at(await caseAddress(), () => page.getByRole("list", { name: "Steps" }).waitFor())(page),
};
const publicRules: Screen = { name: "the public rules", email: tom, open: at(`/rules/${harbour}`, heading) };
const inbox: Screen = { name: "the inbox", email: tom, open: at("/demo/inbox", (page) => page.locator('[data-ready="true"] [data-row]').first().waitFor()) };
const conversation: Screen = { name: "an open conversation", email: tom, open: (page) => openItem(desk, page, insult.itemId) };

const screens: readonly Screen[] = [
  { name: "the board of cases", email: tom, open: at("/demo/cases", (page) => page.locator("[data-case]").first().waitFor()) },
  { name: "the list of cases", email: tom, open: at("/demo/cases?as=list", (page) => page.locator("[data-case]").first().waitFor()) },
  theCase,
  {
    name: "a case in print",
    email: tom,
    open: async (page) => at(`${await caseAddress()}/print`, () => page.getByRole("button", { name: "Print" }).waitFor())(page),
  },
  { name: "three weeks later", email: tom, open: at("/demo/cases/reviews", (page) => page.getByRole("button", { name: "No longer" }).waitFor()) },
  { name: "the gift board", email: tom, open: at("/demo/suggestions", heading) },
  { name: "the feed", email: tom, open: at("/demo/feed", heading) },
  { name: "approvals", email: luc, open: at("/demo/people/approvals", (page) => page.getByRole("button", { name: "Approve and ban" }).first().waitFor()) },
  {
    name: "the house rules being written",
    email: luc,
    open: at(`/demo/playbook/rules?brand=${harbour}`, (page) => page.getByRole("link", { name: "Public page" }).waitFor()),
  },
  {
    name: "a version of the house rules",
    email: luc,
    open: at(`/demo/playbook/rules?brand=${harbour}&version=1`, (page) => page.getByRole("button", { name: "Withdraw clause 1" }).waitFor()),
  },
  { name: "the templates", email: luc, open: at("/demo/playbook/templates", heading) },
  {
    name: "the method",
    email: luc,
    open: at(`/demo/playbook/method?brand=${harbour}`, (page) => page.getByLabel("Minutes before an answer may go").waitFor()),
  },
  publicRules,
  {
    name: "the audit trail with its chain",
    email: anna,
    open: at("/demo/settings/audit", async (page) => {
      await page.getByRole("button", { name: "Verify the chain" }).click();
      await page.getByText(/^Whole: \d+ entries/).waitFor();
    }),
  },
  { name: "a warning", email: tom, open: dialogAbout("Warn…") },
  { name: "a polite removal", email: tom, open: dialogAbout("Remove politely…") },
  { name: "the request of a ban", email: tom, open: dialogAbout("Request a ban…") },
  conversation,
];

const named = (some: readonly Screen[]) => some.map((screen) => [screen.name, screen] as const);

/** One page for each reader, kept from screen to screen. */
const readers = (options: BrowserContextOptions) => {
  const pages = new Map<string, Page>();
  return {
    visit: async ({ email, open }: Screen): Promise<Page> => {
      const page = pages.get(email) ?? (await desk.signIn(email, options));
      pages.set(email, page);
      await open(page);
      return page;
    },
    leave: async (): Promise<void> => {
      for (const page of pages.values()) await page.close();
    },
  };
};

describe.each(["light", "dark"] as const)("in %s, axe finds nothing serious", (colorScheme) => {
  const { visit, leave } = readers({ colorScheme, bypassCSP: true });
  afterAll(leave);
  it.each(named(screens))("on %s", async (_name, screen) => {
    expect(await seriousFindings(await visit(screen))).toEqual([]);
  });
});

describe("on a phone", () => {
  const { visit, leave } = readers({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  afterAll(leave);
  it.each(named([inbox, conversation, theCase, publicRules]))("%s needs no scrolling to the side", async (_name, screen) => {
    const page = await visit(screen);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  });
});

describe("the inbox", () => {
  it("takes at most 260 kB of script, as it travels, before a comment is opened", async () => {
    const page = await desk.signIn(tom, {});
    const scripts = new Map<string, number>();
    page.on("response", (response) => {
      if (response.request().resourceType() === "script") void response.body().then((body) => scripts.set(response.url(), gzipSync(body).byteLength));
    });
    await inbox.open(page);
    await page.waitForLoadState("networkidle");
    const bytes = [...scripts.values()].reduce((sum, one) => sum + one, 0);
    process.stdout.write(`${JSON.stringify({ measure: "inbox script, gzip", files: scripts.size, kB: bytes / 1000 })}\n`);
    expect(scripts.size).toBeGreaterThan(5);
    expect(bytes).toBeLessThanOrEqual(260_000);
    await page.close();
  });
});
