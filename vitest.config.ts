import { defineConfig } from 'vitest/config'

const common = { env: { TZ: 'Europe/Paris' }, setupFiles: ['test/helpers/no-network.ts'] }

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...common,
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/e2e/**', 'test/bench/**'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          ...common,
          name: 'panel',
          include: ['test/e2e/panel*.test.ts'],
          globalSetup: ['test/e2e/unpack-browser.ts', 'test/e2e/build-panel.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // A real browser beside a full test run is sometimes starved; what is broken fails three times.
          retry: 2,
        },
      },
    ],
  },
})
