/** Runs as text: outcome, reason, and cause. */
import type { JobProgress, Run } from '../../shared/run.ts'
import { shownScore } from '../../shared/score.ts'
import { spokenSummary } from '../../shared/spoken-summary.ts'
import { DOT } from './dot.ts'
import { type Localizer, MISSING } from './words.ts'

/** "Skipped: missed (12 times)", "Failed". */
export function outcomeSentence(run: Run, words: Localizer): string {
  if (run.outcome === null) return words.t('state.running')
  const outcome = words.t(`outcome.${run.outcome}`)
  if (!run.skip_reason) return outcome
  const reason = words.t(`skip.${run.skip_reason}`)
  const sentence = words.t('panel.run.skipped_because', { outcome, reason })
  return run.skipped_count > 1 ? words.t('panel.run.times', { sentence, count: run.skipped_count }) : sentence
}

/** Returns the text beside a run in a list: its first fault, or its result. */
export function runDetail(run: Run, words: Localizer): string {
  const fault = run.faults[0]
  if (fault) return fault.message
  // The outcome already says why it was skipped.
  if (run.outcome === 'skipped') return ''
  if (run.kind === 'fear-greed' && typeof run.summary.score === 'number') {
    return `${words.number(shownScore(run.summary.score), 1)} ${figure(run.summary.level, words)}`
  }
  const found = Object.entries(spokenSummary(run.summary)).filter(([, value]) => isFigure(value))
  return figuresOf(found, words)
    .slice(0, 4)
    .map(({ name, value }) => `${name} ${value}`)
    .join(DOT)
}

/** Values that are the total of the previous one: "Days 3 of 5". */
const WHOLES: ReadonlySet<string> = new Set(['total', 'of_days'])

export interface NamedFigure {
  readonly name: string
  readonly value: string
}

/** Returns counters or a summary with name and text; a total follows its part. */
export function figuresOf(entries: readonly (readonly [string, unknown])[], words: Localizer): NamedFigure[] {
  const figures: NamedFigure[] = []
  for (const [key, value] of entries) {
    const part = WHOLES.has(key) ? figures.pop() : undefined
    const [name, text] = [nameOf(key, words), figure(value, words)]
    figures.push(part ? { ...part, value: `${part.value} ${name} ${text}` } : { name, value: text })
  }
  return figures
}

function isFigure(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && value.length <= 24)
}

/** Returns a value of a summary or a counter as text. */
export function figure(value: unknown, words: Localizer): string {
  if (typeof value === 'number') {
    return words.number(value, Number.isInteger(value) ? 0 : Math.abs(value) < 10 ? 2 : 1)
  }
  if (typeof value === 'string') {
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return words.shortDay(value)
    if (/^\d{4}-\d\d-\d\dT/.test(value)) return words.moment(value)
    return words.maybe(`value.${value}`, words.maybe(`level.${value}`, value))
  }
  if (typeof value === 'boolean') return words.t(value ? 'panel.yes' : 'panel.no')
  return value === null ? MISSING : JSON.stringify(value)
}

/** Returns the name of a counter or a value: from the catalogue, or its own as plain words. */
export function nameOf(name: string, words: Localizer): string {
  return words.maybe(`figure.${name}`, name.replaceAll('_', ' '))
}

export function stepOf(progress: JobProgress | null, words: Localizer): string {
  if (!progress) return words.t('panel.run.starting')
  return words.maybe(progress.label, progress.label)
}

/**
 * Returns the rate of the largest counter per second; null if the run reports its own, or while there is too
 * little data. A total does not count.
 */
export function paceOf(counters: JobProgress['counters'], elapsedMs: number): number | null {
  if ('rows_per_second' in counters || elapsedMs < 2000) return null
  const counted = Object.entries(counters).filter(([name]) => !WHOLES.has(name))
  const largest = Math.max(0, ...counted.map(([, value]) => value))
  return largest < 2 ? null : (largest / elapsedMs) * 1000
}

/** Returns the remaining time at the current rate, ms; null while it is unknown. */
export function remaining(progress: JobProgress | null, startedAt: string, now: number): number | null {
  const fraction = progress?.fraction ?? 0
  const elapsed = now - Date.parse(startedAt)
  if (fraction < 0.02 || fraction >= 1 || elapsed < 2000) return null
  return (elapsed / fraction) * (1 - fraction)
}
