import { createRequire } from "node:module";

import type { Page } from "playwright-core";
import { z } from "zod";

const axePath = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const findingsSchema = z.array(
  z.object({ id: z.string(), impact: z.string().nullable(), nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().optional() })) }),
);

/** What axe calls serious or critical on the page as it stands. */
export const seriousFindings = async (page: Page): Promise<readonly string[]> => {
  await page.addScriptTag({ path: axePath });
  const found: unknown = await page.evaluate(
    "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, impact, nodes }) => ({ id, impact: impact ?? null, nodes: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })) })))",
  );
  return findingsSchema
    .parse(found)
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ""}`));
};
