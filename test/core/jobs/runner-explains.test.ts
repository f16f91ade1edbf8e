/** What a job says of its failures while they last. */
import { describe, expect, test } from 'vitest'
import { VigieError } from '../../../shared/errors.ts'
import { every, HOUR, MINUTE, SUCCESS } from '../../helpers/scheduler-harness.ts'
import { started } from '../../helpers/started-harness.ts'

const RETRY = { attempts: 3, backoff: 'exponential', base_seconds: 5, cap_seconds: 300 } as const

test('A run that waits for its next attempt says which one failed, when it goes on and why', async () => {
  const harness = await started({ jobs: { job: every(60, { retry: RETRY }) } })
  harness.does(async ({ attempt }) => {
    if (attempt > 1) return SUCCESS
    throw new VigieError('source_rate_limited', { source: 'replay', seconds: 47 })
  })
  await harness.advance(HOUR + 30_000)
  expect(harness.services.jobs.get({ id: 'job' }).running).toMatchObject({
    attempt: 1,
    attempts_allowed: RETRY.attempts + 1,
    next_attempt_at: '2026-01-05T11:00:47+01:00',
    fault: { code: 'source_rate_limited', source: 'replay' },
  })
  const lines = harness.log.lines.filter(
    ({ message }) => message === 'An attempt failed; the run tries again.',
  )
  expect(lines).toMatchObject([{ level: 'warn', context: { job: 'job', attempt: 1 } }])
})

test('Failed attempts are at warn once a run and cause, and so is the end of a run without a network', async () => {
  const offline = new VigieError('index_offline', {})
  const harness = await started({ jobs: { job: every(60, { retry: RETRY }) } })
  harness.does(async ({ attempt }) => {
    throw attempt === 2 ? new VigieError('source_timeout', { source: 'replay', seconds: 1 }) : offline
  })
  await harness.advance(HOUR + 10 * MINUTE)
  const levelsOf = (wanted: string) =>
    harness.log.lines.filter(({ message }) => message === wanted).map(({ level }) => level)
  expect(levelsOf('An attempt failed; the run tries again.')).toEqual(['warn', 'warn', 'info'])
  expect(levelsOf('A run ended.')).toEqual(['warn'])
})

describe('Without a network', () => {
  const offline = () => Promise.reject(new VigieError('index_offline', {}))
  const ELEVEN = '2026-01-05T11:00:00+01:00'

  test('a job says so from its first failed attempt, and after a run that was skipped for it', async () => {
    const harness = await started({ jobs: { job: every(60, { retry: RETRY }) } })
    const job = () => harness.services.jobs.get({ id: 'job' })
    harness.does(offline)
    await harness.sleep(HOUR)
    expect(job()).toMatchObject({ failing_since: ELEVEN, offline_since: ELEVEN, failures_in_a_row: 0 })
    await harness.advance(10 * MINUTE)
    expect(harness.runLines()).toEqual(['skipped offline 11:00'])
    expect(job()).toMatchObject({
      running: null,
      offline_since: ELEVEN,
      failures_in_a_row: 0,
      last_run: { outcome: 'skipped', skip_reason: 'offline' },
    })
    await harness.advance(HOUR)
    expect(job()).toMatchObject({ offline_since: ELEVEN, failures_in_a_row: 1 })
  })

  test('a job says so until it succeeds', async () => {
    const harness = await started({ jobs: { job: every(60, { retry: { ...RETRY, attempts: 0 } }) } })
    harness.does(offline)
    await harness.advance(HOUR + MINUTE)
    expect(harness.services.jobs.get({ id: 'job' }).offline_since).toBe(ELEVEN)
    harness.does(async () => SUCCESS)
    await harness.advance(HOUR)
    const job = harness.services.jobs.get({ id: 'job' })
    expect(job).toMatchObject({ failing_since: null })
    expect(job.offline_since).toBeUndefined()
  })
})

test('A pause, a halt and their end leave it since when a job fails', async () => {
  const retry = { ...RETRY, attempts: 0 }
  const harness = await started({ jobs: { job: every(60, { retry, halt_after: 2 }) } })
  harness.does(async () => {
    throw new VigieError('source_timeout', { source: 'replay', seconds: 1 })
  })
  await harness.advance(3 * HOUR)
  harness.services.jobs.pause({ id: 'job' })
  harness.services.jobs.resume({ id: 'job' })
  expect(harness.services.jobs.get({ id: 'job' })).toMatchObject({
    state: 'idle',
    failures_in_a_row: 0,
    failing_since: '2026-01-05T11:00:00+01:00',
  })
})

test('A job says since when it fails, until a run succeeds', async () => {
  const harness = await started({ jobs: { job: every(60, { retry: { ...RETRY, attempts: 0 } }) } })
  let broken = true
  harness.does(async () => {
    if (broken) throw new VigieError('source_timeout', { source: 'replay', seconds: 1 })
    return SUCCESS
  })
  await harness.advance(3 * HOUR)
  expect(harness.services.jobs.get({ id: 'job' })).toMatchObject({
    failing_since: '2026-01-05T11:00:00+01:00',
  })
  broken = false
  await harness.advance(HOUR)
  expect(harness.services.jobs.get({ id: 'job' })).toMatchObject({
    failures_in_a_row: 0,
    failing_since: null,
  })
})
