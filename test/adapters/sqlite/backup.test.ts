import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { backup, backupDaily, backupInOneGo, listDailyBackups } from '../../../main/adapters/sqlite/backup.ts'
import { openDatabase } from '../../../main/adapters/sqlite/database.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

function opened(folder: string): Database.Database {
  const db = openDatabase(join(folder, 'vigie.db'))
  onTestFinished(() => void db.close())
  return db
}

const waitFor = (db: Database.Database) =>
  db.prepare('INSERT OR REPLACE INTO host_waits (host, until) VALUES (?, ?)')

test('a backup made while rows are written passes the full check and holds what was there before', async () => {
  const folder = tempFolder()
  const db = opened(folder)
  const write = waitFor(db)
  db.transaction(() => {
    for (let row = 0; row < 20_000; row += 1) write.run(`before-${row}.example`, row)
  })()
  const target = join(folder, 'copy.db')
  let done = false
  const copying = backup(db, target).finally(() => {
    done = true
  })
  for (let row = 0; !done; row += 1) {
    write.run(`during-${row}.example`, row)
    await new Promise(setImmediate)
  }
  await copying
  const copy = new Database(target, { readonly: true })
  expect(copy.pragma('integrity_check', { simple: true })).toBe('ok')
  const before = "SELECT count(*) FROM host_waits WHERE host LIKE 'before-%'"
  expect(copy.prepare(before).pluck().get()).toBe(20_000)
  copy.close()
})

test('a copy made by another connection ends, however much is written meanwhile', async () => {
  const folder = tempFolder()
  const db = opened(folder)
  const write = waitFor(db)
  db.transaction(() => {
    for (let row = 0; row < 20_000; row += 1) write.run(`before-${row}.example`, row)
  })()
  const reader = new Database(join(folder, 'vigie.db'), { readonly: true })
  onTestFinished(() => void reader.close())
  const target = join(folder, 'copy.db')
  let done = false
  void backupInOneGo(reader, target).then(() => {
    done = true
  })
  for (let row = 0; row < 50 && !done; row += 1) {
    write.run(`during-${row}.example`, row)
    await new Promise(setImmediate)
  }
  expect(done).toBe(true)
  const copy = openDatabase(target)
  expect(copy.pragma('integrity_check', { simple: true })).toBe('ok')
  copy.close()
})

test('a backup never overwrites a file', async () => {
  const folder = tempFolder()
  const target = join(folder, 'mine.txt')
  writeFileSync(target, 'mine')
  await expect(backup(opened(folder), target)).rejects.toMatchObject({ code: 'backup_target_exists' })
  expect(readFileSync(target, 'utf8')).toBe('mine')
})

test('a backup into a folder that does not exist leaves nothing behind and says so', async () => {
  const folder = tempFolder()
  const target = join(folder, 'none', 'copy.db')
  await expect(backup(opened(folder), target)).rejects.toMatchObject({ code: 'backup_failed' })
  expect(existsSync(join(folder, 'none'))).toBe(false)
})

test('the copy of a day is made once, and only the newest are kept', async () => {
  const folder = tempFolder()
  const backups = join(folder, 'backups')
  const db = opened(folder)
  for (const day of ['2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22'])
    await backupDaily(db, backups, day, 3)
  expect(await backupDaily(db, backups, '2026-11-22', 3)).toBe(false)
  expect(listDailyBackups(backups).map(({ day }) => day)).toEqual(['2026-11-22', '2026-11-21', '2026-11-20'])
})

test('rotation leaves files of another name alone', async () => {
  const folder = tempFolder()
  const backups = join(folder, 'backups')
  const db = opened(folder)
  await backupDaily(db, backups, '2026-11-21', 1)
  writeFileSync(join(backups, 'vigie-2026-11-01-mine.db'), '')
  await backupDaily(db, backups, '2026-11-22', 1)
  expect(readdirSync(backups).sort()).toEqual(['vigie-2026-11-01-mine.db', 'vigie-2026-11-22.db'])
})
