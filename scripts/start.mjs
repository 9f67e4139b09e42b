// npm start: everything from a bare checkout to a desk that answers, on a machine with nothing but Node.
// Loads the rest only where it can run: an old Node would stop at the first word it does not know.
import { whyNodeIsTooOld } from "./start/node-version.mjs";

const reason = whyNodeIsTooOld();
if (reason === null) {
  await import("./start/main.mjs");
} else {
  console.error(reason);
  process.exitCode = 1;
}
