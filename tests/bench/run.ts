import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { z } from "zod";

import { bundle } from "../../scripts/bundle.mjs";

const benchSchema = z.object({ run: z.custom<() => Promise<void>>((value) => typeof value === "function") });

const name = process.argv[2] ?? "";
const file = path.join(import.meta.dirname, `${name}.bench.ts`);
if (!/^[a-z-]+$/u.test(name) || !existsSync(file)) {
  process.stderr.write("Usage: npm run bench -- NAME, where tests/bench/NAME.bench.ts exists.\n");
  process.exit(2);
}

// From one built file, as the worker runs: a compiler beside it would be measured, too.
const folder = path.join(import.meta.dirname, "../../build");
mkdirSync(folder, { recursive: true });
const made = path.join(folder, `bench-${name}.mjs`);
await bundle({ entry: file, made });
const loaded: unknown = await import(pathToFileURL(made).href);
await benchSchema.parse(loaded).run();
