// Makes one file of the worker, in build/worker.mjs: run from it, a worker needs a third less memory than with a compiler beside it.
import path from "node:path";

import { bundle } from "./bundle.mjs";

const home = path.join(import.meta.dirname, "..");

await bundle({ entry: path.join(home, "workers/main.ts"), made: path.join(home, "build/worker.mjs") });
