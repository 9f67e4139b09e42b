import { parseArgs } from "node:util";
import { readClock } from "#lib/core/clock";
import { runDemoSite } from "./run-demo-site";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "4310" },
    state: { type: "string", default: ".parley/demo/state.jsonl" },
    host: { type: "string", default: "127.0.0.1" },
  },
});
const demo = await runDemoSite({ port: Number(values.port), host: values.host, stateFile: values.state, now: readClock });
process.stdout.write(`demo sites listen on ${demo.url}\n`);

const stop = (): void => {
  demo.close().then(
    () => process.exit(0),
    () => process.exit(1),
  );
};
process.once("SIGTERM", stop);
process.once("SIGINT", stop);
