/** How far a database has changed tells whether anything was written, by whichever connection. */
import { join } from 'node:path'
import DatabaseConstructor, { type Database } from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Changes, changesOf } from '../../../main/adapters/sqlite/changes.ts'
import { connect, setPragmas } from '../../../main/adapters/sqlite/connection.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

let db: Database
let other: Database
let changes: () => Changes | null

beforeEach(() => {
  const path = join(tempFolder(), 'test.db')
  db = new DatabaseConstructor(path)
  setPragmas(db)
  db.exec(`
    CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT);
    CREATE TABLE log (note INTEGER REFERENCES notes ON DELETE CASCADE);
    INSERT INTO notes VALUES (1, 'one'), (2, 'two');
    INSERT INTO log VALUES (1)`)
  other = connect(path)
  changes = changesOf(db)
})
afterEach(() => {
  db.close()
  other.close()
})

describe('the changes of a database', () => {
  it('are the same after reading', () => {
    const before = changes()
    db.prepare('SELECT * FROM notes').all()
    other.prepare('SELECT * FROM notes').all()
    expect(changes()).toEqual(before)
  })

  it.each([
    ['an inserted row', "INSERT INTO notes VALUES (3, 'three')"],
    ['a changed row', "UPDATE notes SET text = 'uno' WHERE id = 1"],
    ['a removed row', 'DELETE FROM notes WHERE id = 2'],
    ['all rows removed', 'DELETE FROM log'],
    ['a transaction', "BEGIN; UPDATE notes SET text = 'uno'; COMMIT"],
    [
      'one that took back a part',
      'BEGIN; DELETE FROM log; SAVEPOINT s; DELETE FROM notes; ROLLBACK TO s; COMMIT',
    ],
  ])('are others after %s, of this connection', (_, sql) => {
    const before = changes()
    db.exec(sql)
    expect(changes()).not.toEqual(before)
  })

  it('are others after a commit of another connection', () => {
    const before = changes()
    other.exec("UPDATE notes SET text = 'uno' WHERE id = 1")
    expect(changes()).not.toEqual(before)
  })

  it('are unknown within a transaction, and others after it was taken back', () => {
    const before = changes()
    db.exec("BEGIN; UPDATE notes SET text = 'never'")
    expect(changes()).toBeNull()
    db.exec('ROLLBACK')
    expect(changes()).not.toEqual(before)
  })

  it('are the same while another connection has not committed', () => {
    const before = changes()
    other.exec("BEGIN; UPDATE notes SET text = 'not yet'")
    expect(changes()).toEqual(before)
    other.exec('COMMIT')
    expect(changes()).not.toEqual(before)
  })
})
