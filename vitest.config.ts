import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const services = { globalSetup: ["tests/support/global-setup.ts"] };
const patient = { testTimeout: 180_000, hookTimeout: 300_000 };

/** Begun first, so that none of them is waited for alone at the end. */
const longest = [
  "workers/kill-redis",
  "workers/kill",
  "wordpress-desk",
  "tagging/corrections-teach",
  "e2e/answering",
  "e2e/method-pages",
  "e2e/telling",
  "e2e/guarding",
  "e2e/access",
  "e2e/live-arrival",
  "e2e/chat",
  "e2e/helping",
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const ofName = (name: string): readonly TestSpecification[] => sorted.filter(({ moduleId }) => moduleId.endsWith(`${name}.test.ts`));
    // Files that share a process stand together, or it would end with the first that does not.
    const alone = sorted.filter(({ project }) => project.config.isolate);
    return [...new Set([...longest.flatMap(ofName), ...alone, ...sorted])];
  }
}

/** Settings are read once in a process, and a mocked module is loaded once: what changes either has a process of its own. */
const needsOwnProcess = /redis\.test\.ts$|process\.env\["\w+"\] \??=(?!=)|assign\(process\.env|vi\.mock\(/m;

const ownProcess = (folder: string): string[] =>
  readdirSync(path.join(import.meta.dirname, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => `${folder}/${name.replaceAll(path.sep, "/")}`)
    .filter((file) => needsOwnProcess.test(`${readFileSync(path.join(import.meta.dirname, file), "utf8")}\n${file}`));

/** Loading the house for each file costs more than most files do: they share two processes, but for those that cannot. */
const shared = (name: string, { include, ...test }: { readonly include: string; readonly setupFiles?: string[] }) => {
  const alone = ownProcess(`tests/${name}`);
  return [
    { extends: true as const, test: { ...test, name, include: [include], exclude: alone, isolate: false } },
    { extends: true as const, test: { ...test, name: `${name}-alone`, include: alone } },
  ];
};

export default defineConfig({
  test: {
    environment: "node",
    pool: "forks",
    // Much of what is tested waits: for sites, for queues, for a browser.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      ...shared("unit", { include: "tests/unit/**/*.test.{ts,tsx}", ...{ testTimeout: 60_000 } }),
      { extends: true, test: { name: "contract", include: ["tests/contract/**/*.test.ts"], ...patient } },
      ...shared("integration", { include: "tests/integration/**/*.test.ts", setupFiles: ["tests/support/integration-setup.ts"], ...services, ...patient }),
      {
        extends: true,
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          globalSetup: [...services.globalSetup, "tests/e2e/loaded-desk.ts"],
          testTimeout: 120_000,
          hookTimeout: 300_000,
          // A page shows a change when the machine comes to it.
          expect: { poll: { timeout: 30_000, interval: 100 } },
        },
      },
    ],
  },
});
