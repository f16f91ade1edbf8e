/** The world of a command line that runs in a terminal. */
import { once } from 'node:events'
import { connect as connectTo } from 'node:net'
import packageJson from '../../../package.json' with { type: 'json' }
import { VigieError } from '../../../shared/errors.ts'
import { readInstance } from '../sqlite/instance.ts'
import type { CliEnvironment } from './cli-environment.ts'

/** The streams of this process, with the words and the ways that only a root knows. */
export function processEnvironment(
  root: Pick<CliEnvironment, 'argv' | 'self' | 'openLocal' | 'serve'>,
  signal: AbortSignal,
): CliEnvironment {
  return {
    ...root,
    env: process.env,
    stdout: process.stdout,
    stderr: process.stderr,
    signal,
    version: packageJson.version,
    connect: async (dataFolder, language) => {
      const socket = readInstance(dataFolder)?.socket ?? null
      if (socket === null || !(await answers(socket))) throw new VigieError('not_running_instance')
      const { socketClient } = await import('../socket/client.ts')
      return socketClient(socket, language)
    },
  }
}

/** Sooner than this, a second signal is an echo: a library (`when-exit`, of conf) sends each one to the process again. */
const ECHO_MS = 500

/** Ctrl-C and the wish of the system. A second one, meant, ends the process at once. */
export function interruption(): AbortSignal {
  const interrupted = new AbortController()
  let first = 0
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (interrupted.signal.aborted && performance.now() - first > ECHO_MS) process.exit(130)
      if (!interrupted.signal.aborted) first = performance.now()
      interrupted.abort()
    })
  }
  return interrupted.signal
}

/** The note of an instance outlives a killed process; its socket does not answer then. */
async function answers(socketPath: string): Promise<boolean> {
  const socket = connectTo(socketPath)
  try {
    await once(socket, 'connect')
    return true
  } catch {
    // Refused or gone: nobody listens, which is the answer.
    return false
  } finally {
    socket.destroy()
  }
}

/** The disk behind the output is full, or gone. */
const OUTPUT_LOST = 9

/** `vigie runs | head` closes the pipe early: nothing is wrong. An output that is lost otherwise is told, and ends it. */
export function endWithoutReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    process.stderr.write(`${error.message}\n`)
    process.exit(OUTPUT_LOST)
  })
  // Nobody is left to be told; the exit code still tells.
  process.stderr.on('error', () => undefined)
}
