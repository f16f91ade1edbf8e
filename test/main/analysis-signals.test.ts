/** Signals of an analysis service for the alert rules: the content of its last answer, and only an answer. */
import { expect, test } from 'vitest'
import { createAnalysisStore } from '../../main/adapters/sqlite/analysis.ts'
import type { AnalysisCall } from '../../main/core/jobs/analysis/ports.ts'
import { analysisSignal } from '../../main/core/jobs/analysis/signal.ts'
import type { JobStatus } from '../../main/core/schedule/job-status.ts'
import { planOf } from '../../main/core/schedule/plan.ts'
import { localize } from '../../shared/errors.ts'
import { analysisSettingsSchema } from '../../shared/kinds/analysis.ts'
import { openTestDatabase } from '../helpers/alerts-harness.ts'
import { FakeClock } from '../helpers/fake-clock.ts'
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
    failingSince: null,
    haltedAt: null,
    openSkip: null,
  },
  freeSince: 0,
  plan: planOf(every(1).schedule, 0),
  planned: true,
  blockedReason: null,
  startOf: (time) => time,
  nextTimes: () => [],
}

/** The conditions of a service whose last call ended so. */
function conditionsAfter(last: Pick<AnalysisCall, 'status' | 'answer'>) {
  const [db, clock] = [openTestDatabase(), new FakeClock()]
  const origin = { id: '1', jobId: 'analysis', runId: '1', attempt: 1, at: clock.now(), durationMs: 5 }
  const call = { succeeded: false, executionTriggered: null, error: null, answerCut: false }
  const store = createAnalysisStore(db)
  store.save({ ...origin, ...call, ...last })
  return analysisSignal(status, store, clock.now())?.conditions
}

test.each([
  ['an answer that satisfies it', { status: 200, answer: '{"signal":"BUY"}' }, true],
  ['another answer', { status: 200, answer: '{"signal":"HOLD"}' }, false],
  ['a refusal, whatever it says', { status: 503, answer: '{"error":"busy"}' }, null],
  ['silence', { status: null, answer: null }, null],
  ['what is no JSON', { status: 200, answer: '<html>' }, null],
] as const)('A condition is judged by %s', (_, last, holds) => {
  expect(conditionsAfter(last)).toMatchObject([{ name: 'buy', holds }])
})

test.each([
  ['{"signal":"BUY"}', 'contains: "BUY".', 'contient : « BUY ».'],
  ['{"signal":3.5}', 'contains: 3.5.', 'contient : 3.5.'],
])('The alert quotes a text as its reader does: %s', (answer, english, french) => {
  const value = conditionsAfter({ status: 200, answer })?.[0]?.value ?? ''
  const message = { messageKey: 'alert.analysis.condition', params: { value } } as const
  expect(localize(message, 'en')).toContain(english)
  expect(localize(message, 'fr')).toContain(french)
})
