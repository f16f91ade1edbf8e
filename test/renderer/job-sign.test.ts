import { expect, test } from 'vitest'
import { jobSign } from '../../renderer/views/jobs/job-words.ts'
import type { Job } from '../../shared/job.ts'

test.each([
  ['idle', null, 'idle'],
  ['idle', 'succeeded', 'idle'],
  ['idle', 'failed', 'failed'],
  ['idle', 'partial', 'partial'],
  ['idle', 'skipped', 'idle'],
  ['running', 'failed', 'running'],
  ['paused', 'failed', 'paused'],
  ['off', 'failed', 'off'],
  ['halted', 'failed', 'halted'],
] as const)('a job that is %s and whose last run was %s has the form of %s', (state, outcome, sign) => {
  expect(jobSign({ state, last_run: outcome && { outcome } } as Job)).toBe(sign)
})
