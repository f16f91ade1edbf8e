/** The figures of a job as the alert rules see them. */
import { jobNameMessage } from '../../../../shared/job-name.ts'
import { DAY_MS } from '../../../../shared/time/units.ts'
import type { FigureSignal } from '../../alerts/signals.ts'
import type { JobStatus } from '../../schedule/job-status.ts'
import type { FigureStore } from './ports.ts'

/** How long a change is shown, ms. */
const CHANGE_TOLD_MS = DAY_MS

/** Empty for a job of a kind without figures. */
export function figureSignals(
  { id, definition }: JobStatus,
  store: Pick<FigureStore, 'latest' | 'lastChange'>,
  now: number,
): readonly FigureSignal[] {
  if (!('figures' in definition.settings)) return []
  return definition.settings.figures.map((figure) => ({
    ...figure,
    jobId: id,
    figure: figure.name,
    name: jobNameMessage(definition),
    latest: store.latest(id, figure.name, figure.runs).map(({ value }) => value),
    change: figure.changed ? store.lastChange(id, figure.name, now - CHANGE_TOLD_MS, figure.runs) : null,
  }))
}
