import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/e2e/**', 'test/bench/**'],
    env: { TZ: 'Europe/Paris' },
    setupFiles: ['test/helpers/no-network.ts'],
    testTimeout: 30_000,
    maxWorkers: 2,
  },
})
