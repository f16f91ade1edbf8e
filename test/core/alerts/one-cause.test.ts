/** One cause gives one alert: the one that tells most of it. */
import { expect, test } from 'vitest'
import type { SignalValues } from '../../../main/core/alerts/signals.ts'
import { literalMessage } from '../../../shared/errors.ts'
import { signalled } from '../../helpers/alerts-harness.ts'

const START = Date.parse('2026-03-10T11:00:00Z')
const name = literalMessage('Diego')

const jobs = (haltedAt: number | null, waitingSince: number | null = null): SignalValues['jobs'] => [
  {
    ...{ id: 'service', name, failures: 3, lastFailure: 'No route.', haltedAt, paused: false, waitingSince },
    ...{ lastSuccessAt: null, expectedEveryMs: 1000 },
  },
]
const analyses = (calls: number): SignalValues['analyses'] => [
  { jobId: 'service', name, calls, failed: calls, failureRateLimit: 0.5, conditions: [] },
]

test('a service that fails is not told again by the runs that call it, also while too few calls decide', () => {
  const harness = signalled()
  expect(harness.after({ jobs: jobs(null) })).toEqual(['JOB_FAILING service'])
  expect(harness.after({ jobs: jobs(null), analyses: analyses(10) })).toEqual(['ANALYSIS_FAILING service'])
  expect(harness.after({ jobs: jobs(null), analyses: analyses(2) })).toEqual(['ANALYSIS_FAILING service'])
})

test('a halted job is not told again by its service, whose calls have ended', () => {
  const harness = signalled()
  harness.after({ jobs: jobs(null), analyses: analyses(10) })
  expect(harness.after({ jobs: jobs(START), analyses: analyses(10) })).toEqual(['JOB_HALTED service'])
  expect(harness.after({ jobs: jobs(START), analyses: analyses(0) })).toEqual(['JOB_HALTED service'])
})

test('a job that fails is not told again as one without a success', () => {
  expect(signalled().after({ jobs: jobs(null, 1) })).toEqual(['JOB_FAILING service'])
})
