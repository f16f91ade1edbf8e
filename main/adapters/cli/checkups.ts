/**
 * The checks of `vigie doctor`, one per possible problem. They change nothing but a line in the log and the rights of
 * secrets and tokens, as a start does.
 */

import { existsSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { errorParts, localize } from '../../../shared/errors.ts'
import { bareHost, isLoopback } from '../../../shared/loopback.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import { freeMegabytes, LITTLE_SPACE_MB } from '../files/free-space.ts'
import { connect } from '../sqlite/connection.ts'
import { assertWritable } from '../sqlite/database-files.ts'
import { damageOf } from '../sqlite/integrity.ts'
import { anotherUsers, foreignHolder } from '../sqlite/lock.ts'
import { migrations } from '../sqlite/migrations/index.ts'
import { databasePath } from '../sqlite/store.ts'
import type { Cli } from './base.ts'
import type { UnnamedCheckResult } from './check-result.ts'
import { conditionCheckup } from './condition-checkup.ts'
import { healthOf } from './daemon.ts'
import { folderCheckup, nearestExisting, unseenIn } from './folder-checkup.ts'
import { logCheckup } from './log-checkup.ts'
import { networkCheckup } from './network-checkup.ts'
import { isOldNode } from './old-node.ts'
import { placesCheckup } from './places-checkup.ts'
import { programCheckup } from './program-checkup.ts'
import { settingsCheckup, storedSettings } from './settings-checkup.ts'
import { calendarCheckup, zoneCheckup } from './time-checkup.ts'

type Checkup = readonly [name: string, check: () => Promise<UnnamedCheckResult>]

interface CheckupContext {
  readonly folder: string
  readonly cli: Cli
  readonly env: NodeJS.ProcessEnv
  /** Of this command. */
  readonly version: string
}

const MB = 1024 * 1024

/** In the order of the report: from the machine to the network. */
export function checkups(context: CheckupContext): readonly Checkup[] {
  const unseen = () => unseenIn(context.cli, context.folder)
  return [
    ['node', async () => nodeVersion(context)],
    ['module', async () => nativeModule()],
    ['folder', async () => folderCheckup(context.cli, context.folder)],
    ['log', async () => unseen() ?? logCheckup(context.cli, context.folder)],
    ['disk', async () => diskSpace(context)],
    ['database', async () => unseen() ?? database(context)],
    ['settings', async () => unseen() ?? settingsCheckup(context.cli, context.folder)],
    ['places', async () => unseen() ?? placesCheckup(context.cli, context.folder)],
    ['zones', async () => zoneCheckup(context.cli, Date.now())],
    ['calendars', async () => calendarCheckup(context.cli, Date.now())],
    ['instance', async () => unseen() ?? instance(context)],
    ['machine', () => conditionCheckup(context.cli)],
    ['program', () => programCheckup(context.cli, context.version)],
    ['port', async () => unseen() ?? port(context)],
    ['network', async () => networkCheckup({ ...context, settings: storedSettings(context.folder) })],
  ]
}

const ok = (detail: string): UnnamedCheckResult => ({ state: 'ok', detail, remedy: null })
const warn = (detail: string, remedy: string): UnnamedCheckResult => ({ state: 'warn', detail, remedy })
const fail = (detail: string, remedy: string): UnnamedCheckResult => ({ state: 'fail', detail, remedy })

function nodeVersion({ cli }: CheckupContext): UnnamedCheckResult {
  const { node } = process.versions
  return isOldNode(node) ? fail(`Node ${node}`, cli.say('doctor.node_old')) : ok(`Node ${node}`)
}

function nativeModule(): UnnamedCheckResult {
  const db = connect(':memory:')
  const version = db.prepare('SELECT sqlite_version()').pluck().get()
  db.close()
  return ok(`SQLite ${version}`)
}

function diskSpace({ cli, folder }: CheckupContext): UnnamedCheckResult {
  const free = freeMegabytes(nearestExisting(folder))
  if (free === null) return ok(cli.say('doctor.free_unknown'))
  const said = cli.say('doctor.free', { free })
  if (free === 0) return fail(said, cli.say('doctor.free_none'))
  if (free < LITTLE_SPACE_MB) return fail(said, cli.say('doctor.free_some'))
  return free < 500 ? warn(said, cli.say('doctor.trades_need_space')) : ok(said)
}

function database({ cli, folder }: CheckupContext): UnnamedCheckResult {
  const path = databasePath(folder)
  if (!existsSync(path)) return ok(cli.say('doctor.no_database'))
  assertWritable(path)
  const damage = damageOf(path, migrations)
  if (damage !== null) return fail(localize(damage, cli.language), cli.say('doctor.database_damaged'))
  return ok(cli.say('doctor.database_sound', { size: Math.ceil(statSync(path).size / MB) }))
}

async function instance({ cli, folder }: CheckupContext): Promise<UnnamedCheckResult> {
  const user = foreignHolder(folder)
  if (user !== null) return foreign(user, folder, cli.language)
  const health = await healthOf(cli)
  return health === null
    ? warn(cli.say('doctor.not_running'), cli.say('doctor.start_it'))
    : ok(cli.say('doctor.running', { pid: String(health.pid), version: health.version }))
}

function foreign(user: number, path: string, language: Language): UnnamedCheckResult {
  const { problem, remedy } = errorParts(
    'instance_of_another_user',
    anotherUsers(path, user).params,
    language,
  )
  return { state: 'fail', detail: problem, remedy }
}

async function port({ cli, folder }: CheckupContext): Promise<UnnamedCheckResult> {
  if ((await healthOf(cli)) !== null) {
    const { url, url_problem } = await (await cli.instance()).system.about()
    if (url_problem !== null) return warn(url_problem, cli.say('doctor.door_retried'))
    if (url !== null && !isLoopback(new URL(url).hostname))
      return warn(cli.say('doctor.door_clear', { url }), cli.say('doctor.door_close'))
    return ok(url ?? cli.say('doctor.door_off'))
  }
  const { host, port: wanted } = storedSettings(folder).door
  const address = `${host}:${wanted}`
  return (await canListen(host, wanted))
    ? ok(cli.say('doctor.port_free', { address }))
    : warn(cli.say('doctor.port_taken', { address }), cli.say('doctor.choose_port'))
}

function canListen(host: string, wanted: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(wanted, bareHost(host), () => server.close(() => resolve(true)))
  })
}
