/** Reads what the alert rules need besides assets and maintenances, from the stores of the other domains. */
import type { VigieError } from '../../../shared/errors.ts'
import { PROFILES } from '../../../shared/kinds/fear-greed.ts'
import type { AnalysisStore } from '../jobs/analysis/ports.ts'
import { analysisSignal } from '../jobs/analysis/signal.ts'
import { indexSignal } from '../jobs/fear-greed/readings.ts'
import type { IndexStore } from '../jobs/fear-greed/store.ts'
import type { FigureStore, FigureTextStore } from '../jobs/figures/ports.ts'
import { figureSignals } from '../jobs/figures/signal.ts'
import type { RewriteStore } from '../jobs/occupations/ports.ts'
import { monthlyBudgetSignal, stoppedMonthSignal } from '../jobs/occupations/signal.ts'
import type { RunStore } from '../jobs/run-record.ts'
import type { Clock } from '../ports/clock.ts'
import type { SettingsPort } from '../ports/settings.ts'
import { jobSignal } from '../schedule/job-signal.ts'
import type { JobStatus } from '../schedule/job-status.ts'
import type { ChannelSignal, DiskSignal, ReadSignals, UpdateSignal } from './signals.ts'

/** The stores that the signals of the rules are read from. */
export interface SignalDeps {
  readonly clock: Clock
  readonly settings: SettingsPort
  /** All jobs as they are now. */
  readonly jobs: () => readonly JobStatus[]
  readonly runs: Pick<RunStore, 'list'>
  readonly scores: Pick<IndexStore, 'latest' | 'readings' | 'history' | 'closingOn'>
  readonly calls: Pick<AnalysisStore, 'statistics' | 'last'>
  readonly figures: Pick<FigureStore, 'latest' | 'lastChange'>
  readonly figureTexts: Pick<FigureTextStore, 'find'>
  readonly rewrites: Pick<RewriteStore, 'spentSince' | 'stoppedCycle'>
  /** The disk of the data folder. */
  readonly disk: () => Promise<DiskSignal>
  readonly channels: () => readonly ChannelSignal[]
  /** The channel of releases that is checked; null if none is. */
  readonly updates: () => UpdateSignal | null
  /** Files that were damaged at the start and repaired. */
  readonly repairs: readonly VigieError[]
}

/** Reads at each call; keeps nothing between two passes. A job that is off has no signal, so its alerts end. */
export function createSignals(deps: SignalDeps): ReadSignals {
  const { clock, settings, runs, scores, calls, figures, figureTexts, rewrites } = deps
  return async () => {
    const now = clock.now()
    const enabled = deps.jobs().filter(({ definition }) => definition.enabled)
    return {
      indexes: PROFILES.map((profile) => indexSignal(scores, profile)).filter((one) => one !== null),
      jobs: enabled.map((status) => jobSignal(status, runs, now)),
      budgets: [monthlyBudgetSignal(settings, rewrites, clock)].filter((one) => one !== null),
      rewrites: [stoppedMonthSignal(settings, rewrites)].filter((one) => one !== null),
      disks: [await deps.disk()],
      analyses: enabled.map((status) => analysisSignal(status, calls, now)).filter((one) => one !== null),
      figures: enabled.flatMap((status) => figureSignals(status, figures, figureTexts, now)),
      channels: deps.channels(),
      updates: [deps.updates()].filter((one) => one !== null),
      repairs: deps.repairs.map(({ code, params }) => ({ code, params })),
    }
  }
}
