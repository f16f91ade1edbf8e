/** What a restart keeps of the running instance. */
import { readFileSync } from 'node:fs'
import type { DoorOption } from '../../../shared/contract/system.ts'
import { isLoopback } from '../../../shared/loopback.ts'
import { readInstance } from '../sqlite/instance.ts'
import type { Cli } from './base.ts'
import { healthOf, type StartPlace } from './daemon.ts'

/** The running instance as a restart sees it. */
interface RunningPlace {
  /** Its options and its environment. */
  readonly place: StartPlace
  /** Where it listens now; null if it does not. */
  readonly port: number | null
}

/** Returns the options and the environment of the running instance; if none runs, the options of one that crashed. */
export async function placeOfRunning(cli: Cli): Promise<RunningPlace> {
  const health = await healthOf(cli)
  if (health === null) return { place: placeOfCrashed(cli.dataFolder), port: null }
  // After an upgrade an instance of an earlier version answers, which does not report it.
  const { url, door_options = EARLIER } = await (await cli.instance()).system.about()
  const env = environmentOf(health.pid)
  const address = url === null ? {} : addressIn(url, door_options)
  return { place: { ...address, ...(env === null ? {} : { env }) }, port: url === null ? null : portIn(url) }
}

/** Returns the options of a start that the running instance does not follow; it has read none of them. */
export async function ignoredBy(cli: Cli, given: Omit<StartPlace, 'env'>): Promise<Omit<StartPlace, 'env'>> {
  const { url, door_options = [] } = await (await cli.instance()).system.about()
  const { host, port, inClear } = given
  return {
    ...(host !== undefined && (url === null || !isSameHost(host, hostIn(url))) && { host }),
    // Port 0 means any.
    ...(port !== undefined && (url === null || (port !== 0 && port !== portIn(url))) && { port }),
    ...(inClear === true && !door_options.includes('in_clear') && { inClear }),
  }
}

/** The loopback has several names. */
const isSameHost = (one: string, other: string) => one === other || (isLoopback(one) && isLoopback(other))

/** Returns the options of the start of an instance that ended without being stopped; nothing if there is none. */
export function placeOfCrashed(folder: string): Omit<StartPlace, 'env'> {
  const { host, port, in_clear } = readInstance(folder)?.options ?? {}
  return {
    ...(host !== undefined && { host }),
    ...(port !== undefined && { port }),
    ...(in_clear === true && { inClear: true }),
  }
}

const EARLIER: readonly DoorOption[] = ['host', 'port']

/** What the settings decide is read from them again. */
function addressIn(url: string, options: readonly DoorOption[]): Omit<StartPlace, 'env'> {
  return {
    ...(options.includes('host') && { host: hostIn(url) }),
    ...(options.includes('port') && { port: portIn(url) }),
    ...(options.includes('in_clear') && { inClear: true }),
  }
}

const hostIn = (url: string): string => new URL(url).hostname.replace(/^\[|\]$/g, '')

const portIn = (url: string): number => Number(new URL(url).port || 80)

/** Linux shows the environment of a process to its user; elsewhere that of the caller is used, and null returned. */
function environmentOf(pid: number): NodeJS.ProcessEnv | null {
  try {
    const entries = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').filter(Boolean)
    return Object.fromEntries(
      entries.map((entry) => [entry.replace(/=.*/s, ''), entry.replace(/^[^=]*=/, '')]),
    )
  } catch {
    return null
  }
}
