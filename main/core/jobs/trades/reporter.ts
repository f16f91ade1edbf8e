/** Progress of a run over days: share done, rows, bytes, rate, and waits for the exchange. */
import type { JobProgress } from '../../../../shared/run.ts'
import type { EpochMs } from '../../../../shared/time/units.ts'
import type { Clock } from '../../ports/clock.ts'

/** The progress of a run over several days. */
export interface Reporter {
  /** Progress of the current day, 0 to 1, and its rows so far. */
  day(label: string, share: number, rows: number): void
  /** The exchange is not asked before this instant; until the next progress. */
  waiting(until: EpochMs): void
  /** Counts the current day as collected. */
  done(rows: number, bytes: number): void
  /** Tells that the work goes on with the next day, whatever this one gave. */
  passed(): void
  readonly rows: number
  readonly bytes: number
  readonly days: number
  /** Rows per second since the start, all waits included; null before the first row. */
  rate(): number | null
}

/** @param total days of the run; the rate is measured from now */
export function createReporter(
  total: number,
  clock: Pick<Clock, 'monotonic'>,
  report: (progress: JobProgress) => void,
): Reporter {
  const begun = clock.monotonic()
  let [rows, bytes, days, passed] = [0, 0, 0, 0]
  let latest = { label: 'trades.step.asking', share: 0, rows: 0 }
  const rateOf = (all: number) => {
    const seconds = (clock.monotonic() - begun) / 1000
    return all === 0 || seconds <= 0 ? null : Math.round(all / seconds)
  }
  const send = (label: string, more: Record<string, number>) => {
    const rate = rateOf(rows + latest.rows)
    report({
      fraction: total === 0 ? null : Math.min(1, (passed + latest.share) / total),
      label,
      counters: {
        rows: rows + latest.rows,
        bytes,
        days,
        of_days: total,
        ...(rate !== null && { rows_per_second: rate }),
        ...more,
      },
    })
  }
  return {
    day: (label, share, more) => {
      latest = { label, share, rows: more }
      send(label, {})
    },
    waiting: (until) => send('trades.step.waiting', { wait_until: until }),
    done: (more, size) => {
      rows += more
      bytes += size
      days += 1
      latest = { ...latest, rows: 0 }
    },
    passed: () => {
      passed += 1
      latest = { ...latest, share: 0, rows: 0 }
      send(latest.label, {})
    },
    get rows() {
      return rows
    },
    get bytes() {
      return bytes
    },
    get days() {
      return days
    },
    rate: () => rateOf(rows),
  }
}
