import { createHash } from 'node:crypto'
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { connect } from '../../../main/adapters/sqlite/connection.ts'
import { backupsFolder, openDatabase } from '../../../main/adapters/sqlite/database.ts'
import { migrations } from '../../../main/adapters/sqlite/migrations/index.ts'
import type { Migration } from '../../../main/adapters/sqlite/migrations/migration.ts'
import { VigieError } from '../../../shared/errors.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

const one: Migration = { version: 1, name: 'a', up: (db) => db.exec('CREATE TABLE a (x INTEGER) STRICT') }
const two: Migration = { version: 2, name: 'b', up: (db) => db.exec('ALTER TABLE a ADD COLUMN y TEXT') }
const file = () => join(tempFolder(), 'vigie.db')
const digest = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')

function codeOf(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    return error instanceof VigieError ? error.code : String(error)
  }
  return 'nothing thrown'
}

describe('a new database', () => {
  test('has the write-ahead log, full synchronous writes, foreign keys and step-by-step vacuum', () => {
    const db = openDatabase(file())
    const pragma = (name: string) => db.pragma(name, { simple: true })
    expect(pragma('journal_mode')).toBe('wal')
    expect(pragma('synchronous')).toBe(2)
    expect(pragma('foreign_keys')).toBe(1)
    expect(pragma('auto_vacuum')).toBe(2)
    expect(pragma('application_id')).toBe(0x56494749)
    db.close()
  })

  test('is at the version of the last migration', () => {
    const db = openDatabase(file())
    expect(db.pragma('user_version', { simple: true })).toBe(migrations.at(-1)?.version)
    db.close()
  })

  test('needs no backup', () => {
    const path = file()
    openDatabase(path, [one, two]).close()
    expect(existsSync(backupsFolder(path))).toBe(false)
  })

  test('in a folder that does not exist is refused with the folder as the remedy', () => {
    expect(codeOf(() => openDatabase(join(tempFolder(), 'none', 'vigie.db')))).toBe('database_unavailable')
  })
})

describe('an existing database', () => {
  test('is copied before its schema changes, and the copy is the state before', () => {
    const path = file()
    const before = openDatabase(path, [one])
    before.exec('INSERT INTO a VALUES (7)')
    before.close()
    const db = openDatabase(path, [one, two])
    expect(db.prepare('SELECT x, y FROM a').get()).toEqual({ x: 7, y: null })
    db.close()
    const copy = new Database(join(backupsFolder(path), 'before-upgrade-from-1.db'), { readonly: true })
    expect(copy.pragma('user_version', { simple: true })).toBe(1)
    expect(copy.prepare('SELECT * FROM a').get()).toEqual({ x: 7 })
    copy.close()
  })

  test('opened again at the same version is not copied', () => {
    const path = file()
    openDatabase(path, [one]).close()
    openDatabase(path, [one]).close()
    expect(existsSync(backupsFolder(path))).toBe(false)
  })

  test('keeps the three newest copies made before upgrades', () => {
    const path = file()
    const steps = [1, 2, 3, 4, 5, 6].map((version) => ({
      version,
      name: `t${version}`,
      up: (db: Database.Database) => db.exec(`CREATE TABLE t${version} (x) `),
    }))
    for (const { version } of steps) openDatabase(path, steps.slice(0, version)).close()
    expect(readdirSync(backupsFolder(path)).sort()).toEqual(
      [3, 4, 5].map((version) => `before-upgrade-from-${version}.db`),
    )
  })

  test('whose migration fails stays at the last version that went through, with nothing half done', () => {
    const path = file()
    openDatabase(path, [one]).close()
    const bad: Migration = {
      version: 3,
      name: 'bad',
      up: (db) => db.exec('CREATE TABLE half (x); INSERT INTO nowhere VALUES (1)'),
    }
    expect(codeOf(() => openDatabase(path, [one, two, bad]))).toBe('migration_failed')
    const db = connect(path)
    expect(db.pragma('user_version', { simple: true })).toBe(2)
    expect(db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'half'").get()).toBeUndefined()
    db.close()
  })

  test('whose migration would leave rows that point nowhere is not migrated', () => {
    const path = file()
    const orphaning: Migration = {
      version: 1,
      name: 'orphans',
      up: (db) =>
        db.exec(
          'CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (p REFERENCES p); INSERT INTO c VALUES (1)',
        ),
    }
    expect(codeOf(() => openDatabase(path, [orphaning]))).toBe('migration_failed')
  })
})

describe('a database that is not for this program', () => {
  test('of version 99 is refused and not a byte of it changes', () => {
    const path = file()
    const db = openDatabase(path, [one])
    db.pragma('user_version = 99')
    db.close()
    const before = digest(path)
    expect(codeOf(() => openDatabase(path))).toBe('database_too_new')
    expect(digest(path)).toBe(before)
  })

  test('of another program is refused and not a byte of it changes', () => {
    const path = file()
    const other = new Database(path)
    other.exec('CREATE TABLE notes (text)')
    other.close()
    const before = digest(path)
    expect(codeOf(() => openDatabase(path))).toBe('database_foreign')
    expect(digest(path)).toBe(before)
  })
})

describe('a machine that cannot open it', () => {
  test.each(['MODULE_NOT_FOUND', 'ERR_DLOPEN_FAILED'])(
    'for want of the native module (%s) says so, with the remedy',
    (code) => {
      const broken = class {
        constructor() {
          throw Object.assign(new Error('Cannot find module ./prebuilds/x.node'), { code })
        }
      } as unknown as typeof Database
      expect(codeOf(() => connect(file(), 'readwrite', broken))).toBe('native_module_missing')
    },
  )

  test.skipIf(process.getuid?.() === 0)('for want of rights (not as root, who may all) says so', () => {
    const path = file()
    writeFileSync(path, '')
    chmodSync(path, 0o000)
    expect(codeOf(() => openDatabase(path))).toBe('database_unavailable')
  })
})

test('the numbers of the migrations rise', () => {
  const versions = migrations.map(({ version }) => version)
  expect(versions).toEqual([...versions].sort((a, b) => a - b))
  expect(new Set(versions).size).toBe(versions.length)
})
