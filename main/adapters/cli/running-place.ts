/** What a restart keeps of the running instance. */
import { readFileSync } from 'node:fs'
import type { Cli } from './base.ts'
import { healthOf, type StartPlace } from './daemon.ts'

/** Returns the address and the environment of the running instance; nothing if none runs. */
export async function placeOfRunning(cli: Cli): Promise<StartPlace> {
  const health = await healthOf(cli)
  if (health === null) return {}
  const { url } = await (await cli.instance()).system.about()
  const env = environmentOf(health.pid)
  return { ...(url === null ? {} : addressIn(url)), ...(env === null ? {} : { env }) }
}

function addressIn(url: string): Pick<StartPlace, 'host' | 'port'> {
  const { hostname, port } = new URL(url)
  return { host: hostname.replace(/^\[|\]$/g, ''), ...(port === '' ? {} : { port: Number(port) }) }
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
