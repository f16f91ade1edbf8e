import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import panelConfig from './vite.config.ts'

const COMPONENTS = 'test/renderer/**/*.test.tsx'

const common = {
  env: {
    TZ: 'Europe/Paris',
    // It would decide before the locale that a test sets.
    LANGUAGE: '',
    // Programs and threads started from sources strip types and compile once, not each time.
    NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache'),
  },
  setupFiles: ['test/helpers/no-network.ts'],
  // What is waited for comes at once, but not on a starved machine.
  expect: { poll: { timeout: 15_000 } },
  // Threads started from sources strip types in WebAssembly. Where the processor has protection keys, V8 loses count of
  // the pages of its code when many such threads come and go, and ends the process ("Check failed: jit_page.has_value()",
  // https://github.com/nodejs/node/issues/64500). Built programs strip nothing.
  execArgv: ['--no-memory-protection-keys'],
}

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...common,
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/e2e/**', 'test/bench/**', COMPONENTS],
          testTimeout: 30_000,
        },
      },
      {
        // Parts of the panel by role, name and key, in a DOM without a browser; what only a browser does is in test/e2e.
        ...(panelConfig.resolve && { resolve: panelConfig.resolve }),
        test: {
          ...common,
          name: 'components',
          include: [COMPONENTS],
          environment: 'happy-dom',
          isolate: false,
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
