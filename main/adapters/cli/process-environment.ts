/** The environment of a command line in a terminal. */
import { once } from 'node:events'
import { connect as connectTo } from 'node:net'
import { createInterface } from 'node:readline/promises'
import packageJson from '../../../package.json' with { type: 'json' }
import { localize, VigieError } from '../../../shared/errors.ts'
import { systemProblem } from '../../../shared/system-problem.ts'
import { isOwnSocket } from '../socket/path.ts'
import { readInstance } from '../sqlite/instance.ts'
import { anotherUsers, foreignHolder } from '../sqlite/lock.ts'
import type { CliEnvironment } from './cli-environment.ts'
import { environmentLanguage } from './environment-language.ts'

/** Returns the streams of this process, with what only an entry point knows. */
export function processEnvironment(
  root: Pick<CliEnvironment, 'argv' | 'self' | 'openLocal' | 'serve'>,
  signal: AbortSignal,
): CliEnvironment {
  return {
    ...root,
    env: process.env,
    stdout: process.stdout,
    stderr: process.stderr,
    ask: process.stdin.isTTY && process.stderr.isTTY ? (question) => askOnTerminal(question, signal) : null,
    signal,
    version: packageJson.version,
    connect: async (dataFolder, language) => {
      const socket = readInstance(dataFolder)?.socket ?? null
      const user = socket === null ? foreignHolder(dataFolder) : null
      if (user !== null) throw anotherUsers(dataFolder, user)
      if (socket === null || !isOwnSocket(socket) || !(await answers(socket)))
        throw new VigieError('not_running_instance')
      const { socketClient } = await import('../socket/client.ts')
      return socketClient(socket, language)
    },
  }
}

/** @throws the reason of the signal */
async function askOnTerminal(question: string, signal: AbortSignal): Promise<string | null> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const closed = once(terminal, 'close').then(() => null)
  try {
    return await Promise.race([terminal.question(question, { signal }), closed])
  } finally {
    terminal.close()
  }
}

/** An earlier second signal is an echo: a library (`when-exit`, of conf) resends each one to the process. */
const ECHO_MS = 500

/** Aborts on Ctrl-C and on the system's request. A second, intended one ends the process at once. */
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

/** The file about an instance remains after a kill; its socket does not answer then. */
async function answers(socketPath: string): Promise<boolean> {
  const socket = connectTo(socketPath)
  try {
    await once(socket, 'connect')
    return true
  } catch (error) {
    // The queue of waiting connections is full: an instance listens, but hangs. Otherwise refused or missing:
    // nothing listens.
    return (error as NodeJS.ErrnoException).code === 'EAGAIN'
  } finally {
    socket.destroy()
  }
}

/** The disk behind the output is full, or missing. */
const OUTPUT_LOST = 9

/** `vigie runs | head` closes the pipe early, which is no error. Any other lost output is one, and ends the process. */
export function endWithoutReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    const lost = { messageKey: 'system.output', params: { detail: systemProblem(error) } } as const
    process.stderr.write(`${localize(lost, environmentLanguage(process.env))}\n`)
    process.exit(OUTPUT_LOST)
  })
  // The error cannot be printed any more; the exit code still reports it.
  process.stderr.on('error', () => undefined)
}
