import type { TradesStatus } from '../../../shared/contract/trades-status.ts'
import { Card } from '../../parts/Card.tsx'
import { ProgressBar } from '../../parts/ProgressBar.tsx'
import { useNow } from '../../parts/useNow.ts'
import { useRead, useWords } from '../../session.ts'
import { readJobs } from '../../store/known.ts'
import { DOT } from '../../words/dot.ts'
import { stepOf } from '../../words/run.ts'
import { type Localizer, MISSING } from '../../words/words.ts'
import { hindrance } from '../jobs/job-words.ts'
import { liveText } from './live-text.ts'
import { Operation } from './Operation.tsx'
import { TradeActions } from './TradeActions.tsx'

/** The progress of the collection, its rate, and what it needs. */
export function StatusCard({ status }: { readonly status: TradesStatus }) {
  const words = useWords()
  const now = useNow(30_000)
  const { window, last_error } = status
  const done = status.days_left === 0 && status.days > 0
  const lacking = lackingDays(status)
  return (
    <Card
      title={`${status.symbol}${DOT}${words.t(`option.${status.exchange}`)}`}
      aside={words.t('panel.trades.window', { number: window.number, of: window.of })}
    >
      <p className="answer">
        {done && status.first_day
          ? words.t(lacking === 0 ? 'panel.trades.complete' : 'panel.trades.complete_but', {
              from: words.day(status.first_day),
              count: lacking,
            })
          : words.dayRange(window.from, window.to)}
      </p>
      <CollectionProgress status={status} now={now} />
      <dl className="facts">
        {facts(status, words, now).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {last_error && (
        <p className="last-error">
          <span className="muted">
            {words.t('panel.analysis.last_error', { time: words.when(last_error.at, now) })}
          </span>{' '}
          {last_error.message}
        </p>
      )}
      <TradeActions status={status} />
      <Operation jobId={status.job_id} />
    </Card>
  )
}

/** Returns how many days wait for their trades or are in doubt, accepted or not; days without trades lack nothing. */
const lackingDays = ({ set_apart }: TradesStatus): number =>
  set_apart.filter(({ state }) => state !== 'absent').length

/** Returns the step of the run, the wait for the exchange, or the state of the job. */
function stateText(status: TradesStatus, words: Localizer, now: number): string {
  if (status.state !== 'running') return words.t(`state.${status.state}`)
  const { waiting_until: until, progress } = status
  if (until === null) return stepOf(progress, words)
  return words.t('panel.trades.waiting', { time: words.when(until, now) })
}

function CollectionProgress({ status, now }: { readonly status: TradesStatus; readonly now: number }) {
  const words = useWords()
  const all = status.days + Math.max(status.days_left, lackingDays(status))
  const running = status.state === 'running'
  const { data: jobs } = useRead(readJobs)
  const job = jobs?.find(({ id }) => id === status.job_id)
  const hindered = job ? hindrance(job, words, now) : null
  const fraction = running ? (status.progress?.fraction ?? null) : all === 0 ? 0 : status.days / all
  return (
    <div className="collection">
      <p className="run-step">
        <span>{hindered ?? stateText(status, words, now)}</span>
        <span className="muted">{fraction === null ? '' : words.percent(fraction)}</span>
      </p>
      <ProgressBar fraction={fraction} name={words.t('panel.trades.progress')} />
    </div>
  )
}

function facts(status: TradesStatus, words: Localizer, now: number): readonly (readonly [string, string])[] {
  const { rows_per_second, remaining_seconds, next_run_time } = status
  return [
    [words.t('panel.trades.rows'), words.number(status.rows)],
    [
      words.t('panel.run.pace'),
      rows_per_second === null
        ? MISSING
        : words.t('panel.run.per_second', { pace: words.compact(rows_per_second) }),
    ],
    [
      words.t('panel.trades.left'),
      remaining_seconds === null
        ? words.t('panel.trades.days', { count: status.days_left })
        : words.span(remaining_seconds * 1000),
    ],
    [words.t('panel.trades.next'), next_run_time ? words.when(next_run_time, now) : MISSING],
    [words.t('panel.trades.size'), words.bytes(status.bytes)],
    ...(status.days_left === 0
      ? []
      : [
          [
            words.t('panel.trades.size_left'),
            words.t(status.days === 0 ? 'panel.trades.size_most' : 'panel.trades.size_about', {
              size: words.bytes(status.bytes_left),
            }),
          ] as const,
        ]),
    ...(status.months === null
      ? []
      : [[words.t('panel.trades.months'), words.bytes(status.months.bytes)] as const]),
    ...(status.live === null
      ? []
      : [[words.t('panel.trades.live'), liveText(status.live, words, now)] as const]),
    [words.t('panel.trades.free'), status.free_bytes === null ? MISSING : words.bytes(status.free_bytes)],
  ]
}
