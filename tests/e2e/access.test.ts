import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { seriousFindings } from "./axe";
import { anna, openDesk, type OpenDesk } from "./open-desk";
import { alertAbout, makeReport, shareReport, threatened, watchFor } from "./telling-desk";

let desk: OpenDesk;
const told = { alert: "", report: "", shared: "" };
beforeAll(async () => {
  desk = await openDesk({ PARLEY_BROWSER: "none" });
  const page = await desk.signIn(anna);
  await watchFor(desk, page, "threat");
  const threat = await threatened(desk);
  told.report = await makeReport(desk, page);
  told.shared = await shareReport(page);
  told.alert = await alertAbout(desk, threat);
  await page.close();
});
afterAll(async () => {
  await desk.close();
});

const pages = [
  ["inbox", "/demo/inbox", "[data-row]"],
  ["an inbox that holds nothing", "/demo/inbox?q=nothinghasthesewords", "[data-list]"],
  ["overview", "/demo/overview", "table"],
  ["coverage", "/demo/coverage", "table"],
  ["sources", "/demo/sources", "main h1"],
  ["add a source", "/demo/sources/add", "main h1"],
  ["settings", "/demo/settings/team", "main h1"],
  ["the tagger", "/demo/settings/tagger", "main h1"],
] as const;

const wide = { width: 1280, height: 900 };
const narrow = { width: 390, height: 844 };

/** What managers and the board are told, and what they tell other programs. */
const telling: readonly (readonly [name: string, address: () => string, sign: string])[] = [
  ["the alerts", () => "/demo/alerts", "[data-alert]"],
  ["an alert", () => told.alert, "blockquote"],
  ["the rules of alerts", () => "/demo/settings/alerts", "[data-rule-kind]"],
  ["the reports", () => "/demo/reports", "[data-report-row]"],
  ["a report", () => told.report, "[data-report]"],
  ["a shared report", () => told.shared, "[data-report]"],
  ["webhooks", () => "/demo/settings/webhooks", "main h2"],
  ["API tokens", () => "/demo/settings/tokens", "form"],
  ["coverage with what happened", () => "/demo/coverage", "table"],
];

describe("an address of nothing", () => {
  it("answers 404 and says so inside the desk", async () => {
    const page = await desk.signIn(anna);
    for (const address of [
      "cases/9999",
      "people/nobody",
      "alerts/none",
      "suggestions/none",
      "sources/none",
      "reports/none",
      "sources/imports/none",
      "nowhere",
    ]) {
      const answer = await page.goto(`${desk.url}/demo/${address}`);
      expect([address, answer?.status()]).toEqual([address, 404]);
      await page.getByRole("heading", { name: "There is nothing here" }).waitFor();
    }
    await page.close();
  });
});

describe.each(["light", "dark"] as const)("in %s, axe finds nothing serious", (colorScheme) => {
  it("on the sign-in page", async () => {
    const page = await desk.visit({ colorScheme, bypassCSP: true });
    await page.goto(`${desk.url}/sign-in`);
    await page.locator("input[type=email]").waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.close();
  });

  it.each([
    ["wide", wide],
    ["on a phone", narrow],
  ] as const)("on the API's page, every route opened, %s", async (_where, viewport) => {
    const page = await desk.visit({ colorScheme, bypassCSP: true, viewport });
    await page.goto(`${desk.url}/api`);
    await page.locator("#problems").waitFor();
    await page.evaluate("for (const route of document.querySelectorAll('details')) route.open = true");
    expect(await seriousFindings(page)).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    await page.close();
  });

  it.each(pages)("on %s", async (_name, address, sign) => {
    const page = await desk.signIn(anna, { colorScheme, bypassCSP: true });
    await page.goto(`${desk.url}${address}`);
    await page.locator(sign).first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.close();
  });

  it("on what is told, wide and on a phone, where nothing scrolls to the side", async () => {
    const page = await desk.signIn(anna, { colorScheme, bypassCSP: true });
    const found: string[] = [];
    for (const [name, address, sign] of telling) {
      await page.goto(new URL(address(), desk.url).href);
      await page.locator(sign).first().waitFor();
      for (const viewport of [wide, narrow]) {
        await page.setViewportSize(viewport);
        found.push(...(await seriousFindings(page)).map((finding) => `${name}, ${viewport.width}: ${finding}`));
      }
      if (!(await page.evaluate("document.documentElement.scrollWidth <= innerWidth"))) found.push(`${name} scrolls to the side`);
    }
    expect(found).toEqual([]);
    await page.close();
  });

  it.each([
    ["beside the list", { width: 1440, height: 900 }],
    ["on a phone", { width: 390, height: 844 }],
  ] as const)("on an open conversation %s", async (_where, viewport) => {
    const page = await desk.signIn(anna, { colorScheme, bypassCSP: true, viewport });
    await page.goto(`${desk.url}/demo/inbox`);
    await page.locator("[data-row] a").first().click();
    await page.locator("[data-conversation]").waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.close();
  });
});
