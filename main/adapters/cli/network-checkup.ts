/** Checks the network of `vigie doctor`: whether there is one, the route of requests, and hosts that asked to wait. */
import { existsSync } from 'node:fs'
import { jobHealth } from '../../../shared/health.ts'
import type { Settings } from '../../../shared/settings.ts'
import { diagnoseNetwork } from '../net/diagnosis.ts'
import { hasNetwork } from '../net/machine-network.ts'
import { connectToRead, refusedFiles } from '../sqlite/database-files.ts'
import { isDamage } from '../sqlite/integrity.ts'
import { databasePath } from '../sqlite/store.ts'
import type { Cli } from './base.ts'
import type { UnnamedCheckResult } from './check-result.ts'
import { healthOf } from './daemon.ts'

/** What the examination reads. */
export interface NetworkPatient {
  readonly folder: string
  readonly cli: Cli
  readonly env: NodeJS.ProcessEnv
  readonly settings: Settings
}

/** Asks no host: the last runs show what can be reached. */
export async function networkCheckup(
  patient: NetworkPatient,
  connected: () => boolean | null = hasNetwork,
): Promise<UnnamedCheckResult> {
  const { cli, folder } = patient
  const way = wayOf(patient)
  if (connected() === false) return warn(cli.say('doctor.no_network', { way }), cli.say('doctor.connect'))
  const jobs = await waitingJobs(cli)
  if (jobs.length > 0)
    return warn(cli.say('doctor.offline', { way, jobs: jobs.join(', ') }), cli.say('doctor.reach'))
  const hosts = waitingHosts(folder)
  if (hosts.length > 0)
    return warn(cli.say('doctor.hosts_wait', { way, hosts: hosts.join(', ') }), cli.say('doctor.waits'))
  return { state: 'ok', detail: cli.say('doctor.untried', { way }), remedy: null }
}

const warn = (detail: string, remedy: string): UnnamedCheckResult => ({ state: 'warn', detail, remedy })

/** Returns the jobs that reach no source, or wait for a network, whatever else the instance needs more. */
async function waitingJobs(cli: Cli): Promise<string[]> {
  if ((await healthOf(cli)) === null) return []
  const { jobs } = await (await cli.instance()).jobs.list()
  return jobs
    .filter((job) => jobHealth(job).state === 'offline' || job.waits_for?.includes('network'))
    .map(({ id }) => id)
}

/** Returns the route of requests as text. */
function wayOf({ cli, env, settings }: NetworkPatient): string {
  const { proxy, proxy_from, no_proxy, ca_file } = diagnoseNetwork(settings.network, env)
  return [
    proxy === null || proxy_from === null
      ? cli.say('doctor.direct')
      : cli.say(`doctor.proxy_of_${proxy_from}`, { proxy }),
    ...(no_proxy === null ? [] : [cli.say('doctor.except', { hosts: no_proxy })]),
    ...(ca_file === null ? [] : [cli.say('doctor.authorities', { file: ca_file })]),
  ].join(', ')
}

/** Returns the hosts that asked to wait; none of a database that cannot be read, which has a check of its own. */
function waitingHosts(folder: string): string[] {
  if (!existsSync(databasePath(folder)) || refusedFiles(databasePath(folder)).length > 0) return []
  const db = connectToRead(databasePath(folder))
  try {
    const waiting = db.prepare<[number], string>('SELECT host FROM host_waits WHERE until > ?').pluck()
    return waiting.all(Date.now())
  } catch (error) {
    if (isDamage(error)) return []
    throw error
  } finally {
    db.close()
  }
}
