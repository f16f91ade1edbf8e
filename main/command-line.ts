/** The command line of both programs: the headless one, and the desktop's if it has arguments. */

import type { CliEnvironment } from './adapters/cli/cli-environment.ts'
import { endWithoutReader, interruption, processEnvironment } from './adapters/cli/process-environment.ts'
import { runCommandLine } from './adapters/cli/program.ts'

/**
 * @param argv the arguments after the program's name
 * @param self how to start this program again: an executable and its first arguments
 * @returns the exit code
 */
export function commandLine(argv: readonly string[], self: CliEnvironment['self']): Promise<number> {
  endWithoutReader()
  const ways: Pick<CliEnvironment, 'openLocal' | 'serve'> = {
    openLocal: async (dataFolder, language) =>
      (await import('./headless.ts')).openLocal(dataFolder, language),
    serve: async (options) => (await import('./headless.ts')).serve(options),
  }
  return runCommandLine(processEnvironment({ argv, self, ...ways }, interruption()))
}
