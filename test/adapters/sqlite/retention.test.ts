import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../../main/adapters/sqlite/database.ts'
import { ageRule, freeSpace } from '../../../main/adapters/sqlite/retention.ts'
import type { RetentionRule } from '../../../main/core/ports/retention.ts'
import { sweepRetention } from '../../../main/core/retention.ts'
import { FakeClock } from '../../helpers/fake-clock.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

const DAY = 86_400_000
const clock = new FakeClock('2026-11-22T12:00:00Z')
const never = new AbortController().signal
const yieldToEventLoop = () => Promise.resolve()

function samples() {
  const path = join(tempFolder(), 'vigie.db')
  const db = openDatabase(path)
  onTestFinished(() => void db.close())
  db.exec(
    'CREATE TABLE samples (at INTEGER NOT NULL, text TEXT) STRICT; CREATE INDEX samples_at ON samples (at)',
  )
  const insert = db.prepare('INSERT INTO samples VALUES (?, ?)')
  const fill = (rows: number, days: number) =>
    db.transaction(() => {
      for (let row = 0; row < rows; row += 1) insert.run(clock.now() - days * DAY, 'x'.repeat(500))
    })()
  const count = () => db.prepare('SELECT count(*) FROM samples').pluck().get()
  return { path, db, fill, count }
}

test('rows past their age go, rows within it stay', async () => {
  const { db, fill, count } = samples()
  fill(1200, 91)
  fill(30, 89)
  const rule = ageRule(db, { table: 'samples', timeColumn: 'at', keepDays: () => 90 })
  const swept = await sweepRetention({ rules: [rule], space: freeSpace(db), clock, yieldToEventLoop }, never)
  expect(swept).toEqual({ samples: 1200 })
  expect(count()).toBe(30)
})

test('a condition protects some of the old rows', async () => {
  const { db, fill, count } = samples()
  fill(5, 91)
  const rule = ageRule(db, { table: 'samples', timeColumn: 'at', keepDays: () => 90, where: 'rowid > 2' })
  await sweepRetention({ rules: [rule], space: freeSpace(db), clock, yieldToEventLoop }, never)
  expect(count()).toBe(2)
})

test('the space of deleted rows goes back to the file system', async () => {
  const { path, db, fill } = samples()
  fill(10_000, 400)
  db.pragma('wal_checkpoint(TRUNCATE)')
  const before = statSync(path).size
  const rule = ageRule(db, { table: 'samples', timeColumn: 'at', keepDays: () => 90 })
  await sweepRetention({ rules: [rule], space: freeSpace(db), clock, yieldToEventLoop }, never)
  db.pragma('wal_checkpoint(TRUNCATE)')
  expect(statSync(path).size).toBeLessThan(before / 10)
})

test('no batch is larger than 200 rows, and others have their turn between two', async () => {
  const batches: number[] = []
  let turns = 0
  const rule: RetentionRule = {
    name: 'runs',
    keepDays: () => 1,
    sweep: (_, limit) => {
      batches.push(limit)
      return batches.length < 4 ? limit : 7
    },
  }
  const space = { giveBack: () => false }
  const counted = async () => {
    turns += 1
  }
  const swept = await sweepRetention({ rules: [rule], space, clock, yieldToEventLoop: counted }, never)
  expect(batches).toEqual([200, 200, 200, 200])
  expect(turns).toBe(4)
  expect(swept).toEqual({ runs: 607 })
})

test('an abort ends it between two batches', async () => {
  const stop = new AbortController()
  let batches = 0
  const rule: RetentionRule = {
    name: 'runs',
    keepDays: () => 1,
    sweep: (_, limit) => {
      batches += 1
      stop.abort()
      return limit
    },
  }
  await sweepRetention(
    { rules: [rule], space: { giveBack: () => true }, clock, yieldToEventLoop },
    stop.signal,
  )
  expect(batches).toBe(1)
})

test('the deletion by age walks the index', () => {
  const { db } = samples()
  const plan = db
    .prepare('EXPLAIN QUERY PLAN SELECT rowid FROM samples WHERE at < ? ORDER BY at LIMIT ?')
    .all(0, 500) as { detail: string }[]
  expect(plan.map(({ detail }) => detail)).toEqual(['SEARCH samples USING COVERING INDEX samples_at (at<?)'])
})

test('a year of daily sweeps keeps the file at the size of its ninety days', async () => {
  const { path, db, fill } = samples()
  const rule = ageRule(db, { table: 'samples', timeColumn: 'at', keepDays: () => 90 })
  db.pragma('synchronous = OFF')
  const sizes: number[] = []
  for (let daysAgo = 365; daysAgo >= 0; daysAgo -= 1) {
    fill(100, daysAgo)
    const then = new FakeClock(clock.now() - daysAgo * DAY)
    await sweepRetention({ rules: [rule], space: freeSpace(db), clock: then, yieldToEventLoop }, never)
    if (daysAgo % 90 === 0) {
      db.pragma('wal_checkpoint(TRUNCATE)')
      sizes.push(statSync(path).size)
    }
  }
  const [, , full = 0, , year = 0] = sizes
  expect(year).toBeLessThan(full * 1.1)
})
