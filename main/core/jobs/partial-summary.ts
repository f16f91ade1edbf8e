/** What a run has done that did not come to its own end. */
import type { Kind } from '../../../shared/vocabulary.ts'
import type { Log } from '../ports/log.ts'
import type { KindRegistry, RunResult } from './kind.ts'

/** As its kind tells it; nothing where even that cannot be told: the ending comes first. */
export function partialSummaryOf(
  kinds: Partial<KindRegistry>,
  { kind, id }: { readonly kind: Kind; readonly id: string },
  log: Log,
): RunResult['summary'] {
  try {
    return kinds[kind]?.partialSummary?.(id) ?? {}
  } catch (error) {
    log.warn('What a run has done so far could not be told', { run: id, error })
    return {}
  }
}
