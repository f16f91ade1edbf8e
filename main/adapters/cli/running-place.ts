/** What a restart keeps of the running instance. */
import { readFileSync } from 'node:fs'
import type { DoorOption } from '../../../shared/contract/system.ts'
import type { Cli } from './base.ts'
import { healthOf, type StartPlace } from './daemon.ts'

/** Returns the options and the environment of the running instance; nothing if none runs. */
export async function placeOfRunning(cli: Cli): Promise<StartPlace> {
  const health = await healthOf(cli)
  if (health === null) return {}
  // After an upgrade an instance of an earlier version answers, which does not tell.
  const { url, door_options = EARLIER } = await (await cli.instance()).system.about()
  const env = environmentOf(health.pid)
  return { ...(url === null ? {} : addressIn(url, door_options)), ...(env === null ? {} : { env }) }
}

const EARLIER: readonly DoorOption[] = ['host', 'port']

/** What the settings decide is read from them again. */
function addressIn(url: string, options: readonly DoorOption[]): Omit<StartPlace, 'env'> {
  const { hostname, port } = new URL(url)
  return {
    ...(options.includes('host') && { host: hostname.replace(/^\[|\]$/g, '') }),
    ...(options.includes('port') && { port: port === '' ? 80 : Number(port) }),
    ...(options.includes('in_clear') && { inClear: true }),
  }
}

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
