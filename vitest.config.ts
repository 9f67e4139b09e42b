import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const services = { globalSetup: ["tests/support/global-setup.ts"] };
const patient = { testTimeout: 180_000, hookTimeout: 300_000 };

/** Begun first, so that none of them is waited for alone at the end. */
const longest = [
  "workers/kill-redis",
  "workers/kill",
  "wordpress-desk",
  "e2e/answering",
  "e2e/method-pages",
  "e2e/guarding",
  "e2e/helping",
  "e2e/live-arrival",
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const ofName = (name: string): readonly TestSpecification[] => sorted.filter(({ moduleId }) => moduleId.endsWith(`${name}.test.ts`));
    return [...new Set([...longest.flatMap(ofName), ...sorted])];
  }
}

export default defineConfig({
  test: {
    environment: "node",
    pool: "forks",
    // Much of what is tested waits: for sites, for queues, for a browser.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      { extends: true, test: { name: "unit", include: ["tests/unit/**/*.test.{ts,tsx}"], testTimeout: 60_000 } },
      { extends: true, test: { name: "contract", include: ["tests/contract/**/*.test.ts"], ...patient } },
      {
        extends: true,
        test: { name: "integration", include: ["tests/integration/**/*.test.ts"], setupFiles: ["tests/support/integration-setup.ts"], ...services, ...patient },
      },
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
