import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { seriousFindings } from "./axe";
import { anna, openDesk, type OpenDesk } from "./open-desk";

let desk: OpenDesk;
beforeAll(async () => {
  desk = await openDesk();
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

describe.each(["light", "dark"] as const)("in %s, axe finds nothing serious", (colorScheme) => {
  it("on the sign-in page", async () => {
    const page = await desk.visit({ colorScheme, bypassCSP: true });
    await page.goto(`${desk.url}/sign-in`);
    await page.locator("input[type=email]").waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.context().close();
  });

  it.each([
    ["wide", { width: 1280, height: 900 }],
    ["on a phone", { width: 390, height: 844 }],
  ] as const)("on the API's page, every route opened, %s", async (_where, viewport) => {
    const page = await desk.visit({ colorScheme, bypassCSP: true, viewport });
    await page.goto(`${desk.url}/api`);
    await page.locator("#problems").waitFor();
    await page.evaluate("for (const route of document.querySelectorAll('details')) route.open = true");
    expect(await seriousFindings(page)).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    await page.context().close();
  });

  it.each(pages)("on %s", async (_name, address, sign) => {
    const page = await desk.signIn(anna, { colorScheme, bypassCSP: true });
    await page.goto(`${desk.url}${address}`);
    await page.locator(sign).first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.context().close();
  });

  it.each([
    ["beside the list", { width: 1440, height: 900 }],
    ["on a phone", { width: 390, height: 844 }],
  ] as const)("on an open conversation %s", async (_where, viewport) => {
    const page = await desk.signIn(anna, { colorScheme, bypassCSP: true, viewport });
    await page.locator("[data-row] a").first().click();
    await page.locator("[data-conversation]").waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.context().close();
  });
});
