/** Keeps what a run received: its figures, and the text it came from. */
import { VigieError } from '../../../../shared/errors.ts'
import type { FigureSettings } from '../../../../shared/kinds/figures.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Events } from '../../ports/events.ts'
import type { TextSearch } from '../../ports/texts.ts'
import { presentable } from '../../values/redact.ts'
import { faultFrom } from '../faults.ts'
import type { RunContext, RunResult } from '../kind.ts'
import type { FigureStore, FigureTextStore, RunOutputStore } from './ports.ts'
import { createReader, type ReceivedContent } from './reading.ts'

/** What keeping needs. */
export interface KeeperDeps {
  readonly figures: FigureStore
  readonly outputs: RunOutputStore
  readonly figureTexts: FigureTextStore
  readonly clock: Clock
  readonly events: Events
  readonly texts: TextSearch
}

/** Keeps what runs received. */
export type FigureKeeper = ReturnType<typeof createKeeper>

type FigureRun = Pick<RunContext<'http'>, 'jobId' | 'runId'>

/** Creates the keeper of all kinds that have figures. */
export function createKeeper({ figures, outputs, figureTexts, clock, events, texts }: KeeperDeps) {
  return {
    /** @param secrets values that nothing kept may contain */
    of: ({ jobId, runId }: FigureRun, wanted: readonly FigureSettings[], secrets: readonly string[]) => ({
      /** Stores each figure, also those without a value. @returns the names of those. @throws VigieError pattern_* */
      figures: (received: ReceivedContent): readonly string[] => {
        if (wanted.length === 0) return []
        const reader = createReader(received, texts, secrets)
        const found = new Map(wanted.map((one) => [one.name, reader.figure(one)]))
        figures.save(jobId, runId, clock.now(), found)
        for (const one of wanted.filter(({ changed }) => changed)) {
          const value = found.get(one.name)
          const text = typeof value === 'string' ? reader.textBehind(one) : null
          if (text !== null) figureTexts.save(jobId, String(value), text, clock.now())
        }
        events.publish({ type: 'figures', job_id: jobId })
        return [...found].filter(([, value]) => value === null).map(([name]) => name)
      },
      /** Stores the beginning and the end of a text, without secrets and control characters. */
      output: (text: string, bytes: number): void => {
        if (bytes === 0) return
        outputs.save({ runId, jobId, at: clock.now(), ...shortened(presentable(text, secrets), bytes) })
      },
    }),
  }
}

/** The middle of a long text is left out: what failed is often said at its end. */
function shortened(text: string, bytes: number): { readonly text: string; readonly cut: boolean } {
  const encoded = new TextEncoder().encode(text)
  if (encoded.length <= bytes) return { text, cut: false }
  const half = Math.floor(bytes / 2)
  const decoded = (part: Uint8Array) => new TextDecoder().decode(part).replace(/^\uFFFD+|\uFFFD+$/g, '')
  const end = decoded(encoded.subarray(encoded.length - half))
  return { text: `${decoded(encoded.subarray(0, half))}\n…\n${end}`, cut: true }
}

/** A run without some of its figures is only partly a success. */
export function missingFaults(
  missing: readonly string[],
  source: string,
): Pick<RunResult, 'outcome' | 'faults'> {
  if (missing.length === 0) return { outcome: 'succeeded', faults: [] }
  const faults = missing.map((figure) =>
    faultFrom(new VigieError('figure_missing', { source, figure }), source),
  )
  return { outcome: 'partial', faults }
}
