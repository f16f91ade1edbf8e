/** Summary of a run that did not complete. */
import type { JobKindName } from '../../../shared/vocabulary.ts'
import type { Log } from '../ports/log.ts'
import type { KindRegistry, RunResult } from './kind.ts'

/** Returns the kind's partial summary; empty if that fails, as the outcome matters more. */
export function partialSummaryOf(
  kinds: Partial<KindRegistry>,
  { kind, id }: { readonly kind: JobKindName; readonly id: string },
  log: Log,
): RunResult['summary'] {
  try {
    return kinds[kind]?.partialSummary?.(id) ?? {}
  } catch (error) {
    log.warn('What a run has done so far could not be told', { run: id, error })
    return {}
  }
}
