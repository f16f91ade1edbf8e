/** The figures of a job as the alert rules see them. */
import { jobNameMessage } from '../../../../shared/job-name.ts'
import type { FigureSettings } from '../../../../shared/kinds/figures.ts'
import { DAY_MS } from '../../../../shared/time/units.ts'
import type { FigureSignal } from '../../alerts/signals.ts'
import type { JobStatus } from '../../schedule/job-status.ts'
import { type ChangedPart, changedPart } from './changed-part.ts'
import type { FigureStore, FigureTextStore, FigureValue } from './ports.ts'

/** How long a change is shown, ms. */
const CHANGE_TOLD_MS = DAY_MS

/** Empty for a job of a kind without figures. */
export function figureSignals(
  { id, definition }: JobStatus,
  store: Pick<FigureStore, 'latest' | 'lastChange'>,
  texts: Pick<FigureTextStore, 'find'>,
  now: number,
): readonly FigureSignal[] {
  if (!('figures' in definition.settings)) return []
  const changeOf = ({ name, runs }: FigureSettings): FigureSignal['change'] => {
    const change = store.lastChange(id, name, now - CHANGE_TOLD_MS, runs)
    return change && { ...change, part: partOf(change, (value) => texts.find(id, value)) }
  }
  return definition.settings.figures.map((figure) => ({
    ...figure,
    jobId: id,
    figure: figure.name,
    name: jobNameMessage(definition),
    latest: store.latest(id, figure.name, figure.runs).map(({ value }) => value),
    change: figure.changed ? changeOf(figure) : null,
  }))
}

/** Null if the values say themselves what changed, or if one of their texts is not kept. */
function partOf(
  { before, after }: { readonly before: FigureValue; readonly after: FigureValue },
  textOf: (value: string) => string | null,
): ChangedPart | null {
  const [old, next] = [before, after].map((value) => (typeof value === 'string' ? textOf(value) : null))
  return old == null || next == null ? null : changedPart(old, next)
}
