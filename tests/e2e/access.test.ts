import { createRequire } from "node:module";

import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";

import { anna, openDesk, type OpenDesk } from "./open-desk";

const axePath = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const findingsSchema = z.array(
  z.object({ id: z.string(), impact: z.string().nullable(), nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().optional() })) }),
);

let desk: OpenDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(async () => {
  await desk.close();
});

/** What axe calls serious or critical on the page as it stands. */
const seriousFindings = async (page: Page): Promise<readonly string[]> => {
  await page.addScriptTag({ path: axePath });
  const found: unknown = await page.evaluate(
    "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, impact, nodes }) => ({ id, impact: impact ?? null, nodes: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })) })))",
  );
  return findingsSchema
    .parse(found)
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ""}`));
};

const pages = [
  ["inbox", "/demo/inbox", "[data-row]"],
  ["an inbox that holds nothing", "/demo/inbox?q=nothinghasthesewords", "[data-list]"],
  ["overview", "/demo/overview", "table"],
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
