import { Client } from "pg";
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Locator, type Page } from "playwright-core";
import { expect, inject, vi } from "vitest";
import { z } from "zod";

import { demoMembers, demoPassword, demoSites } from "../../demo/accounts";
import { browserPath } from "../support/platforms/installed";

import { startOnCopy, type Addresses } from "./loaded-desk";

const postsSchema = z.array(z.object({ id: z.number() })).min(1);
const commentsSchema = z.array(z.object({ id: z.number(), parent: z.number(), content: z.object({ rendered: z.string() }) }));

export type Role = (typeof demoMembers)[number]["role"];

/** The product with its demonstration, as `npm start` brings it up, but for what its people did, and a browser before it. */
export type OpenDesk = {
  readonly url: string;
  readonly browser: Browser;
  readonly database: Client;
  /** An empty page of somebody who has signed in: in the one browser they keep, or in another of these options. */
  readonly signIn: (email: string, options?: BrowserContextOptions) => Promise<Page>;
  /** A page that nobody has signed in on. */
  readonly visit: (options?: BrowserContextOptions) => Promise<Page>;
  /** A visitor of the brand's own site writes under its newest post. */
  readonly writeOnSite: (author: string, text: string) => Promise<void>;
  /** Has the desk read the site at once, which it would do by itself a little later. */
  readonly readSite: () => Promise<void>;
  /** What the site itself holds with these words. */
  readonly foundOnSite: (words: string) => Promise<readonly { readonly id: number; readonly parent: number }[]>;
  readonly close: () => Promise<void>;
};

const chromiumArgs = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A desk of one's own, for what the whole desk is changed by, or what must not be changed by others. */
export const openDesk = async (env: Readonly<Record<string, string>> = {}): Promise<OpenDesk> => {
  const running = await startOnCopy(inject("loadedDesk"), env);
  return lookAt(running, running.end);
};

/** The desk that others work on too, at the same moment: whoever joins it looks at their own comments. */
export const joinDesk = (): Promise<OpenDesk> => lookAt(inject("sharedDesk"), () => Promise.resolve());

const lookAt = async ({ url, databaseUrl, demoUrl }: Addresses, leave: () => Promise<void>): Promise<OpenDesk> => {
  const database = new Client({ connectionString: databaseUrl });
  await database.connect();
  const browser = await chromium.launch({ executablePath: browserPath(), args: chromiumArgs });
  const { visit, signIn } = visitorsOf(browser, url);
  let health: Promise<Page> | undefined;
  const readSite = async (): Promise<void> => {
    health ??= signIn(luc).then(async (page) => {
      await page.goto(`${url}/demo/sources`);
      return page;
    });
    await readNow(await health, demoSites[0].name);
  };
  const close = async (): Promise<void> => {
    await browser.close();
    await database.end();
    await leave();
  };
  const site = new URL(demoSites[0].path, demoUrl).href;
  return { url, browser, database, signIn, visit, readSite, ...writersOn(site), close };
};

const visitorsOf = (browser: Browser, url: string): Pick<OpenDesk, "visit" | "signIn"> => {
  const open = async (options: BrowserContextOptions = {}): Promise<BrowserContext> => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-GB", reducedMotion: "reduce", ...options });
    context.setDefaultTimeout(30_000);
    return context;
  };
  const own = new Map<string, Promise<BrowserContext>>();
  const ownOf = (email: string): Promise<BrowserContext> => {
    const opened = own.get(email) ?? open().then((context) => enter(context, { url, email }));
    own.set(email, opened);
    return opened;
  };
  return {
    visit: async (options) => (await open(options)).newPage(),
    signIn: async (email, options) => {
      const context = await ownOf(email);
      const asked = options === undefined ? context : await open({ storageState: await context.storageState(), ...options });
      return asked.newPage();
    },
  };
};

/** Signs in on the page for it; the page is left, the browser stays signed in. */
const enter = async (context: BrowserContext, { url, email }: { readonly url: string; readonly email: string }): Promise<BrowserContext> => {
  const page = await context.newPage();
  await page.goto(`${url}/sign-in`);
  await page.locator("input[type=email]").fill(email);
  await page.locator("input[type=password]").fill(demoPassword);
  await page.locator("input[type=password]").press("Enter");
  await page.waitForURL(/\/demo\/inbox/);
  await page.close();
  return context;
};

const writersOn = (site: string): Pick<OpenDesk, "writeOnSite" | "foundOnSite"> => ({
  writeOnSite: async (author, text) => {
    const [post] = postsSchema.parse(await (await fetch(`${site}/wp-json/wp/v2/posts?per_page=1`)).json());
    const answer = await fetch(`${site}/wp-comments-post.php`, {
      method: "POST",
      redirect: "manual",
      body: new URLSearchParams({ comment_post_ID: String(post?.id), author, comment: text }),
    });
    expect(answer.status, await answer.text()).toBeLessThan(400);
  },
  foundOnSite: async (words) => {
    const found = commentsSchema.parse(await (await fetch(`${site}/wp-json/wp/v2/comments?per_page=100&orderby=date&order=desc`)).json());
    return found.filter(({ content }) => content.rendered.includes(words));
  },
});

export const anna = demoMembers[0].email;
export const luc = demoMembers[1].email;

export const tom = demoMembers[3].email;

/** A word that stands nowhere else. */
export const aWord = (name: string): string => `${name}${Math.random().toString(36).slice(2, 8)}`;

/** Opens one comment, ready to be worked on. */
export const openItem = async (desk: OpenDesk, page: Page, itemId: string): Promise<void> => {
  await page.goto(`${desk.url}/demo/inbox?view=all&item=${itemId}`);
  await page.locator(`[data-ready="true"] [data-conversation="${itemId}"]`).waitFor();
};

/** The row of the list that holds these words. */
export const rowWith = (page: Page, words: string): Locator => page.locator("li[data-row]", { hasText: words });

/** Has a source read at once by somebody who has the health page before them. */
export const readNow = async (health: Page, source: string): Promise<void> => {
  await health.getByRole("button", { name: `More about ${source}`, exact: true }).click();
  await health.getByRole("menuitem", { name: "Read now" }).click();
};

/** Waits until the comment has been read and its clock runs, and gives its id: reading the site takes its own time. */
export const storedItem = ({ database }: OpenDesk, words: string): Promise<string> =>
  vi.waitFor(
    async () => {
      const { rows } = await database.query<{ id: string }>(
        "SELECT id FROM item WHERE text LIKE '%' || $1 || '%' AND NOT is_brand AND needed_since IS NOT NULL",
        [words],
      );
      const [item] = rows;
      if (item === undefined) throw new Error(`Nothing was read that says "${words}".`);
      return item.id;
    },
    { timeout: 100_000, interval: 250 },
  );

/** Somebody writes on the brand's site, and the desk holds it. */
export const said = async (
  desk: OpenDesk,
  { author, text, words }: { readonly author: string; readonly text: string; readonly words: string },
): Promise<string> => {
  await desk.writeOnSite(author, text);
  await desk.readSite();
  return storedItem(desk, words);
};

/** A question written on the brand's site, with a word that stands nowhere else, once the desk holds it. */
export const arrived = async (desk: OpenDesk, name: string): Promise<{ readonly words: string; readonly itemId: string }> => {
  const words = aWord(name);
  const text = `Where is my parcel ${words}? It should have come on Monday.`;
  return { words, itemId: await said(desk, { author: `Visitor ${words}`, text, words }) };
};
