/** A current run: its step, progress, counters with their rate, and the remaining time. */
import type { Job } from '../../shared/job.ts'
import { useWords } from '../session.ts'
import { figuresOf, paceOf, remaining, stepOf } from '../words/run.ts'
import { ProgressBar } from './ProgressBar.tsx'
import { useNow } from './useNow.ts'

type RunInProgress = Pick<NonNullable<Job['running']>, 'progress' | 'started_at'>

/** Updates the time every second. @param name of the run, for screen readers */
export function RunProgress({ running, name }: { readonly running: RunInProgress; readonly name: string }) {
  const words = useWords()
  const now = useNow(1000)
  const { progress, started_at } = running
  const rest = remaining(progress, started_at, now)
  const elapsed = Math.max(0, now - Date.parse(started_at))
  return (
    <div className="run-progress">
      <p className="run-step">
        <span>{stepOf(progress, words)}</span>
        <span className="muted">
          {progress?.fraction == null ? words.span(elapsed) : words.percent(progress.fraction)}
        </span>
      </p>
      <ProgressBar fraction={progress?.fraction ?? null} name={name} />
      <dl className="facts">
        {figuresOf(Object.entries(progress?.counters ?? {}), words).map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <Pace counters={progress?.counters ?? {}} elapsedMs={elapsed} />
        {rest !== null && (
          <div>
            <dt>{words.t('panel.run.remaining')}</dt>
            <dd>{words.span(rest)}</dd>
          </div>
        )}
      </dl>
    </div>
  )
}

interface PaceProps {
  readonly counters: Readonly<Record<string, number>>
  readonly elapsedMs: number
}

function Pace({ counters, elapsedMs }: PaceProps) {
  const words = useWords()
  const pace = paceOf(counters, elapsedMs)
  if (pace === null) return null
  return (
    <div>
      <dt>{words.t('panel.run.pace')}</dt>
      <dd>{words.t('panel.run.per_second', { pace: words.compact(pace) })}</dd>
    </div>
  )
}
