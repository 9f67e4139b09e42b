import { createRequire } from "node:module";

import type { Page } from "playwright-core";
import { z } from "zod";

const axePath = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const findingsSchema = z.array(
  z.object({ id: z.string(), impact: z.string().nullable(), nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().optional() })) }),
);

/** What axe calls serious or critical on the page as it stands, in light and in dark: the dark one differs by its colours alone. */
export const seriousFindings = async (page: Page): Promise<readonly string[]> => {
  await page.addScriptTag({ path: axePath });
  const light = await findingsIn(page, "light", {});
  return [...light, ...(await findingsIn(page, "dark", { runOnly: ["color-contrast"] }))];
};

const findingsIn = async (page: Page, colorScheme: "light" | "dark", rules: { readonly runOnly?: readonly string[] }): Promise<readonly string[]> => {
  await page.emulateMedia({ colorScheme });
  await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
  // Colours change from one frame to the next, however short the way.
  await page.evaluate("new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)))");
  const options = JSON.stringify({ resultTypes: ["violations"], ...rules });
  const found: unknown = await page.evaluate(
    `axe.run(document, ${options}).then(({ violations }) => violations.map(({ id, impact, nodes }) => ({ id, impact: impact ?? null, nodes: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })) })))`,
  );
  return findingsSchema
    .parse(found)
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${colorScheme}: ${id}: ${html.slice(0, 200)} ${failureSummary ?? ""}`));
};
