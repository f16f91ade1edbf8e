import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../../main/adapters/sqlite/database.ts'
import { countRule } from '../../../main/adapters/sqlite/retention.ts'
import { retentionRules, TABLE_RULES } from '../../../main/adapters/sqlite/table-rules.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

const DAY = 86_400_000
const NOW = Date.parse('2026-11-22T12:00:00Z')

function open() {
  const db = openDatabase(join(tempFolder(), 'vigie.db'))
  onTestFinished(() => void db.close())
  const sweep = () => {
    for (const rule of retentionRules(db, () => 90))
      for (let left = 200; left === 200; ) left = rule.sweep(NOW - rule.keepDays() * DAY, 200)
  }
  const all = (sql: string) => db.prepare(sql).pluck().all()
  return { db, sweep, all }
}

test('every table says what it keeps', () => {
  const { all } = open()
  const tables = all(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
    AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow') ORDER BY name`)
  expect(Object.keys(TABLE_RULES).sort()).toEqual(tables)
})

test('a rule by number keeps the newest rows of each job', () => {
  const { db, all } = open()
  const insert = db.prepare(`INSERT INTO runs (id, job_id, kind, cause, occurrence, scheduled_for, outcome)
    VALUES (@id, @job, 'alerts', 'schedule', @id, @at, @outcome)`)
  for (let at = 1; at <= 9; at += 1)
    for (const job of ['a', 'b'])
      insert.run({ id: `${job}${at}`, job, at, outcome: at === 2 ? null : 'succeeded' })
  const rule = countRule(db, {
    table: 'runs',
    each: 'job_id',
    order: 'scheduled_for',
    most: 3,
    where: 'outcome IS NOT NULL',
  })
  expect([rule.sweep(0, 7), rule.sweep(0, 7), rule.sweep(0, 7)]).toEqual([7, 3, 0])
  expect(all('SELECT id FROM runs ORDER BY id')).toEqual(['a2', 'a7', 'a8', 'a9', 'b2', 'b7', 'b8', 'b9'])
})

test('waits of long ago, mappings not used for two years and calls past their age go', () => {
  const { db, sweep, all } = open()
  const wait = db.prepare('INSERT INTO host_waits (host, until) VALUES (?, ?)')
  wait.run('old.example', NOW - 32 * DAY)
  wait.run('new.example', NOW - 30 * DAY)
  const mapping = db.prepare("INSERT INTO import_mappings VALUES (?, '{}', ?)")
  mapping.run('old', NOW - 731 * DAY)
  mapping.run('new', NOW - 729 * DAY)
  const call = db.prepare(
    `INSERT INTO analysis_calls VALUES (?, 'analysis', 'r', 1, ?, 5, 200, 1, NULL, NULL, NULL, 'x', 0)`,
  )
  call.run('old', NOW - 91 * DAY)
  call.run('new', NOW - 89 * DAY)
  sweep()
  expect(all('SELECT host FROM host_waits')).toEqual(['new.example'])
  expect(all('SELECT signature FROM import_mappings')).toEqual(['new'])
  expect(all('SELECT id FROM analysis_calls')).toEqual(['new'])
})

test('an audit entry loses its texts after the raw days and stays as a line; old versions by a model go', () => {
  const { db, sweep, all } = open()
  db.exec(
    "INSERT INTO occupations (code, title, domain, status, version) VALUES ('K1', 't', 'd', 'published', 3)",
  )
  const version = db.prepare(`INSERT INTO occupation_versions (code, version, at, author, simulated, content)
    VALUES ('K1', ?, ?, ?, 0, '{}')`)
  version.run(1, NOW - 500 * DAY, 'claude')
  version.run(2, NOW - 500 * DAY, 'person')
  version.run(3, NOW - 400 * DAY, 'claude')
  const audit = db.prepare(`INSERT INTO occupation_audit (at, code, event, agent, description, before, after)
    VALUES (?, 'K1', 'rewritten', 'claude', 'd', ?, '{}')`)
  audit.run(NOW - 91 * DAY, null)
  audit.run(NOW - 89 * DAY, '{}')
  sweep()
  expect(all('SELECT version FROM occupation_versions ORDER BY version')).toEqual([2, 3])
  expect(all('SELECT after FROM occupation_audit ORDER BY at')).toEqual([null, '{}'])
})
