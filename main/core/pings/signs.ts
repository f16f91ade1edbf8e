/** What is sent about a run: its start once, and its end. */
import { localizeRun } from '../../../shared/localized.ts'
import { translate } from '../../../shared/messages/index.ts'
import type { UnlocalizedRun } from '../../../shared/run.ts'
import type { Language, RunOutcome } from '../../../shared/vocabulary.ts'
import type { LifeSign } from './ports.ts'

/**
 * A run that the owner cancelled or that was not due says nothing about the job; one that did a part has worked.
 * A skipped time sends nothing that would count as a sign of life: the service waits for the next run.
 */
const SIGNS: Readonly<Record<RunOutcome, LifeSign['is']>> = {
  succeeded: 'success',
  partial: 'success',
  failed: 'fail',
  interrupted: 'fail',
  cancelled: 'log',
  skipped: 'log',
}

/** Returns the sign of a run as it is now; null if there is nothing to send yet. */
export function signOf(run: UnlocalizedRun, language: Language): LifeSign | null {
  const { outcome, skip_reason, duration_ms, faults } = localizeRun(run, language)
  if (outcome === null) {
    if (run.started_at === null) return null
    return {
      is: 'start',
      run: run.id,
      durationMs: null,
      text: translate(language, 'ping.started', { job: run.job_id }),
    }
  }
  const why = skip_reason === null ? [] : [translate(language, `skip.${skip_reason}`)]
  return {
    is: SIGNS[outcome],
    run: run.id,
    durationMs: duration_ms,
    text: [
      `${run.job_id}: ${[translate(language, `outcome.${outcome}`), ...why].join(', ')}`,
      ...faults.map(({ message }) => message),
    ].join('\n'),
  }
}
