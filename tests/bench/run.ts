import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { z } from "zod";

const benchSchema = z.object({ run: z.custom<() => Promise<void>>((value) => typeof value === "function") });

const name = process.argv[2] ?? "";
const file = path.join(import.meta.dirname, `${name}.bench.ts`);
if (!/^[a-z-]+$/u.test(name) || !existsSync(file)) {
  process.stderr.write("Usage: npm run bench -- NAME, where tests/bench/NAME.bench.ts exists.\n");
  process.exit(2);
}

const loaded: unknown = await import(pathToFileURL(file).href);
await benchSchema.parse(loaded).run();
