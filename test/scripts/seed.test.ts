/** A seeded instance: whole, the same each time, and never over somebody's data. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { databasePath } from '../../main/adapters/sqlite/store.ts'
import { typeAt } from '../../main/core/alerts/rules/registry.ts'
import { seedInstance } from '../../scripts/seed/seed.ts'
import { ALERT_TYPES } from '../../shared/alert.ts'
import { KINDS, outcomeSchema } from '../../shared/vocabulary.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

const NOW = Date.parse('2026-03-11T09:30:00Z')

const newFolder = () => mkdtempSync(join(tmpdir(), 'vigie-seeded-'))
const folders = [newFolder(), newFolder()] as const
let [one, two]: readonly (Database.Database | undefined)[] = []

beforeAll(async () => {
  for (const folder of folders) await seedInstance(folder, { now: NOW, tradedDays: 2 })
  ;[one, two] = folders.map((folder) => new Database(databasePath(folder), { readonly: true }))
}, 120_000)
afterAll(() => {
  one?.close()
  two?.close()
  for (const folder of folders) rmSync(folder, { recursive: true })
})

const column = (sql: string) => one?.prepare(sql).pluck().all() ?? []

describe('a seeded instance', () => {
  test('has runs of every kind and every outcome', () => {
    expect(column('SELECT DISTINCT kind FROM runs').toSorted()).toEqual(KINDS.toSorted())
    expect(column('SELECT DISTINCT outcome FROM runs').toSorted()).toEqual(outcomeSchema.options.toSorted())
  })

  test('has an alert of every type, and one in each state an owner gives them', () => {
    const types = column('SELECT DISTINCT sort_order FROM alerts').map((order) => typeAt(Number(order)))
    expect(types.toSorted()).toEqual(ALERT_TYPES.toSorted())
    expect(column('SELECT DISTINCT state FROM alerts').toSorted()).toEqual(['active', 'dismissed', 'snoozed'])
  })

  test('has a year of scores with all their components', () => {
    const [first, last] = [
      column('SELECT min(day) FROM index_scores'),
      column('SELECT max(day) FROM index_scores'),
    ]
    expect([first, last]).toEqual([['2025-03-10'], ['2026-03-11']])
    expect(column('SELECT DISTINCT coverage FROM index_scores')).toEqual([1])
  })

  test('has collected days with bars, and records by the model and by a person', () => {
    expect(column('SELECT count(*) FROM trade_days')).toEqual([2])
    expect(column('SELECT count(*) > 5 FROM trade_bars')).toEqual([1])
    expect(column('SELECT DISTINCT author FROM occupation_versions').toSorted()).toEqual(['claude', 'person'])
  })

  test('is whole while New York is a day behind', async () => {
    const folder = tempFolder()
    await seedInstance(folder, { now: Date.parse('2026-11-30T00:46:00Z'), tradedDays: 1 })
    const night = new Database(databasePath(folder), { readonly: true })
    onTestFinished(() => void night.close())
    expect(night.prepare('SELECT max(day) FROM index_scores').pluck().get()).toBe('2026-11-27')
  }, 120_000)

  test('is the same each time', () => {
    const tables = column(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'occupations_search%'`,
    )
    const rows = (db: Database.Database | undefined, folder: string) =>
      tables.map((table) =>
        JSON.stringify(db?.prepare(`SELECT * FROM ${table}`).all()).replaceAll(folder, 'FOLDER'),
      )
    expect(rows(one, folders[0])).toEqual(rows(two, folders[1]))
  })
})

test('a folder that holds something is left alone', async () => {
  const folder = tempFolder()
  writeFileSync(join(folder, 'mine.txt'), 'mine')
  await expect(seedInstance(folder, { now: NOW })).rejects.toThrow(
    `${folder} is not empty; name a new folder`,
  )
})
