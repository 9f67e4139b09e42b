// npm run screens: starts Parley with its demonstration in a folder of its own and takes a picture of every page into docs/screens.
import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { Client } from "pg";
import { chromium, type Browser, type Page } from "playwright-core";
import { z } from "zod";

import { demoMembers, demoPassword } from "../demo/accounts";
import { browserPath } from "../tests/support/platforms/installed";
import { untilRead } from "../tests/support/until-read";
import { freePort } from "./start/machine.mjs";

const home = path.join(import.meta.dirname, "..");
const folder = path.join(home, "docs/screens");
const mostBytes = 13_000_000;

const wide = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

type Look = { readonly locale: "en" | "ru" | "fr"; readonly scheme: "light" | "dark"; readonly size: "wide" | "phone" };
/** `{item}`, `{case}` and the like in an address stand for the most telling of the demonstration. */
type Shown = { readonly name: string; readonly address: string; /** There when the page is. */ readonly sign: string; readonly isMain: boolean };

const main = (name: string, address: string, sign = "main h1"): Shown => ({ name, address, sign, isMain: true });
const other = (name: string, address: string, sign = "main h1"): Shown => ({ name, address, sign, isMain: false });

const everyPage: readonly Shown[] = [
  main("inbox", "/demo/inbox", "[data-row]"),
  main("conversation", "/demo/inbox?item={item}", "[data-conversation]"),
  main("overview", "/demo/overview", ".recharts-surface"),
  main("coverage", "/demo/coverage?days=28", ".recharts-surface"),
  main("alert", "/demo/alerts/{alert}"),
  main("report", "/demo/reports/{report}"),
  main("case", "/demo/cases/{case}"),
  main("person", "/demo/people/{person}"),
  main("house-rules", "/rules/kestrel", "h1"),
  other("inbox-empty", "/demo/inbox?view=snoozed", "[data-list]"),
  other("inbox-unsure", "/demo/inbox?view=unsure", "[data-list]"),
  other("cases", "/demo/cases"),
  other("case-reviews", "/demo/cases/reviews"),
  other("people", "/demo/people"),
  other("approvals", "/demo/people/approvals"),
  other("suggestions", "/demo/suggestions"),
  other("feed", "/demo/feed"),
  other("alerts", "/demo/alerts"),
  other("reports", "/demo/reports"),
  other("rules", "/demo/playbook/rules"),
  other("templates", "/demo/playbook/templates"),
  other("method", "/demo/playbook/method"),
  other("sources", "/demo/sources"),
  other("add-source", "/demo/sources/add"),
  other("team", "/demo/settings/team"),
  other("brands", "/demo/settings/brands"),
  other("tagger", "/demo/settings/tagger"),
  other("alert-rules", "/demo/settings/alerts"),
  other("tokens", "/demo/settings/tokens"),
  other("webhooks", "/demo/settings/webhooks"),
  other("exports", "/demo/settings/exports"),
  other("audit", "/demo/settings/audit"),
  other("account", "/demo/settings/account"),
  other("api", "/api", "h1"),
];

const mainLooks: readonly Look[] = [
  ...(["light", "dark"] as const).flatMap((scheme) => (["wide", "phone"] as const).map((size): Look => ({ locale: "en", scheme, size }))),
  ...(["ru", "fr"] as const).flatMap((locale) => (["wide", "phone"] as const).map((size): Look => ({ locale, scheme: "light", size }))),
];
const otherLooks: readonly Look[] = [
  { locale: "en", scheme: "light", size: "wide" },
  { locale: "en", scheme: "dark", size: "phone" },
];

const tell = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Runs npm start in a folder of its own until the work is done. */
const withParley = async (work: (url: string, databaseUrl: string) => Promise<void>): Promise<void> => {
  const dataDir = mkdtempSync(path.join(tmpdir(), "parley-screens-"));
  chmodSync(dataDir, 0o711);
  const port = await freePort();
  const child = spawn(process.execPath, ["scripts/start.mjs", "--data", dataDir, "--port", String(port)], { cwd: home, stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((resolve) => child.once("close", resolve));
  try {
    await new Promise<void>((resolve, reject) => {
      let said = "";
      child.stdout.on("data", (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes("Ctrl-C stops it")) resolve();
      });
      child.once("close", () => reject(new Error(`Parley did not start:\n${said}`)));
    });
    const { databaseUrl } = z.object({ databaseUrl: z.string() }).parse(JSON.parse(readFileSync(path.join(dataDir, "running.json"), "utf8")));
    await work(`http://localhost:${port}`, databaseUrl);
  } finally {
    child.kill("SIGTERM");
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  }
};

const signIn = async (browser: Browser, url: string, { scheme, size, locale }: Look): Promise<Page> => {
  const context = await browser.newContext({
    viewport: size === "wide" ? wide : phone,
    colorScheme: scheme,
    locale,
    ...(size === "phone" ? { isMobile: true, hasTouch: true } : {}),
  });
  const page = await context.newPage();
  await page.goto(`${url}/sign-in`);
  await page.locator("input[type=email]").fill(demoMembers[0].email);
  await page.locator("input[type=password]").fill(demoPassword);
  await page.locator("input[type=password]").press("Enter");
  await page.waitForURL(/\/demo\/inbox/);
  return page;
};

const takePicture = async (page: Page, name: string, { locale, scheme, size }: Look): Promise<void> => {
  await page.evaluate("document.fonts.ready");
  await page.screenshot({ path: path.join(folder, `${name}-${size}-${scheme}-${locale}.png`), animations: "disabled" });
};

type Taking = { readonly browser: Browser; readonly url: string; readonly look: Look; readonly telling: Telling };

const takeLook = async ({ browser, url, look, telling }: Taking): Promise<void> => {
  const page = await signIn(browser, url, look);
  const isAmong = (looks: readonly Look[]): boolean =>
    looks.some(({ locale, scheme, size }) => locale === look.locale && scheme === look.scheme && size === look.size);
  for (const { name, address, sign, isMain } of everyPage) {
    if (!isAmong(isMain ? mainLooks : otherLooks)) continue;
    await page.goto(url + address.replaceAll(/\{(?<what>\w+)\}/gu, (_, what: keyof Telling) => telling[what]));
    await page.locator(sign).first().waitFor();
    await page.locator("[data-skeleton]:visible").first().waitFor({ state: "hidden" });
    await takePicture(page, name, look);
  }
  await page.context().close();
};

const takeSignIn = async (browser: Browser, url: string): Promise<void> => {
  for (const look of otherLooks) {
    const context = await browser.newContext({ viewport: look.size === "wide" ? wide : phone, colorScheme: look.scheme, locale: look.locale });
    const page = await context.newPage();
    await page.goto(`${url}/sign-in`);
    await page.locator("input[type=email]").waitFor();
    await takePicture(page, "sign-in", look);
    await context.close();
  }
};

const tellingSchema = z.object({ item: z.string(), case: z.string(), person: z.string(), alert: z.string(), report: z.string() });
type Telling = z.output<typeof tellingSchema>;

/**
 * A complaint in a thread with answers of the brand shows most of what a conversation can show, a case that went through two rounds of a case, a
 * banned author of a person, a threat of an alert.
 */
const tellingOnes = `SELECT
  (SELECT i.id FROM item i WHERE i.needed_since IS NOT NULL AND i.answered_at IS NULL AND i.closed_at IS NULL AND i.sentiment = 'negative' AND i.due_at IS NOT NULL
    AND EXISTS (SELECT 1 FROM item b WHERE b.thread_id = i.thread_id AND b.is_brand AND b.posted_at < i.posted_at) ORDER BY cardinality(i.tones) DESC, length(i.text) DESC LIMIT 1) AS item,
  (SELECT c.number::text FROM case_file c ORDER BY c.step = 'act' DESC, c.number LIMIT 1) AS "case",
  (SELECT s.author_id FROM sanction s ORDER BY s.kind = 'ban' DESC, s.id LIMIT 1) AS person,
  (SELECT a.id FROM alert a ORDER BY a.severity = 'critical' DESC, a.opened_at DESC LIMIT 1) AS alert,
  (SELECT r.id FROM report r WHERE r.status = 'made' ORDER BY r.requested_at DESC LIMIT 1) AS report`;

/** A desk that has just begun is called by its first alerts a little later. */
const findTelling = async (database: Client): Promise<Telling> => {
  for (let left = 120; ; left -= 1) {
    const found = tellingSchema.safeParse((await database.query(tellingOnes)).rows[0]);
    if (found.success) return found.data;
    if (left === 0) throw found.error;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
};

await withParley(async (url, databaseUrl) => {
  const database = new Client({ connectionString: databaseUrl });
  await database.connect();
  await untilRead(database);
  const telling = await findTelling(database);
  const browser = await chromium.launch({
    executablePath: browserPath(),
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
  });
  mkdirSync(folder, { recursive: true });
  await takeSignIn(browser, url);
  for (const look of mainLooks) {
    await database.query("UPDATE user_account SET locale = $1 WHERE email = $2", [look.locale, demoMembers[0].email]);
    await takeLook({ browser, url, look, telling });
    tell(`${look.size}, ${look.scheme}, ${look.locale}: done`);
  }
  await browser.close();
  await database.end();
});

const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0);
tell(`${readdirSync(folder).length} pictures in docs/screens, ${(bytes / 1_000_000).toFixed(1)} MB`);
if (bytes > mostBytes) throw new Error("The pictures are too heavy for a repository.");
