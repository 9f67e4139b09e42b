import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { anna, openDesk, type OpenDesk } from "./open-desk";

let desk: OpenDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(async () => {
  await desk.close();
});

const digits = (text: string | null): readonly number[] => (text ?? "").match(/\d[\d,]*/g)?.map((part) => Number(part.replaceAll(",", ""))) ?? [];

describe("the overview", () => {
  /** Opens what stands behind a figure and tells how many comments its list says it holds. */
  const totalBehind = async (page: Page, href: string): Promise<number> => {
    await page.goto(new URL(href, desk.url).href);
    return Number(await page.locator("[data-total]").getAttribute("data-total"));
  };

  it("opens behind each coverage figure a list of exactly as many comments", async () => {
    const page = await desk.signIn(anna);
    await page.goto(`${desk.url}/demo/overview?days=28`);
    const rows = page.locator("table tbody tr", { has: page.locator("a[href*='state=needed']") });
    await rows.first().waitFor();
    const figures: { readonly needed: string; readonly answered: string; readonly counts: readonly number[] }[] = [];
    for (const row of await rows.all()) {
      const answered = row.locator("a[href*='state=answered']");
      figures.push({
        needed: (await row.locator("a[href*='state=needed']").getAttribute("href")) ?? "",
        answered: (await answered.getAttribute("href")) ?? "",
        counts: digits(await answered.textContent()),
      });
    }
    expect(figures).toHaveLength(3);
    for (const { needed, answered, counts } of figures) {
      // The demonstration lives on: both may have grown since, never shrunk.
      expect(await totalBehind(page, answered)).toBeGreaterThanOrEqual(counts[0] ?? Number.NaN);
      expect(await totalBehind(page, needed)).toBeGreaterThanOrEqual(counts[1] ?? Number.NaN);
    }
    await page.context().close();
  });

  it("shows the same days as a chart and as a table", async () => {
    const page = await desk.signIn(anna);
    await page.goto(`${desk.url}/demo/overview`);
    await page.getByRole("button", { name: "As a table" }).click();
    const table = page.getByRole("table", { name: "Received and answered by day" });
    expect(await table.locator("tbody tr").count()).toBe(14);
    await page.getByRole("button", { name: "As a chart" }).click();
    await page.locator(".recharts-surface").first().waitFor();
    await page.context().close();
  });
});
