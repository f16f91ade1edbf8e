#!/usr/bin/env node
/** The command line's root: what surrounds it, and the two ways to reach the contract. */
import { enableCompileCache } from 'node:module'

enableCompileCache()
const { environmentWorld } = await import('./adapters/cli/environment.ts')
const { runCommandLine } = await import('./adapters/cli/program.ts')

const world = environmentWorld({
  borrow: async (dataFolder, language) => (await import('./headless.ts')).borrow(dataFolder, language),
  serve: async (options) => (await import('./headless.ts')).serve(options),
})
process.exitCode = await runCommandLine(world)
// Whatever is still open after the answer must not keep the terminal waiting.
setTimeout(() => process.exit(), 1000).unref()
