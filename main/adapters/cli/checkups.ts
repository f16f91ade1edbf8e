/** The examinations of `vigie doctor`, one a thing that can be wrong. They read and change nothing. */
import { existsSync, readFileSync, statfsSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { inputProblem } from '../../../shared/input-problem.ts'
import { type Settings, settingsSchema } from '../../../shared/settings.ts'
import { diagnoseNetwork } from '../net/diagnosis.ts'
import { connect } from '../sqlite/connection.ts'
import { damageOf } from '../sqlite/integrity.ts'
import { migrations } from '../sqlite/migrations/index.ts'
import { databasePath } from '../sqlite/store.ts'
import type { Cli } from './base.ts'
import { healthOf } from './daemon.ts'

export interface Finding {
  readonly name: string
  readonly state: 'ok' | 'warn' | 'fail'
  readonly detail: string
  /** What to do; null where all is well or nothing is known. */
  readonly remedy: string | null
}

type Verdict = Omit<Finding, 'name'>
type Checkup = readonly [name: string, check: () => Promise<Verdict>]

interface Patient {
  readonly folder: string
  readonly cli: Cli
  readonly env: NodeJS.ProcessEnv
}

const MB = 1024 * 1024

export function checkups(patient: Patient): readonly Checkup[] {
  return [
    ['node', async () => nodeVersion()],
    ['module', async () => nativeModule()],
    ['folder', async () => dataFolder(patient)],
    ['disk', async () => diskSpace(patient)],
    ['database', async () => database(patient)],
    ['settings', async () => settings(patient)],
    ['instance', () => instance(patient)],
    ['port', () => port(patient)],
    ['network', async () => network(patient)],
  ]
}

const ok = (detail: string): Verdict => ({ state: 'ok', detail, remedy: null })
const warn = (detail: string, remedy: string): Verdict => ({ state: 'warn', detail, remedy })
const fail = (detail: string, remedy: string): Verdict => ({ state: 'fail', detail, remedy })

function nodeVersion(): Verdict {
  const { node } = process.versions
  return Number(node.split('.')[0]) >= 24 ? ok(`Node ${node}`) : fail(`Node ${node}`, 'Use Node 24 or later.')
}

function nativeModule(): Verdict {
  const db = connect(':memory:')
  const version = db.prepare('SELECT sqlite_version()').pluck().get()
  db.close()
  return ok(`SQLite ${version}`)
}

function dataFolder({ folder }: Patient): Verdict {
  if (!existsSync(folder)) return ok(`${folder} (made at the first start)`)
  const open = process.platform !== 'win32' && (statSync(folder).mode & 0o077) !== 0
  return open ? warn(`${folder} can be read by others`, `chmod 700 "${folder}"`) : ok(folder)
}

function diskSpace({ folder }: Patient): Verdict {
  const { bavail, bsize } = statfsSync(existsSync(folder) ? folder : '.')
  const free = Math.floor((bavail * bsize) / MB)
  if (free < 50) return fail(`${free} MB free`, 'Free some space: writes fail soon.')
  return free < 500 ? warn(`${free} MB free`, 'Trades need space: free some.') : ok(`${free} MB free`)
}

function database({ folder }: Patient): Verdict {
  const path = databasePath(folder)
  if (!existsSync(path)) return ok('none yet')
  const damage = damageOf(path, migrations)
  if (damage !== null)
    return fail(damage, 'Stop Vigie and run "vigie restore" with a file from the folder "backups".')
  return ok(`sound, ${Math.ceil(statSync(path).size / MB)} MB`)
}

function settings({ folder }: Patient): Verdict {
  const path = join(folder, 'settings.json')
  if (!existsSync(path)) return ok('defaults')
  const parsed = settingsSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
  if (parsed.success) return ok('valid')
  const { field, problem } = inputProblem(parsed.error.issues, 'en')
  return fail(`${field}: ${problem}`, `Correct ${path}; the last good copy is used meanwhile.`)
}

async function instance({ cli }: Patient): Promise<Verdict> {
  const health = await healthOf(cli)
  return health === null
    ? warn('not running', 'Start it with "vigie start".')
    : ok(`process ${health.pid}, version ${health.version}`)
}

async function port({ cli, folder }: Patient): Promise<Verdict> {
  if ((await healthOf(cli)) !== null) {
    const { url } = await (await cli.instance()).system.about()
    return ok(url ?? 'the REST door is off')
  }
  const { host, port: wanted } = storedSettings(folder).door
  const free = await canListen(host, wanted)
  return free
    ? ok(`${host}:${wanted} is free`)
    : warn(`${host}:${wanted} is taken`, 'Choose another with --port.')
}

/** The defaults where the stored ones cannot be used: what is wrong with them is another examination. */
function storedSettings(folder: string): Settings {
  const path = join(folder, 'settings.json')
  const stored = existsSync(path) ? settingsSchema.safeParse(JSON.parse(readFileSync(path, 'utf8'))) : null
  return stored?.success === true ? stored.data : settingsSchema.parse({})
}

function canListen(host: string, wanted: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(wanted, host, () => server.close(() => resolve(true)))
  })
}

/** Hosts that asked to be left alone, and how requests leave this machine. */
function network({ folder, env }: Patient): Verdict {
  const { proxy, proxy_from, no_proxy, ca_file } = diagnoseNetwork(storedSettings(folder).network, env)
  const way = [
    proxy === null ? 'direct' : `through ${proxy} (${proxy_from})`,
    ...(no_proxy === null ? [] : [`except ${no_proxy}`]),
    ...(ca_file === null ? [] : [`authorities of ${ca_file}`]),
  ].join(', ')
  if (!existsSync(databasePath(folder))) return ok(way)
  const db = connect(databasePath(folder), 'readonly')
  try {
    const hosts = db.prepare('SELECT host FROM host_waits WHERE until > ?').pluck().all(Date.now())
    return hosts.length === 0
      ? ok(way)
      : warn(`${way}; ${hosts.join(', ')} asked to wait`, 'Vigie waits as asked.')
  } finally {
    db.close()
  }
}
