import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{robot,sim,crm,launch,kiosk-ui,models,test}/**/*.test.{ts,tsx}"],
    // Real models, a real recogniser and a real browser share two cores on small machines.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // As long as a page's own patience: a second is nothing to a browser beside another test.
    expect: { poll: { timeout: 10_000 } },
  },
});
