#!/usr/bin/env node
/** The command line's root: what surrounds it, and the two ways to reach the contract. */
import { enableCompileCache } from 'node:module'
import { setFlagsFromString } from 'node:v8'
import type { World } from './adapters/cli/world.ts'

enableCompileCache()
// Young objects get no more room than at first: an instance that mostly waits stays 25 MB smaller.
setFlagsFromString('--semi-space-growth-factor=1')
const { endQuietlyWithoutReader, environmentWorld, interruption } = await import(
  './adapters/cli/environment.ts'
)
const { runCommandLine } = await import('./adapters/cli/program.ts')

endQuietlyWithoutReader()
const ways: Pick<World, 'borrow' | 'serve'> = {
  borrow: async (dataFolder, language) => (await import('./headless.ts')).borrow(dataFolder, language),
  serve: async (options) => (await import('./headless.ts')).serve(options),
}
const world = environmentWorld(ways, interruption())
process.exitCode = await runCommandLine(world)
// Whatever is still open after the answer must not keep the terminal waiting.
setTimeout(() => process.exit(), 1000).unref()
