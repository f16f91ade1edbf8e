/** Work in one transaction is done although another connection writes at the same time. */
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connect, setPragmas } from '../../../main/adapters/sqlite/connection.ts'
import { inOneTransaction } from '../../../main/adapters/sqlite/one-transaction.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

let db: Database
let other: Database

beforeEach(() => {
  const path = join(tempFolder(), 'test.db')
  db = connect(path)
  setPragmas(db)
  db.exec('CREATE TABLE notes (text TEXT)')
  other = connect(path)
})
afterEach(() => {
  db.close()
  other.close()
})

/** Reads, lets the other connection act, and writes. */
const work = (meanwhile: () => void) => () => {
  const before = db.prepare('SELECT count(*) FROM notes').pluck().get()
  meanwhile()
  db.prepare('INSERT INTO notes VALUES (?)').run(`after ${before}`)
}
const notes = () => db.prepare('SELECT text FROM notes ORDER BY rowid').pluck().all()

describe('work in one transaction starts again', () => {
  it('if another connection wrote after it had read', () => {
    let isFirst = true
    inOneTransaction(
      db,
      work(() => {
        if (isFirst) other.exec("INSERT INTO notes VALUES ('other')")
        isFirst = false
      }),
    )
    expect(notes()).toEqual(['other', 'after 1'])
  })

  it('if another connection is still writing when it wants to', () => {
    other.exec("BEGIN IMMEDIATE; INSERT INTO notes VALUES ('other')")
    let attempts = 0
    inOneTransaction(
      db,
      work(() => {
        attempts += 1
        if (attempts === 2) other.exec('COMMIT')
      }),
    )
    expect(notes()).toEqual(['other', 'after 1'])
  })
})

it('work that fails by itself is not done again', () => {
  let times = 0
  const failing = () => {
    times += 1
    throw new Error('no')
  }
  expect(() => inOneTransaction(db, failing)).toThrow('no')
  expect(times).toBe(1)
})
