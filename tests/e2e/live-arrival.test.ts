import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { demoSites } from "../../demo/accounts";
import { anna, arrived, aWord, luc, openDesk, rowWith, type OpenDesk } from "./open-desk";

let desk: OpenDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(async () => {
  await desk.close();
});

describe("live arrival", () => {
  it("holds new comments back in a pill, speaks of them, and shows them when asked", async () => {
    const page = await desk.signIn(anna);
    await page.goto(`${desk.url}/demo/inbox?sort=newest`);
    const firstRow = page.locator("[data-row]").first();
    const before = await firstRow.getAttribute("data-row");
    const { words } = await arrived(desk, "arrival");
    await page.locator("[data-arrived]").waitFor();
    expect(await firstRow.getAttribute("data-row")).toBe(before);
    expect(await page.locator('[role="status"][aria-live="polite"]').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringMatching(/new comments? ha(s|ve) arrived/)]),
    );
    await page.locator("[data-arrived]").click();
    await rowWith(page, words).waitFor();
    await page.close();
  });

  it("brings each comment into an open inbox as it arrives, and tells how long that took", { timeout: 300_000 }, async () => {
    const run = aWord("fresh");
    const inbox = await desk.signIn(anna);
    // Its own words are all this list shows, so that each arrival is put at its end at once.
    await inbox.goto(`${desk.url}/demo/inbox?sort=oldest&q=${run}`);
    await inbox.getByText("Nothing fits these filters").waitFor();
    await inbox.evaluate(noteRows);
    const count = 40;
    for (let at = 1; at <= count; at += 1) {
      await desk.writeOnSite(`Visitor ${at}`, `Question ${run} number ${at}: when does it come?`);
      await desk.readSite();
      await expect.poll(() => inbox.locator("[data-row]").count(), { timeout: 30_000, interval: 50 }).toBe(at);
    }
    const seen = await inbox.evaluate((): [string, number][] => ("seenRows" in window && window.seenRows instanceof Map ? [...window.seenRows] : []));
    const receivedAt = await receivedAtOf(run);
    expect(new Set(receivedAt.values()).size).toBe(count);
    const took = seen.map(([id, at]) => at - (receivedAt.get(id) ?? Number.NaN)).sort((one, other) => one - other);
    const [medianMs, p95Ms, maxMs] = [0.5, 0.95, 1].map((share) => took[Math.ceil(count * share) - 1]);
    process.stdout.write(
      `${JSON.stringify({ measure: "freshness", from: "first byte", to: "row in an open inbox", count: took.length, medianMs, p95Ms, maxMs })}\n`,
    );
    expect(took).toHaveLength(count);
    expect(took.every((ms) => ms >= 0)).toBe(true);
    const health = await desk.signIn(luc);
    await health.goto(`${desk.url}/demo/sources`);
    const row = health.getByRole("row", { name: demoSites[0].name });
    await row.getByRole("cell", { name: /^[\d.]+ s$/ }).waitFor();
    await Promise.all([inbox.close(), health.close()]);
  });
});

/** Runs in the page: notes the moment at which each row came into it. */
const noteRows = (): void => {
  const seen = new Map<string, number>();
  Object.assign(window, { seenRows: seen });
  const look = (): void => {
    for (const row of document.querySelectorAll("[data-row]")) {
      const id = row.getAttribute("data-row") ?? "";
      if (!seen.has(id)) seen.set(id, Date.now());
    }
  };
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
};

/** When the first byte of the answer that carried each of these comments came, by item. */
const receivedAtOf = async (words: string): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await desk.database.query<{ id: string; received_at: Date }>("SELECT id, received_at FROM item WHERE text LIKE '%' || $1 || '%'", [words]);
  return new Map(rows.map((row) => [row.id, row.received_at.getTime()]));
};
