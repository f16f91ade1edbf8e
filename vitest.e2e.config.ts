import { defineConfig } from 'vitest/config'

/** The real desktop program: `npm run test:e2e`, after `npm run build`. Says aloud where it has to skip. */
export default defineConfig({
  test: {
    include: ['test/e2e/desktop*.test.ts'],
    testTimeout: 120_000,
    // A real desktop beside other work is sometimes starved; what is broken fails three times.
    retry: 2,
    maxWorkers: 1,
    reporters: ['verbose'],
    expect: { poll: { timeout: 15_000 } },
  },
})
