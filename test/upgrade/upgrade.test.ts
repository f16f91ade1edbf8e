/** The new Vigie on the data of every earlier one, and an earlier Vigie on the data of the new one. */
import { copyFileSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import DatabaseConstructor from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { migrations } from '../../main/adapters/sqlite/migrations/index.ts'
import { databasePath, openStore } from '../../main/adapters/sqlite/store.ts'
import { VigieError } from '../../shared/errors.ts'
import { errorTemplate } from '../../shared/messages/index.ts'
import { FakeClock } from '../helpers/fake-clock.ts'
import { createTestApplication } from '../helpers/instance.ts'
import { tempFolder } from '../helpers/temp-folder.ts'
import { asKept, contentsOf, databaseBytes, EarlierFolders, ROWS } from './earlier.ts'

const versions = migrations.map(({ version }) => version)
const newest = Math.max(...versions)
const earlier = versions.filter((version) => version < newest)

let earlierFolders: EarlierFolders
beforeAll(() => {
  earlierFolders = new EarlierFolders()
}, 60_000)
afterAll(() => earlierFolders.close())

it('knows rows of every schema version, so that a new migration brings its own', () => {
  expect(Object.keys(ROWS).map(Number)).toEqual(versions)
})

describe.each(earlier)('data of schema version %i', (version) => {
  it('is opened with every row it had', () => {
    const folder = tempFolder()
    const before = earlierFolders.lay(folder, version)
    const application = open(folder)
    const after = contentsOf(application.foundation.db)
    for (const [table, rows] of before) expect(after.get(table), table).toMatchObject(rows.map(asKept))
    expect(application.services.system.about().database.version).toBe(newest)
  })

  it('is backed up as it was before anything changes', () => {
    const folder = tempFolder()
    const before = earlierFolders.lay(folder, version)
    open(folder)
    const backup = new DatabaseConstructor(join(folder, 'backups', `before-upgrade-from-${version}.db`), {
      readonly: true,
    })
    onTestFinished(() => void backup.close())
    expect(backup.pragma('user_version', { simple: true })).toBe(version)
    expect(contentsOf(backup)).toEqual(before)
  })

  it('comes with its settings, also those that this version does not know', async () => {
    const folder = tempFolder()
    earlierFolders.lay(folder, version)
    const { services } = open(folder)
    expect(services.settings.get()).toMatchObject({
      appearance: { language: 'fr', theme: 'dark' },
      storage: { raw_days: 200 },
    })
    services.settings.update({ changes: { appearance: { theme: 'light' } } })
    expect(JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'))).toMatchObject({
      invented_later: { kept: true },
    })
  })

  it('of a newer Vigie is refused with the remedy, and not touched', () => {
    const folder = tempFolder()
    earlierFolders.lay(folder, newest)
    const before = databaseBytes(folder)
    const past = migrations.filter((migration) => migration.version <= version)
    const error = refusal(() =>
      openStore({ folder, clock: new FakeClock(), pid: process.pid, migrations: past }),
    )
    expect(error).toMatchObject({ code: 'database_too_new', params: { found: newest, known: version } })
    expect(errorTemplate('en', 'database_too_new')).toContain('Install the newer version')
    expect(databaseBytes(folder)).toEqual(before)
  })
})

it('goes back to an earlier Vigie with the copy made before the upgrade', async () => {
  const folder = tempFolder()
  const before = earlierFolders.lay(folder, 1)
  await open(folder).stop()
  rmSync(databasePath(folder))
  copyFileSync(join(folder, 'backups', 'before-upgrade-from-1.db'), databasePath(folder))
  const store = openStore({
    folder,
    clock: new FakeClock(),
    pid: process.pid,
    migrations: migrations.slice(0, 1),
  })
  onTestFinished(() => store.close())
  expect(contentsOf(store.db)).toEqual(before)
})

it('gives a score on data of the first version', async () => {
  const folder = tempFolder()
  earlierFolders.lay(folder, 1)
  const application = open(folder)
  const changes = { settings: { profile: 'sample' } }
  const { signal } = new AbortController()
  const run = await application.runOnce({ jobId: 'fear-greed', changes, onProgress: () => undefined, signal })
  expect(run.outcome).toBe('succeeded')
})

function open(folder: string) {
  const application = createTestApplication(folder, { network: false })
  onTestFinished(() => application.stop())
  return application
}

function refusal(work: () => unknown): VigieError {
  try {
    work()
  } catch (error) {
    if (error instanceof VigieError) return error
    throw error
  }
  throw new Error('it was not refused')
}
