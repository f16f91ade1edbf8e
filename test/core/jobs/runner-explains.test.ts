/** What a job says of its failures while they last. */
import { expect, test } from 'vitest'
import { VigieError } from '../../../shared/errors.ts'
import { every, HOUR, SUCCESS } from '../../helpers/scheduler-harness.ts'
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
  expect(lines).toMatchObject([{ level: 'info', context: { job: 'job', attempt: 1 } }])
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
