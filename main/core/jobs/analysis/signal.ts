/** An analysed service as the alert rules see it: the calls of the last hour, and the conditions on its last answer. */

import type { LocalizableMessage } from '../../../../shared/errors.ts'
import { jobNameMessage } from '../../../../shared/job-name.ts'
import { HOUR_MS } from '../../../../shared/time/units.ts'
import type { AnalysisSignal } from '../../alerts/signals.ts'
import type { JobStatus } from '../../schedule/job-status.ts'
import { satisfies, valueAt } from './answer.ts'
import type { AnalysisCall, AnalysisStore } from './ports.ts'

/** Characters of a value that an alert shows. */
const LONGEST_VALUE = 200

/** Null for a job of another kind. */
export function analysisSignal(
  { id, definition }: JobStatus,
  store: Pick<AnalysisStore, 'statistics' | 'last'>,
  now: number,
): AnalysisSignal | null {
  if (definition.kind !== 'analysis') return null
  const { calls, succeeded } = store.statistics(id, now - HOUR_MS, now)
  const answer = answerOf(store.last(id))
  return {
    jobId: id,
    name: jobNameMessage(definition),
    calls,
    failed: calls - succeeded,
    failureRateLimit: definition.settings.failure_rate_alert,
    conditions: definition.settings.conditions.map((condition) => ({
      name: condition.name,
      holds: answer === undefined ? null : satisfies(answer, condition),
      value: answer === undefined ? '' : shown(valueAt(answer, condition.path)),
    })),
  }
}

/** A text stands between the quotation marks of its reader; anything else as JSON writes it. */
const shown = (value: unknown): LocalizableMessage | string =>
  typeof value === 'string'
    ? { messageKey: 'alert.analysis.text', params: { text: value.slice(0, LONGEST_VALUE) } }
    : JSON.stringify(value ?? null).slice(0, LONGEST_VALUE)

/** Returns the last answer as data; undefined if there is none: the body of a refusal is not an answer. */
function answerOf(call: AnalysisCall | null): unknown {
  if (call === null || call.status === null || call.status < 200 || call.status > 299) return undefined
  return jsonOf(call.answer)
}

/** Returns undefined if it is not JSON. */
function jsonOf(text: string | null): unknown {
  if (text === null) return undefined
  try {
    return JSON.parse(text)
  } catch {
    // A service may answer anything; a condition on it is then neither true nor false.
    return undefined
  }
}
