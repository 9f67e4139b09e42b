import { defineConfig } from "vitest/config";

const services = { globalSetup: ["tests/support/global-setup.ts"] };
const patient = { testTimeout: 180_000, hookTimeout: 300_000 };

export default defineConfig({
  test: {
    environment: "node",
    pool: "forks",
    // Much of what is tested waits: for sites, for queues, for a browser.
    maxWorkers: 2,
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
