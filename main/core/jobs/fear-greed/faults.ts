/** What went wrong at a source, as a fault of the run and as the state of the source. */
import { type LocalizableMessage, VigieError } from '../../../../shared/errors.ts'
import type { UnlocalizedFault } from '../../../../shared/run.ts'
import { faultFrom } from '../faults.ts'
import type { SourceReport } from './store.ts'

/** How the sources answered in one run. Of several faults of a source the first counts; a source may do both. */
export interface SourceReports {
  readonly answered: (source: string) => void
  /** @throws the error itself where it is none of a source: a mistake of ours, or the end of the run. */
  readonly failed: (source: string, error: unknown) => void
  readonly faults: () => readonly UnlocalizedFault[]
  /** The same as sentences to be told. */
  readonly failures: () => LocalizableMessage[]
  /** The error, where only one source failed: it says more than a summary would. */
  readonly onlyError: () => VigieError | null
  readonly reports: () => readonly SourceReport[]
  /**
   * Of some sources, the one that may be asked again first, in seconds; null where one of them failed without asking for
   * a wait, or none failed: then another try needs none.
   */
  readonly shortestWait: (
    among: ReadonlySet<string>,
  ) => { readonly source: string; readonly seconds: number } | null
}

/** @param signal of the run: once aborted, what sources throw is the end of the run and no fault of theirs */
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
    failures: () => [...errors.values()].map(({ told }) => told),
    onlyError: () => (errors.size === 1 ? ([...errors.values()][0] ?? null) : null),
    reports: () => {
      const well = [...answered].map((source) => ({ source, fault: null }))
      const ill = [...errors].map(([source, error]) => ({
        source,
        fault: { told: error.told, waitSeconds: waitOf(error) },
      }))
      return [...well, ...ill]
    },
    shortestWait: (among) => {
      const waits = [...errors].flatMap(([source, error]) =>
        among.has(source) ? [{ source, seconds: waitOf(error) ?? 0 }] : [],
      )
      const [shortest] = waits.sort((a, b) => a.seconds - b.seconds)
      return shortest === undefined || shortest.seconds === 0 ? null : shortest
    },
  }
}

function waitOf(error: VigieError): number | null {
  return error.code === 'source_rate_limited' ? Number(error.params.seconds) : null
}
