import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { anna, joinDesk, type OpenDesk } from "./open-desk";

let desk: OpenDesk;
beforeAll(async () => {
  desk = await joinDesk();
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

  /** Every figure that opens a list, with its count as the page tells it. */
  const figuresOf = async (page: Page): Promise<readonly { readonly href: string; readonly count: number }[]> => {
    await page.goto(`${desk.url}/demo/overview?days=28`);
    const rows = page.locator("table tbody tr", { has: page.locator("a[href*='state=needed']") });
    await rows.first().waitFor();
    const found: { readonly href: string; readonly count: number }[] = [];
    for (const row of await rows.all()) {
      const [answered, needed] = digits(await row.locator("a[href*='state=answered']").textContent());
      found.push({ href: (await row.locator("a[href*='state=answered']").getAttribute("href")) ?? "", count: answered ?? Number.NaN });
      found.push({ href: (await row.locator("a[href*='state=needed']").getAttribute("href")) ?? "", count: needed ?? Number.NaN });
    }
    const waiting = page.getByRole("region", { name: "Four figures" }).locator("a[href*='state=waiting']");
    found.push({
      href: (await waiting.getAttribute("href")) ?? "",
      count: digits(await waiting.locator("p").nth(1).locator("span").first().textContent())[0] ?? Number.NaN,
    });
    return found;
  };

  it("opens behind each figure a list of exactly as many comments", async () => {
    const page = await desk.signIn(anna);
    const differing = async (): Promise<readonly string[]> => {
      const figures = await figuresOf(page);
      expect(figures).toHaveLength(7);
      const wrong: string[] = [];
      for (const { href, count } of figures) {
        const total = await totalBehind(page, href);
        if (total !== count) wrong.push(`${href}: ${count} told, ${total} listed`);
      }
      return wrong;
    };
    // The demonstration lives on: a comment that arrives between two pages is no fault, one that never fits is.
    await expect.poll(differing, { timeout: 100_000, interval: 100 }).toEqual([]);
    await page.close();
  });

  it("shows the same days as a chart and as a table", async () => {
    const page = await desk.signIn(anna);
    await page.goto(`${desk.url}/demo/overview`);
    await page.getByRole("button", { name: "As a table" }).click();
    const table = page.getByRole("table", { name: "Received and answered by day" });
    expect(await table.locator("tbody tr").count()).toBe(14);
    await page.getByRole("button", { name: "As a chart" }).click();
    await page.locator(".recharts-surface").first().waitFor();
    await page.close();
  });
});
