/** The command line as both programs run it: the headless one always, the desktop's where it is given words. */
import { endWithoutReader, environmentWorld, interruption } from './adapters/cli/environment.ts'
import { runCommandLine } from './adapters/cli/program.ts'
import type { World } from './adapters/cli/world.ts'

/**
 * @param argv the words after the program's name
 * @param self what starts this program again: an executable and its first words
 * @returns the exit code
 */
export function commandLine(argv: readonly string[], self: World['self']): Promise<number> {
  endWithoutReader()
  const ways: Pick<World, 'borrow' | 'serve'> = {
    borrow: async (dataFolder, language) => (await import('./headless.ts')).borrow(dataFolder, language),
    serve: async (options) => (await import('./headless.ts')).serve(options),
  }
  return runCommandLine(environmentWorld({ argv, self, ...ways }, interruption()))
}
