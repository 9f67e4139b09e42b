import type { Locator, Page } from "playwright-core";
import { vi } from "vitest";

import type { AlertKind } from "#lib/alerts/model/terms";

import { aWord, said, type OpenDesk } from "./open-desk";

/** Has a rule of this kind watch, told over every channel there is. */
export const watchFor = async (desk: OpenDesk, page: Page, kind: AlertKind): Promise<void> => {
  await page.goto(`${desk.url}/demo/settings/alerts`);
  await page.locator(`[data-add-rule="${kind}"]`).click();
  await ruleOf(page, kind).getByRole("button", { name: "Change" }).waitFor();
};

/** What the page of rules says of one kind. */
export const ruleOf = (page: Page, kind: AlertKind): Locator => page.locator(`[data-rule-kind="${kind}"]`);

export type Threat = { readonly itemId: string; readonly author: string; readonly text: string };

/** Somebody threatens the brand on its site, and the desk holds it. */
export const threatened = async (desk: OpenDesk): Promise<Threat> => {
  const words = aWord("depot");
  const threat = { author: `Visitor ${words}`, text: `I know where you work. I will come to the ${words} and break your legs.` };
  return { ...threat, itemId: await said(desk, { ...threat, words }) };
};

/** Where the alert about this comment stands, once there is one. */
export const alertAbout = (desk: OpenDesk, { itemId }: Threat): Promise<string> =>
  vi.waitFor(
    async () => {
      const { rows } = await desk.database.query<{ id: string }>("SELECT id FROM alert WHERE subject = $1", [itemId]);
      if (rows[0] === undefined) throw new Error("Nothing was said of the threat.");
      return `/demo/alerts/${rows[0].id}`;
    },
    { timeout: 60_000, interval: 100 },
  );

/** Has the last whole week made and waits until it is there; gives the address at which it stands. */
export const makeReport = async (desk: OpenDesk, page: Page): Promise<string> => {
  await page.goto(`${desk.url}/demo/reports`);
  await page.getByRole("button", { name: "Make one now" }).first().click();
  await page.locator("[data-report]").waitFor();
  return page.url();
};

/** Makes a link to the report that stands open; gives it. */
export const shareReport = async (page: Page): Promise<string> => {
  await page.getByRole("button", { name: "Share" }).click();
  const dialog = page.getByRole("dialog", { name: "Share this report" });
  await dialog.getByRole("button", { name: "Make a link" }).click();
  return (await dialog.locator("code").textContent()) ?? "";
};
