/** Records errors of sources, as faults of the run and as states of the sources. */
import { type LocalizableMessage, VigieError } from '../../../../shared/errors.ts'
import type { UnlocalizedFault } from '../../../../shared/run.ts'
import { faultFrom } from '../faults.ts'
import { failureMessages } from './failure-summary.ts'
import type { SourceReport } from './store.ts'

/** How the sources answered in one run. The first fault of a source counts; it may also succeed besides. */
export interface SourceReports {
  readonly answered: (source: string) => void
  /** @throws the error itself if it is not a source's: a bug, or the end of the run */
  readonly failed: (source: string, error: unknown) => void
  readonly faults: () => readonly UnlocalizedFault[]
  /** The same as messages for a person: those of the market first. */
  readonly failures: () => LocalizableMessage[]
  /** The error if exactly one source failed: it is more specific than a summary. */
  readonly onlyError: () => VigieError | null
  readonly reports: () => readonly SourceReport[]
  /** Whether several sources were asked and none could be reached: then the network of this machine is the cause. */
  readonly isOffline: () => boolean
  /**
   * Of some sources, the error with the shortest wait that any of them asked for; null if none failed or one failed
   * without asking for a wait, as a retry then needs none.
   */
  readonly shortestWait: (among: ReadonlySet<string>) => VigieError | null
}

/** @param signal of the run: once aborted, errors of sources mean the end of the run and are not faults */
export function createSourceReports(signal: AbortSignal): SourceReports {
  const errors = new Map<string, VigieError>()
  const answered = new Set<string>()
  return {
    answered: (source) => void answered.add(source),
    failed: (source, error) => {
      signal.throwIfAborted()
      if (!(error instanceof VigieError)) throw error
      if (!errors.has(source)) errors.set(source, error)
    },
    faults: () => [...errors].map(([source, error]) => faultFrom(error, source)),
    failures: () => failureMessages(errors),
    onlyError: () => (errors.size === 1 ? ([...errors.values()][0] ?? null) : null),
    reports: () => {
      const well = [...answered].map((source) => ({ source, fault: null }))
      const ill = [...errors].map(([source, error]) => ({
        source,
        fault: { message: error.localizable, waitSeconds: waitOf(error) },
      }))
      return [...well, ...ill]
    },
    isOffline: () =>
      answered.size === 0 &&
      errors.size > 1 &&
      [...errors.values()].every(({ code }) => code === 'source_unreachable'),
    shortestWait: (among) => {
      const waits = [...errors].flatMap(([source, error]) =>
        among.has(source) ? [{ error, seconds: waitOf(error) ?? 0 }] : [],
      )
      const [shortest] = waits.sort((a, b) => a.seconds - b.seconds)
      return shortest === undefined || shortest.seconds === 0 ? null : shortest.error
    },
  }
}

function waitOf(error: VigieError): number | null {
  return error.code === 'source_rate_limited' ? Number(error.params.seconds) : null
}
