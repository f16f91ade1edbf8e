/** Starts and stops an instance in the background. */

import { spawn } from 'node:child_process'
import { appendFileSync, closeSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { ERRORS, type ErrorCode } from '../../../shared/error-codes.ts'
import { type ErrorParams, VigieError } from '../../../shared/errors.ts'
import { fullDisk } from '../../../shared/full-disk.ts'
import { systemProblem } from '../../../shared/system-problem.ts'
import { assertNotAsRoot } from '../files/folder-owner.ts'
import { folderProblem } from '../files/folder-problem.ts'
import { makeFolder } from '../files/make-folder.ts'
import type { Cli } from './base.ts'
import type { CliEnvironment } from './cli-environment.ts'
import type { VigieClient } from './vigie-client.ts'

const START_SECONDS = 20
const STOP_SECONDS = 10
const LOOK_EVERY_MS = 40
/** Some file systems keep a few bytes beside the name of a file, also on a full disk. */
const NOT_INLINE_BYTES = 65_536

/** Where an instance listens, and its environment; by default as configured, and that of this process. */
export interface StartPlace {
  readonly host?: string
  readonly port?: number
  readonly inClear?: boolean
  readonly env?: NodeJS.ProcessEnv
}

/** The instance that runs in the background after `vigie start`. */
export interface DetachedInstance {
  /** Whether this call started it; false if it was already running. */
  readonly started: boolean
  readonly pid: number
}

/**
 * Starts `serve` in its own process and waits until it answers.
 * @throws VigieError of the new process, folder_of_another_user, database_unavailable, start_ended, or start_failed
 */
export async function startDetached(
  cli: Cli,
  environment: CliEnvironment,
  place: StartPlace,
): Promise<DetachedInstance> {
  const running = await healthOf(cli)
  if (running !== null) return { started: false, pid: running.pid }
  assertNotAsRoot(cli.dataFolder)
  const child = launch(cli, environment, place)
  const deadline = Date.now() + START_SECONDS * 1000
  while (Date.now() < deadline) {
    const health = await healthOf(cli)
    if (health !== null) return { started: health.pid === child.pid, pid: health.pid }
    const end = child.end()
    const reason = end === null ? null : (reasonOf(child.errors) ?? new VigieError('start_ended', { end }))
    // Another start was faster; its instance answers soon.
    if (reason !== null && reason.code !== 'instance_running') throw reason
    await pause(LOOK_EVERY_MS, undefined, { signal: cli.signal })
  }
  throw new VigieError('start_failed', { seconds: START_SECONDS })
}

/** Asks the instance to stop and waits until it has ended. @throws VigieError stop_failed */
export async function stopInstance(cli: Cli): Promise<{ readonly stopped: boolean }> {
  const running = await healthOf(cli)
  if (running === null) return { stopped: false }
  await (await cli.instance()).system.shutdown()
  const deadline = Date.now() + STOP_SECONDS * 1000
  while (alive(running.pid)) {
    if (Date.now() > deadline)
      throw new VigieError('stop_failed', { pid: running.pid, seconds: STOP_SECONDS })
    await pause(LOOK_EVERY_MS, undefined, { signal: cli.signal })
  }
  return { stopped: true }
}

/** Returns the health of the instance on the data folder, or null. */
export async function healthOf(
  cli: Cli,
): Promise<Awaited<ReturnType<VigieClient['system']['health']>> | null> {
  try {
    return await (await cli.instance()).system.health()
  } catch (error) {
    if (error instanceof VigieError && error.code === 'not_running_instance') return null
    throw error
  }
}

interface DaemonChild {
  readonly pid: number | undefined
  /** How it ended: its exit code or signal; null while it runs. */
  readonly end: () => string | null
  /** File of its standard error. */
  readonly errors: string
}

function launch(cli: Cli, environment: CliEnvironment, place: StartPlace): DaemonChild {
  const { path: errors, output } = openErrors(cli.dataFolder)
  const [program, ...first] = environment.self
  const words = [
    ...first,
    'serve',
    '--json',
    '--restart-on-error',
    '--data',
    cli.dataFolder,
    // Why it could not start is read by this caller.
    '--language',
    cli.language,
    ...placeWords(place),
  ]
  const child = spawn(program, words, {
    detached: true,
    stdio: ['ignore', 'ignore', output],
    ...(place.env === undefined ? {} : { env: { ...place.env } }),
  })
  closeSync(output)
  child.unref()
  return { pid: child.pid, errors, end: () => child.signalCode ?? child.exitCode?.toString() ?? null }
}

/** Returns a place as the options of a command. */
export const placeWords = ({ host, port, inClear }: StartPlace): readonly string[] => [
  ...(host === undefined ? [] : ['--host', host]),
  ...(port === undefined ? [] : ['--port', String(port)]),
  ...(inClear === true ? ['--in-clear'] : []),
]

/**
 * Opens the file of the new process's standard error: beside the log, or if that has no folder, in the data folder.
 * @throws VigieError database_unavailable if the data folder cannot be created or entered
 */
function openErrors(dataFolder: string): { readonly path: string; readonly output: number } {
  const open = (folder: string) => {
    makeFolder(folder, 0o700)
    const path = join(folder, 'start.err')
    return { path, output: openSync(path, 'w', 0o600) }
  }
  try {
    return open(join(dataFolder, 'logs'))
  } catch {
    try {
      return open(dataFolder)
    } catch (error) {
      const detail = folderProblem(dataFolder) ?? systemProblem(error)
      throw new VigieError('database_unavailable', { path: dataFolder, detail }, { cause: error })
    }
  }
}

/** Returns the error that the new process wrote before it ended, or that a full disk kept it from writing. */
function reasonOf(path: string): VigieError | null {
  if (statSync(path).size === 0) return fullDiskUnder(path)
  const [line] = /^\{"error":.*$/m.exec(readFileSync(path, 'utf8')) ?? []
  if (line === undefined) return null
  const { code, params } = JSON.parse(line).error as { code: string; params: ErrorParams }
  return code in ERRORS ? new VigieError(code as ErrorCode, params) : null
}

function fullDiskUnder(emptyFile: string): VigieError | null {
  try {
    appendFileSync(emptyFile, '\n'.repeat(NOT_INLINE_BYTES))
    truncateSync(emptyFile)
    return null
  } catch (error) {
    return fullDisk(error)
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // With EPERM, the pid now belongs to another user's process; otherwise no process has it.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
