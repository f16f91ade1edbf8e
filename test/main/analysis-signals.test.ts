/** Signals of an analysis service for the alert rules: the content of its last answer, and only an answer. */
import { expect, test } from 'vitest'
import { createAnalysisStore } from '../../main/adapters/sqlite/analysis.ts'
import { createRunStore } from '../../main/adapters/sqlite/runs.ts'
import type { Foundation } from '../../main/composition/foundation.ts'
import { composeSignals } from '../../main/composition/signals.ts'
import type { JobStatus } from '../../main/core/schedule/job-status.ts'
import type { Scheduler } from '../../main/core/scheduler.ts'
import { analysisSettingsSchema } from '../../shared/kinds/analysis.ts'
import { openTestDatabase } from '../helpers/alerts-harness.ts'
import { FakeClock } from '../helpers/fake-clock.ts'
import { memorySettings } from '../helpers/memory-settings.ts'
import { every } from '../helpers/scheduler-harness.ts'

const condition = { name: 'buy', path: '$.signal', operator: 'equals', value: 'BUY' } as const
const status: JobStatus = {
  id: 'analysis',
  definition: {
    ...every(1),
    kind: 'analysis',
    settings: analysisSettingsSchema.parse({ url: 'http://service.test', conditions: [condition] }),
  },
  state: {
    jobId: 'analysis',
    scheduleKey: '',
    anchorAt: 0,
    lastPlanned: null,
    nextDue: null,
    pausedSince: null,
    pausedUntil: null,
    failures: 0,
    haltedAt: null,
    openSkip: null,
  },
  freeSince: 0,
  blockedReason: null,
  nextTimes: () => [],
}

test.each([
  ['an answer that satisfies it', { status: 200, answer: '{"signal":"BUY"}' }, true],
  ['another answer', { status: 200, answer: '{"signal":"HOLD"}' }, false],
  ['a refusal, whatever it says', { status: 503, answer: '{"error":"busy"}' }, null],
  ['silence', { status: null, answer: null }, null],
  ['what is no JSON', { status: 200, answer: '<html>' }, null],
] as const)('A condition is judged by %s', async (_, last, holds) => {
  const [db, clock] = [openTestDatabase(), new FakeClock()]
  const origin = { id: '1', jobId: 'analysis', runId: '1', attempt: 1, at: clock.now(), durationMs: 5 }
  const told = { succeeded: false, executionTriggered: null, error: null, answerCut: false }
  createAnalysisStore(db).save({ ...origin, ...told, ...last })
  const foundation = { clock, db, settings: memorySettings(), findings: [], dataFolder: '.' }
  const scheduler = { timekeeper: { jobs: () => [status] } } as unknown as Scheduler
  const read = composeSignals(foundation as unknown as Foundation, createRunStore(db), () => scheduler)
  expect((await read()).analyses[0]?.conditions).toMatchObject([{ name: 'buy', holds }])
})
