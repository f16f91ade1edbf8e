import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../../main/adapters/sqlite/database.ts'
import { createJobStateStore } from '../../../main/adapters/sqlite/job-state.ts'
import { createRunStore, listSql } from '../../../main/adapters/sqlite/runs.ts'
import type { RunQuery, RunRecord } from '../../../main/core/jobs/run-record.ts'
import type { JobStateRecord } from '../../../main/core/schedule/state.ts'
import type { RunOutcome } from '../../../shared/vocabulary.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

function opened() {
  const db = openDatabase(join(tempFolder(), 'vigie.db'))
  onTestFinished(() => void db.close())
  return db
}

const record = (change: Partial<RunRecord> = {}): RunRecord => ({
  id: 'r1',
  jobId: 'job',
  kind: 'alerts',
  cause: 'schedule',
  occurrence: '2026-01-05T10:00:00.000Z',
  scheduledFor: 1000,
  startedAt: 1001,
  endedAt: null,
  durationMs: null,
  attempts: 1,
  outcome: null,
  skipReason: null,
  skippedCount: 1,
  nextAttemptAt: null,
  progress: { fraction: 0.5, label: 'step', counters: { done: 3 } },
  faults: [{ code: 'internal', message: 'x', source: null }],
  summary: { created: 2 },
  ...change,
})

test('A run comes back as it was kept', () => {
  const store = createRunStore(opened())
  expect(store.insert(record())).toBe(true)
  expect(store.get('r1')).toEqual(record())
  expect(store.get('r2')).toBeNull()
})

test('An occurrence is kept once in a job, whoever asks', () => {
  const store = createRunStore(opened())
  store.insert(record())
  expect(store.insert(record({ id: 'r2', summary: {} }))).toBe(false)
  expect(store.get('r2')).toBeNull()
  expect(store.insert(record({ id: 'r3', jobId: 'other' }))).toBe(true)
  expect(store.hasOccurrence('job', record().occurrence)).toBe(true)
  expect(store.hasOccurrence('job', 'another')).toBe(false)
})

test('An outcome is written once', () => {
  const store = createRunStore(opened())
  store.insert(record())
  store.update('r1', { outcome: 'cancelled', endedAt: 5 })
  store.update('r1', { outcome: 'succeeded', endedAt: 9 })
  expect(store.get('r1')).toMatchObject({ outcome: 'cancelled', endedAt: 5 })
  expect(store.unfinished()).toEqual([])
})

test('The last ended run of a job is not a skip and not the one in flight', () => {
  const store = createRunStore(opened())
  store.insert(record({ id: 'a', occurrence: 'a', scheduledFor: 1, outcome: 'failed' }))
  store.insert(record({ id: 'b', occurrence: 'b', scheduledFor: 2, outcome: 'skipped' }))
  store.insert(record({ id: 'c', occurrence: 'c', scheduledFor: 3 }))
  expect(store.lastEnded('job')?.id).toBe('a')
  expect(store.lastEnded('other')).toBeNull()
})

test('A run that was skipped since it found no network is one that ended', () => {
  const store = createRunStore(opened())
  store.insert(record({ id: 'a', occurrence: 'a', scheduledFor: 1, outcome: 'succeeded' }))
  store.insert(
    record({ id: 'b', occurrence: 'b', scheduledFor: 2, outcome: 'skipped', skipReason: 'offline' }),
  )
  expect(store.lastEnded('job')?.id).toBe('b')
})

test('What is written together is kept together or not at all', () => {
  const db = opened()
  const store = createRunStore(db)
  const states = createJobStateStore(db)
  const state: JobStateRecord = {
    jobId: 'job',
    scheduleKey: '{}',
    anchorAt: 1,
    lastPlanned: null,
    nextDue: 2,
    pausedSince: null,
    pausedUntil: null,
    failures: 0,
    failingSince: null,
    haltedAt: null,
    openSkip: 'r1',
  }
  const broken = () =>
    store.transaction(() => {
      store.insert(record())
      states.save(state)
      throw new Error('power cut')
    })
  expect(broken).toThrow('power cut')
  expect(store.get('r1')).toBeNull()
  expect(states.get('job')).toBeNull()
  states.save(state)
  states.save({ ...state, failures: 2 })
  expect(states.all()).toEqual([{ ...state, failures: 2 }])
  states.remove('job')
  expect(states.all()).toEqual([])
})

test('Runs planned in a time are listed, the first instant included and the last not', () => {
  const store = createRunStore(opened())
  for (const at of [1, 2, 3, 4]) store.insert(record({ id: `r${at}`, occurrence: `${at}`, scheduledFor: at }))
  const listed = (query: Omit<RunQuery, 'limit'>) => store.list({ limit: 9, ...query }).map(({ id }) => id)
  expect(listed({ from: 2, to: 4 })).toEqual(['r3', 'r2'])
  expect(listed({ jobId: 'job', from: 3 })).toEqual(['r4', 'r3'])
  expect(listed({ to: 2 })).toEqual(['r1'])
})

test('A tally of a time counts each run in its part, whatever the runs', () => {
  const db = opened()
  const store = createRunStore(db)
  const outcome = fc.constantFrom<(RunOutcome | null)[]>('succeeded', 'failed', 'skipped', 'partial', null)
  const planted = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 120 }), fc.constantFrom('a', 'b', 'gone'), outcome),
  )
  fc.assert(
    fc.property(
      planted,
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 1, max: 7 }),
      (all, width, parts) => {
        db.exec('DELETE FROM runs')
        all.forEach(([scheduledFor, jobId, was], at) => {
          store.insert(record({ id: `${at}`, occurrence: `${at}`, scheduledFor, jobId, outcome: was }))
        })
        const within = all.filter(([at, jobId]) => at >= 10 && at < 10 + width * parts && jobId !== 'gone')
        const counted = Map.groupBy(
          within,
          ([at, jobId, was]) => `${jobId} ${Math.floor((at - 10) / width)} ${was}`,
        )
        const tally = store.tally({ jobIds: ['a', 'b'], from: 10, width, parts })
        expect(new Map(tally.map((one) => [`${one.jobId} ${one.part} ${one.outcome}`, one.count]))).toEqual(
          new Map([...counted].map(([key, runs]) => [key, runs.length])),
        )
      },
    ),
    { numRuns: 15 },
  )
})

describe('every page walks one index, without sorting', () => {
  const before = { scheduledFor: 5, id: 'x' }
  const shapes: RunQuery[] = [
    { limit: 1 },
    { limit: 1, before },
    { limit: 1, jobId: 'job' },
    { limit: 1, jobId: 'job', before },
    { limit: 1, outcome: 'failed' },
    { limit: 1, outcome: 'failed', before },
    { limit: 1, from: 1, to: 9 },
    { limit: 1, jobId: 'job', from: 1, to: 9, before },
    { limit: 1, jobId: 'job', outcome: 'failed', from: 1 },
  ]
  test.each(shapes)('%j', (query) => {
    const plan = opened()
      .prepare(`EXPLAIN QUERY PLAN ${listSql(query)}`)
      .all({ ...query, ...query.before }) as { detail: string }[]
    const details = plan.map(({ detail }) => detail)
    expect(details).toHaveLength(1)
    expect(details[0]).toMatch(/^(SEARCH|SCAN) runs USING INDEX runs_by_/)
  })
})
