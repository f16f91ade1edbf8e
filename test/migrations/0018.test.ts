import DatabaseConstructor from 'better-sqlite3'
import { expect, it } from 'vitest'
import { tradeFolders } from '../../main/adapters/sqlite/migrations/0018-trade-folders.ts'

it('gives a collection one id in each folder', () => {
  const db = new DatabaseConstructor(':memory:')
  tradeFolders.up(db)
  db.exec("INSERT INTO trade_folders VALUES ('k', '/data', 'a')")

  expect(() => db.exec("INSERT INTO trade_folders VALUES ('k', '/data', 'b')")).toThrow(/UNIQUE/)
})
