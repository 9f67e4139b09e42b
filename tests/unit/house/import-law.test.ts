import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";

import { readImports } from "../../../scripts/import-law.mjs";

const require = createRequire(import.meta.url);
const names = z.array(z.string());
const layers = z.object({ kernel: names, infrastructure: names, domains: names }).parse(require("../../../layers.cjs"));
const law = z.object({ forbidden: z.array(z.object({ name: z.string() })) }).parse(require("../../../.dependency-cruiser.cjs"));
const folders = [...layers.kernel, ...layers.infrastructure, ...layers.domains];

type Planting = { readonly rule: string; readonly file: string; readonly imports: string; readonly typeOnly?: boolean };

const downstreamImports = folders.slice(0, -1).map((folder, place): Planting => {
  const next = folders[place + 1] ?? "";
  return { rule: `upstream-only-${folder}`, file: `lib/${folder}/reaches-down.ts`, imports: `#lib/${next}/leaf` };
});

const plantings: readonly Planting[] = [
  ...downstreamImports,
  { rule: "no-cycles", file: "lib/core/cycle-a.ts", imports: "#lib/core/cycle-b" },
  { rule: "every-folder-has-a-place", file: "lib/utils/misc.ts", imports: "#lib/core/leaf" },
  { rule: "imports-resolve", file: "lib/core/nowhere.ts", imports: "#lib/core/never-written" },
  { rule: "lib-knows-no-process", file: "lib/cases/to-app.ts", imports: "../../app/leaf" },
  { rule: "lib-knows-no-process", file: "lib/cases/to-workers.ts", imports: "../../workers/leaf" },
  { rule: "app-and-workers-are-strangers", file: "app/to-workers.ts", imports: "../workers/leaf" },
  { rule: "workers-and-app-are-strangers", file: "workers/to-app.ts", imports: "../app/leaf" },
  { rule: "nobody-needs-the-demo", file: "app/to-demo.ts", imports: "../demo/leaf" },
  { rule: "nobody-needs-the-demo", file: "workers/to-demo.ts", imports: "../demo/leaf" },
  { rule: "nobody-needs-the-demo", file: "lib/items/to-demo.ts", imports: "../../demo/leaf" },
  { rule: "demo-is-an-outsider", file: "demo/to-app.ts", imports: "../app/leaf" },
  { rule: "nobody-needs-the-tests", file: "app/to-tests.ts", imports: "../tests/support/leaf" },
  { rule: "nobody-needs-the-scripts", file: "workers/to-scripts.ts", imports: "../scripts/leaf" },
  { rule: "prisma-in-stores-and-queries", file: "lib/items/commands.ts", imports: "#db" },
  { rule: "prisma-in-stores-and-queries", file: "lib/items/jobs.ts", imports: "#db", typeOnly: true },
  { rule: "prisma-in-stores-and-queries", file: "lib/cases/commands.ts", imports: "@prisma/client" },
  { rule: "prisma-in-stores-and-queries", file: "app/page.ts", imports: "#lib/db/client" },
  { rule: "pg-in-db-and-queue", file: "lib/items/queries.ts", imports: "pg" },
  { rule: "stores-are-private", file: "lib/cases/queries.ts", imports: "#lib/items/store" },
  { rule: "stores-are-private", file: "lib/cases/jobs.ts", imports: "#lib/people/store/find-author", typeOnly: true },
  { rule: "stores-are-private-from-outside", file: "app/to-store.ts", imports: "#lib/items/store" },
  { rule: "stores-are-private-from-outside", file: "workers/to-store.ts", imports: "#lib/items/store" },
  { rule: "models-stay-pure", file: "lib/items/model.ts", imports: "#lib/items/store" },
  { rule: "models-stay-pure", file: "lib/cases/model/severity.ts", imports: "#lib/core/env" },
  { rule: "models-stay-pure", file: "lib/tagging/phases/a-phase.ts", imports: "#lib/db/leaf" },
  { rule: "models-stay-pure", file: "lib/tagging/tag-text.ts", imports: "#lib/core/log" },
  { rule: "models-stay-pure", file: "lib/tagging/phases/c-phase.ts", imports: "#lib/tagging/providers/ask" },
  { rule: "models-do-no-io", file: "lib/people/model.ts", imports: "node:fs" },
  { rule: "models-do-no-io", file: "lib/tagging/phases/b-phase.ts", imports: "node:http" },
  { rule: "models-need-no-packages", file: "lib/team/model.ts", imports: "undici" },
  { rule: "client-components-see-models", file: "app/inbox/list.client.tsx", imports: "#lib/items/queries" },
  { rule: "client-components-see-models", file: "app/inbox/box.client.tsx", imports: "#lib/core/env" },
  { rule: "browsers-carry-no-server", file: "app/inbox/neighbour.ts", imports: "#lib/items/queries" },
  { rule: "client-components-need-no-server", file: "app/inbox/file.client.tsx", imports: "node:fs" },
  { rule: "looks-hold-no-rules", file: "app/_ui/controls/button.tsx", imports: "#lib/items/queries" },
  { rule: "charts-in-one-place", file: "app/coverage/chart.client.tsx", imports: "recharts" },
  { rule: "connectors-see-core", file: "lib/connectors/platform.ts", imports: "#lib/db/leaf" },
  { rule: "connectors-see-core", file: "lib/connectors/other.ts", imports: "#lib/queue/leaf" },
  { rule: "queues-in-one-place", file: "lib/replies/commands.ts", imports: "bullmq" },
  { rule: "queues-in-one-place", file: "app/live.ts", imports: "ioredis" },
];

/** Imports the law must let through, or it would stand in the way. */
const lawful: readonly Omit<Planting, "rule">[] = [
  { file: "lib/inbox/queries.ts", imports: "#db" },
  { file: "lib/tagging/providers/post.ts", imports: "undici" },
  { file: "lib/suggestions/queries.ts", imports: "#lib/items/queries" },
  { file: "lib/suggestions/model.ts", imports: "#lib/cases/settle-model" },
  { file: "lib/queue/worker.ts", imports: "bullmq" },
  { file: "lib/queue/listen.ts", imports: "pg" },
  { file: "lib/inbox/live.ts", imports: "ioredis" },
  { file: "app/lawful/page.ts", imports: "#lib/items/queries" },
  { file: "app/lawful/view.client.tsx", imports: "#lib/items/queries", typeOnly: true },
  { file: "app/lawful/form.client.tsx", imports: "./actions" },
  { file: "app/inbox/carries.client.tsx", imports: "./neighbour" },
  { file: "app/lawful/actions.ts", imports: "#lib/items/queries" },
  { file: "app/lawful/words.ts", imports: "#lib/cases/settle-model" },
  { file: "app/lawful/words.client.tsx", imports: "./words" },
  { file: "app/_ui/charts/line.tsx", imports: "recharts" },
  { file: "demo/load.ts", imports: "#lib/items/queries" },
];

const scenery: readonly string[] = [
  ...folders.map((folder) => `lib/${folder}/leaf.ts`),
  ...["app", "workers", "demo", "scripts", "tests/support"].map((folder) => `${folder}/leaf.ts`),
  ...[
    "lib/items/store.ts",
    "lib/people/store/find-author.ts",
    "lib/tagging/providers/ask.ts",
    "lib/cases/settle-model.ts",
    "lib/db/client.ts",
    "lib/core/env.ts",
    "lib/core/log.ts",
  ],
  "prisma/generated/client.ts",
];

const importing = ({ imports, typeOnly }: Omit<Planting, "rule">): string =>
  typeOnly === true
    ? `import type { leaf } from "${imports}";\nexport type Mine = typeof leaf;\n`
    : `import { leaf as its } from "${imports}";\nexport const leaf = its;\n`;

let tree = "";
let found: Awaited<ReturnType<typeof readImports>>;

beforeAll(async () => {
  tree = mkdtempSync(path.join(tmpdir(), "parley-law-"));
  const write = (file: string, text: string): void => {
    mkdirSync(path.dirname(path.join(tree, file)), { recursive: true });
    writeFileSync(path.join(tree, file), text);
  };
  write("package.json", JSON.stringify({ type: "module", imports: { "#lib/*": "./lib/*.ts", "#db": "./prisma/generated/client.ts" } }));
  for (const name of ["bullmq", "ioredis", "pg", "recharts", "undici", "@prisma/client"]) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: "1.0.0", main: "index.js" }));
    write(`node_modules/${name}/index.js`, "exports.leaf = 1;\n");
  }
  for (const file of scenery) write(file, "export const leaf = 1;\n");
  write("lib/core/cycle-b.ts", importing({ file: "", imports: "#lib/core/cycle-a" }));
  for (const planting of [...plantings, ...lawful]) write(planting.file, importing(planting));
  found = await readImports(tree);
}, 30_000);

afterAll(() => rmSync(tree, { recursive: true, force: true }));

describe("the import law", () => {
  it.each(plantings)("$rule catches $file importing $imports", ({ rule, file }) => {
    expect(found.breaches.filter((breach) => breach.from === file).map((breach) => breach.rule)).toContain(rule);
  });

  it("has a planted breach for every rule it knows", () => {
    expect([...new Set(plantings.map(({ rule }) => rule))].sort()).toEqual(["browsers-carry-no-server", ...law.forbidden.map(({ name }) => name)].sort());
  });

  it.each(lawful)("lets $file import $imports", ({ file }) => {
    expect(found.breaches.filter((breach) => breach.from === file)).toEqual([]);
  });

  it("reads the planted files instead of passing over an empty tree", () => {
    expect(found.filesRead).toBeGreaterThan(plantings.length);
  });
});
