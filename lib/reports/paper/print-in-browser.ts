import { chromium, type Browser, type BrowserContext } from "playwright-core";

import type { Locale } from "#lib/auth/actor";
import { env } from "#lib/core/env";

const patienceMs = 30_000;

type Wanted = { readonly program: string; readonly address: string; readonly locales: readonly Locale[] };

/** The page at an address on paper, in each language. Nothing but the desk itself is asked for anything. */
export const printInBrowser = async ({ program, address, locales }: Wanted): Promise<ReadonlyMap<Locale, Uint8Array>> => {
  const browser = await launch(program);
  try {
    const context = await browser.newContext({ colorScheme: "light", serviceWorkers: "block" });
    await stayAtHome(context);
    const papers = new Map<Locale, Uint8Array>();
    for (const locale of locales) papers.set(locale, await printOne(context, `${address}?language=${locale}`));
    return papers;
  } finally {
    await browser.close();
  }
};

// A browser keeps its pages apart with what only an ordinary account may ask of the system.
const launch = (program: string): Promise<Browser> =>
  chromium.launch({ executablePath: program, timeout: patienceMs, chromiumSandbox: process.getuid?.() !== 0, args: ["--disable-gpu"] });

const stayAtHome = async (context: BrowserContext): Promise<void> => {
  const home = new URL(env().PARLEY_URL).origin;
  await context.route("**/*", async (route) => (new URL(route.request().url()).origin === home ? route.continue() : route.abort()));
};

const printOne = async (context: BrowserContext, address: string): Promise<Uint8Array> => {
  const page = await context.newPage();
  try {
    const response = await page.goto(address, { waitUntil: "networkidle", timeout: patienceMs });
    if (response?.ok() !== true) throw new Error(`The page to be printed answered ${response?.status() ?? 0}.`);
    await page.waitForSelector("[data-report]", { timeout: patienceMs });
    await page.evaluate("document.fonts.ready");
    return await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true });
  } finally {
    await page.close();
  }
};
