import { expect, it, onTestFinished } from 'vitest'
import { createAnalysisStore } from '../../../main/adapters/sqlite/analysis.ts'
import { openDatabase } from '../../../main/adapters/sqlite/database.ts'
import type { AnalysisCall } from '../../../main/core/jobs/analysis/ports.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

const call = (number: number, changes: Partial<AnalysisCall> = {}): AnalysisCall => ({
  id: `id-${String(number).padStart(4, '0')}`,
  jobId: 'analysis',
  runId: 'run',
  attempt: 1,
  at: number * 1000,
  durationMs: number,
  status: 200,
  succeeded: true,
  executionTriggered: null,
  error: null,
  answer: '{}',
  answerCut: false,
  ...changes,
})

function openStore() {
  const db = openDatabase(`${tempFolder()}/vigie.db`)
  onTestFinished(() => void db.close())
  return { db, store: createAnalysisStore(db) }
}

it('gives back what was saved', () => {
  const { store } = openStore()
  const failed = call(1, {
    succeeded: false,
    status: null,
    answer: null,
    error: { code: 'x', message: { messageKey: 'as_noted', params: { text: 'y' } } },
    executionTriggered: false,
  })
  store.save(failed)
  expect(store.find('id-0001')).toEqual(failed)
  expect(store.lastFailed('analysis')).toEqual(failed)
})

it('lists newest first, and after a cursor', () => {
  const { store } = openStore()
  for (let number = 1; number <= 5; number += 1) store.save(call(number))
  expect(store.list('analysis', 2).map(({ id }) => id)).toEqual(['id-0005', 'id-0004'])
  expect(store.list('analysis', 9, 'id-0003').map(({ id }) => id)).toEqual(['id-0002', 'id-0001'])
})

it('takes percentiles by nearest rank over answered calls: of 1 to 100 ms they are 50, 95 and 99', () => {
  const { store } = openStore()
  for (let number = 1; number <= 100; number += 1) store.save(call(number))
  store.save(call(101, { durationMs: 30_000, status: null, succeeded: false }))
  expect(store.statistics('analysis', 0, 200_000)).toEqual({
    calls: 101,
    succeeded: 100,
    retries: 0,
    p50: 50,
    p95: 95,
    p99: 99,
  })
})

it('has no percentile where there was no call', () => {
  expect(openStore().store.statistics('analysis', 0, 200_000)).toMatchObject({
    calls: 0,
    p50: null,
    p95: null,
    p99: null,
  })
})

it('reads figures from an index alone', () => {
  const { db } = openStore()
  const plan = db
    .prepare(
      'EXPLAIN QUERY PLAN SELECT succeeded, attempt, status, duration_ms FROM analysis_calls WHERE job_id = ? AND at >= ?',
    )
    .all('analysis', 0) as { detail: string }[]
  expect(plan[0]?.detail).toContain('COVERING INDEX analysis_calls_figures')
})

it('takes statistics of a long time from the sums of days, with percentiles exact to 2.5 %', () => {
  const { db, store } = openStore()
  const day = 86_400_000
  for (let number = 1; number <= 1000; number += 1)
    store.save(
      call(number, { at: (number % 10) * day + 5, durationMs: number, attempt: number % 4 === 0 ? 2 : 1 }),
    )
  store.save(call(1001, { at: 9 * day, status: null, succeeded: false }))
  db.exec('DELETE FROM analysis_calls')
  const found = store.statistics('analysis', 0, 10 * day)
  expect(found).toMatchObject({ calls: 1001, succeeded: 1000, retries: 250 })
  expect(Math.abs((found.p50 ?? 0) / 500 - 1)).toBeLessThan(0.025)
  expect(Math.abs((found.p99 ?? 0) / 990 - 1)).toBeLessThan(0.025)
})

it('counts the calls of the first day of a long time one by one', () => {
  const { store } = openStore()
  const day = 86_400_000
  store.save(call(1, { at: 1000 }))
  store.save(call(2, { at: 2000 }))
  store.save(call(3, { at: 5 * day }))
  expect(store.statistics('analysis', 1500, 6 * day)).toMatchObject({ calls: 2 })
})

it('keeps the answers of the newest 2,000 calls of a job', () => {
  const { db, store } = openStore()
  db.transaction(() => {
    for (let number = 1; number <= 2003; number += 1) store.save(call(number))
    store.save(call(0, { jobId: 'other' }))
  })()
  expect(store.find('id-0003')).toMatchObject({ answer: null, answerCut: true })
  expect(store.find('id-0004')).toMatchObject({ answer: '{}', answerCut: false })
  expect(store.find('id-0000')).toMatchObject({ answer: '{}' })
})
