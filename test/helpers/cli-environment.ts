/** A command line whose output is collected; no command reaches an instance. */
import type { CliEnvironment } from '../../main/adapters/cli/cli-environment.ts'

const unreachable = () => Promise.reject(new Error('no command is run here'))

/** @param out receives standard output @param err receives standard error */
export function collectingEnvironment(
  argv: readonly string[],
  out: string[] = [],
  err: string[] = out,
): CliEnvironment {
  return {
    argv,
    env: {},
    stdout: { write: (text) => out.push(text) },
    stderr: { write: (text) => err.push(text) },
    ask: null,
    signal: new AbortController().signal,
    version: '1.2.3',
    self: ['vigie'],
    connect: unreachable,
    openLocal: unreachable,
    serve: unreachable,
  }
}
