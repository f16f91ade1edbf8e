import DatabaseConstructor from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '../../../main/adapters/sqlite/migrate.ts'
import { migrations } from '../../../main/adapters/sqlite/migrations/index.ts'
import { createRunStore } from '../../../main/adapters/sqlite/runs.ts'
import { historyOf } from '../../../main/core/jobs/history.ts'
import type { RunRecord } from '../../../main/core/jobs/run-record.ts'

const RUN = {
  jobId: 'backup',
  kind: 'command',
  cause: 'schedule',
  startedAt: 1,
  endedAt: null,
  durationMs: null,
  attempts: 1,
  skipReason: null,
  skippedCount: 1,
  nextAttemptAt: 9,
  progress: null,
  faults: [],
  summary: {},
} as const

/** The history of runs planned at their index, the first one at 0. */
function historyWith(outcomes: readonly RunRecord['outcome'][], isRunning: boolean) {
  const db = new DatabaseConstructor(':memory:')
  migrate(db, migrations, () => {})
  const runs = createRunStore(db)
  for (const [at, outcome] of outcomes.entries())
    runs.insert({ ...RUN, id: `r${at}`, occurrence: String(at), scheduledFor: at, outcome })
  return historyOf(runs, () => isRunning)
}

const told = (history: ReturnType<typeof historyWith>, query: object) =>
  history.list({ limit: 10, ...query }).map(({ id, outcome }) => [id, outcome])

test('while jobs run, a run without an outcome is in flight', () => {
  const history = historyWith(['succeeded', null], true)
  expect(told(history, {})).toEqual([
    ['r1', null],
    ['r0', 'succeeded'],
  ])
  expect(history.get('r1')?.outcome).toBeNull()
})

test('while none does, a run without an outcome is interrupted and has no next attempt', () => {
  const history = historyWith(['succeeded', null], false)
  expect(told(history, {})).toEqual([
    ['r1', 'interrupted'],
    ['r0', 'succeeded'],
  ])
  expect(history.get('r1')).toMatchObject({ outcome: 'interrupted', nextAttemptAt: null })
})

test('it is among the interrupted ones, in their order, page by page', () => {
  const history = historyWith(['interrupted', null, 'interrupted', null, 'failed'], false)
  const first = told(history, { outcome: 'interrupted', limit: 2 })
  expect(first).toEqual([
    ['r3', 'interrupted'],
    ['r2', 'interrupted'],
  ])
  const before = { scheduledFor: 2, id: 'r2' }
  expect(told(history, { outcome: 'interrupted', before })).toEqual([
    ['r1', 'interrupted'],
    ['r0', 'interrupted'],
  ])
})

test('it is not among those of another job or time', () => {
  const history = historyWith([null, null], false)
  expect(told(history, { outcome: 'interrupted', jobId: 'other' })).toEqual([])
  expect(told(history, { outcome: 'interrupted', from: 1, to: 2 })).toEqual([['r1', 'interrupted']])
})

test('it is counted with the interrupted ones', () => {
  const history = historyWith(['interrupted', null], false)
  const tallies = history.tally({ jobIds: ['backup'], from: 0, width: 10, parts: 1 })
  expect(tallies).toEqual([{ jobId: 'backup', part: 0, outcome: 'interrupted', count: 2 }])
})
