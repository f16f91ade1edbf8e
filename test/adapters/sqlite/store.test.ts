import {
  copyFileSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { backup, backupDaily } from '../../../main/adapters/sqlite/backup.ts'
import { createClockRecords } from '../../../main/adapters/sqlite/clock-records.ts'
import { definitions } from '../../../main/adapters/sqlite/definitions.ts'
import { restore } from '../../../main/adapters/sqlite/restore.ts'
import { type DataFolderStore, databasePath, openStore } from '../../../main/adapters/sqlite/store.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

const clock = {
  now: () => Date.parse('2026-11-22T14:20:07Z'),
  monotonic: () => 0,
  zone: () => 'Europe/Paris',
}

function open(folder: string): DataFolderStore {
  const store = openStore({ folder, clock, pid: process.pid })
  onTestFinished(() => store.close())
  return store
}

const remember = (store: DataFolderStore, host: string) =>
  store.db.prepare('INSERT INTO host_waits (host, until) VALUES (?, 1)').run(host)
const remembered = (store: DataFolderStore) =>
  store.db.prepare('SELECT host FROM host_waits ORDER BY host').pluck().all() as string[]

function definitionsIn(folder: string): Map<string, string> {
  const db = new Database(databasePath(folder), { readonly: true })
  onTestFinished(() => void db.close())
  return definitions(db)
}

/** A folder with one daily backup that contains "kept", and a closed database that also contains "late". */
async function folderWithBackup(): Promise<string> {
  const folder = tempFolder()
  const store = open(folder)
  remember(store, 'kept')
  await backupDaily(store.db, join(folder, 'backups'), '2026-11-21', 7)
  remember(store, 'late')
  store.close()
  return folder
}

describe('a start', () => {
  test('in an empty folder finds nothing to report', () => {
    expect(open(tempFolder()).findings).toEqual([])
  })

  test('where a file stands in the place of the folder is refused', () => {
    const path = join(tempFolder(), 'file')
    writeFileSync(path, '')
    expect(() => open(path)).toThrowError(expect.objectContaining({ code: 'database_unavailable' }))
  })

  test('after a refusal leaves the folder free', () => {
    const folder = tempFolder()
    const other = new Database(databasePath(folder))
    other.exec('CREATE TABLE notes (text)')
    other.close()
    expect(() => open(folder)).toThrowError(expect.objectContaining({ code: 'database_foreign' }))
    rmSync(databasePath(folder))
    expect(open(folder).findings).toEqual([])
  })

  test('on a damaged database restores the newest daily backup, keeps the damaged file, and reports it', async () => {
    const folder = await folderWithBackup()
    truncateSync(databasePath(folder), 20_000)
    const damaged = readFileSync(databasePath(folder))
    const store = open(folder)
    expect(remembered(store)).toEqual(['kept'])
    expect(store.findings).toMatchObject([{ code: 'database_restored', params: { backup: '2026-11-21' } }])
    expect(readFileSync(join(folder, 'vigie.db.damaged-2026-11-22T15-20-07'))).toEqual(damaged)
  })

  test('passes over a backup that is damaged itself', async () => {
    const folder = await folderWithBackup()
    writeFileSync(join(folder, 'backups', 'vigie-2026-11-22.db'), 'not a database')
    writeFileSync(databasePath(folder), 'not a database either, but long enough to be looked at')
    const store = open(folder)
    expect(store.findings).toMatchObject([{ code: 'database_restored', params: { backup: '2026-11-21' } }])
  })

  test('on an emptied database with a backup restores it', async () => {
    const folder = await folderWithBackup()
    truncateSync(databasePath(folder), 0)
    expect(remembered(open(folder))).toEqual(['kept'])
  })

  test('on a damaged database without a backup starts empty and says so', () => {
    const folder = tempFolder()
    writeFileSync(databasePath(folder), 'x'.repeat(5000))
    const store = open(folder)
    expect(remembered(store)).toEqual([])
    expect(store.findings).toMatchObject([{ code: 'database_lost' }])
  })

  test('finishes a restore that was cut in the middle', async () => {
    const folder = await folderWithBackup()
    renameSync(databasePath(folder), `${databasePath(folder)}.restoring`)
    expect(remembered(open(folder))).toEqual(['kept', 'late'])
  })

  test.each([
    ['a table that SQLite still reads', 'until INTEGER', 'untix INTEGER'],
    ['a search table that SQLite no longer reads', ' code UNINDEXED', '*code UNINDEXED'],
    ['a rule of a table', "status = 'published'", "status = 'publishes'"],
  ])('takes a changed definition of %s for damage', async (_, before, after) => {
    const folder = await folderWithBackup()
    const content = readFileSync(databasePath(folder), 'latin1')
    expect(content).toContain(before)
    writeFileSync(databasePath(folder), content.replaceAll(before, after), 'latin1')
    expect(open(folder).findings).toMatchObject([{ code: 'database_restored' }])
  })

  test('lets an index that its owner made, and statistics of SQLite, be', async () => {
    const folder = await folderWithBackup()
    const store = open(folder)
    store.db.exec('CREATE INDEX mine ON host_waits (until); ANALYZE')
    store.close()
    expect(open(folder).findings).toEqual([])
  })

  test('never dies of bytes overwritten anywhere: it opens, or restores', async () => {
    const folder = await folderWithBackup()
    const sound = readFileSync(databasePath(folder))
    const defined = definitionsIn(folder)
    // The first 100 bytes identify the file: if changed, it becomes another program's, which is refused.
    const place = fc.integer({ min: 100, max: sound.length - 65 })
    fc.assert(
      fc.property(place, fc.uint8Array({ minLength: 1, maxLength: 64 }), (at, noise) => {
        const bytes = Buffer.from(sound)
        bytes.set(noise, at)
        writeFileSync(databasePath(folder), bytes)
        const store = openStore({ folder, clock, pid: process.pid })
        expect(store.db.pragma('quick_check', { simple: true })).toBe('ok')
        expect(definitions(store.db)).toEqual(defined)
        store.close()
      }),
      { numRuns: 60 },
    )
  })
})

describe('restore', () => {
  test('puts a backup in place and keeps what was there', async () => {
    const folder = await folderWithBackup()
    const kept = restore(join(folder, 'backups', 'vigie-2026-11-21.db'), databasePath(folder), 'now')
    expect(remembered(open(folder))).toEqual(['kept'])
    const before = new Database(String(kept), { readonly: true })
    expect(before.prepare('SELECT count(*) FROM host_waits').pluck().get()).toBe(2)
    before.close()
  })

  test('keeps what a killed process had written last, too', async () => {
    const living = await folderWithBackup()
    const store = open(living)
    remember(store, 'last')
    const folder = tempFolder()
    for (const name of ['vigie.db', 'vigie.db-wal']) copyFileSync(join(living, name), join(folder, name))
    const kept = restore(join(living, 'backups', 'vigie-2026-11-21.db'), databasePath(folder), 'now')
    const before = new Database(String(kept), { readonly: true })
    expect(before.prepare('SELECT count(*) FROM host_waits').pluck().get()).toBe(3)
    before.close()
  })

  test('into an empty folder works', async () => {
    const copy = join(await folderWithBackup(), 'backups', 'vigie-2026-11-21.db')
    const folder = tempFolder()
    expect(restore(copy, databasePath(folder), 'now')).toBeNull()
    expect(remembered(open(folder))).toEqual(['kept'])
  })

  test('leaves the backup itself as it was', async () => {
    const folder = await folderWithBackup()
    const copy = join(folder, 'backups', 'vigie-2026-11-21.db')
    const bytes = readFileSync(copy)
    restore(copy, databasePath(folder), 'now')
    expect(readFileSync(copy)).toEqual(bytes)
  })

  test('reads a backup of a database that is still being written', async () => {
    const folder = tempFolder()
    const store = open(folder)
    remember(store, 'a')
    await backup(store.db, join(folder, 'copy.db'))
    remember(store, 'b')
    store.close()
    restore(join(folder, 'copy.db'), databasePath(folder), 'now')
    expect(remembered(open(folder))).toEqual(['a'])
  })

  const refused: [string, string, (path: string) => void][] = [
    ['a file that is not there', 'backup_missing', () => {}],
    ['a text file', 'database_damaged', (path) => writeFileSync(path, 'hello, this is no database at all')],
    ['an empty file', 'database_foreign', (path) => writeFileSync(path, '')],
    [
      'a truncated database',
      'database_damaged',
      (path) => {
        writeFileSync(
          path,
          readFileSync(join(path, '..', 'backups', 'vigie-2026-11-21.db')).subarray(0, 20_000),
        )
      },
    ],
    [
      'a database of another program',
      'database_foreign',
      (path) => new Database(path).exec('CREATE TABLE notes (text)').close(),
    ],
    [
      'a database of a newer Vigie',
      'database_too_new',
      (path) => {
        writeFileSync(path, readFileSync(join(path, '..', 'backups', 'vigie-2026-11-21.db')))
        const db = new Database(path)
        db.pragma('user_version = 99')
        db.close()
      },
    ],
  ]

  test.each(refused)('refuses %s with %s and changes nothing', async (_, code, make) => {
    const folder = await folderWithBackup()
    const file = join(folder, 'candidate.db')
    make(file)
    const present = readFileSync(databasePath(folder))
    expect(() => restore(file, databasePath(folder), 'now')).toThrowError(expect.objectContaining({ code }))
    expect(readFileSync(databasePath(folder))).toEqual(present)
    expect(readdirSync(join(folder, 'backups'))).not.toContain('replaced-now.db')
  })
})

test('the newest backup is the one that was made last, whatever day a wrong clock gave it', async () => {
  const folder = tempFolder()
  const store = open(folder)
  const records = createClockRecords(store.db)
  const daily = async (host: string, day: string) => {
    records.see(Date.parse(day))
    remember(store, host)
    await backupDaily(store.db, join(folder, 'backups'), day, 7)
  }
  await daily('first', '2026-11-20')
  await daily('under a wrong clock', '2027-01-09')
  await daily('last', '2026-11-21')
  store.close()
  truncateSync(databasePath(folder), 100)
  expect(remembered(open(folder))).toEqual(['first', 'last', 'under a wrong clock'])
})

test('a backup of a day to come does not count among those that are kept', async () => {
  const folder = join(tempFolder(), 'backups')
  const store = open(tempFolder())
  for (const day of ['2027-01-09', '2026-11-20', '2026-11-21', '2026-11-22'])
    await backupDaily(store.db, folder, day, 2)
  expect(readdirSync(folder).sort()).toEqual([
    'vigie-2026-11-21.db',
    'vigie-2026-11-22.db',
    'vigie-2027-01-09.db',
  ])
})
