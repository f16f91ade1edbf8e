import { expect, test } from 'vitest'
import { jobSign } from '../../renderer/views/jobs/job-words.ts'
import { aJob } from '../helpers/a-job.ts'

test.each([
  ['idle', null, 'idle'],
  ['idle', 'succeeded', 'idle'],
  ['idle', 'partial', 'partial'],
  ['idle', 'skipped', 'idle'],
  ['halted', 'failed', 'halted'],
] as const)('a job that is %s and whose last run was %s has the form of %s', (state, outcome, sign) => {
  expect(jobSign(aJob({ state, outcome }))).toBe(sign)
})

test('a job that failed has the form of a failure until a run succeeds', () => {
  expect(jobSign(aJob({ failures_in_a_row: 1, outcome: 'failed' }))).toBe('failed')
  expect(jobSign(aJob({ outcome: 'failed' }))).toBe('failed')
  expect(jobSign(aJob({ outcome: 'succeeded' }))).toBe('idle')
})

test('a pause, and a switch, come before what the last run was', () => {
  const pause = { since: '2026-11-22T15:00:00+01:00', until: null }
  expect(jobSign(aJob({ pause, failures_in_a_row: 1, outcome: 'failed' }))).toBe('paused')
  expect(jobSign(aJob({ enabled: false, failures_in_a_row: 1, outcome: 'failed' }))).toBe('off')
})
