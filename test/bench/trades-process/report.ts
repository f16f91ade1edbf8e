/** The report of a measured process to the benchmark, as one line of JSON. */
import { existsSync, readFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'

export interface TradesReport {
  readonly rows: number
  readonly seconds: number
  /** Largest resident size of the process, MB. */
  readonly residentMb: number
  /** Delay of the main thread during the work, 99th percentile, ms. */
  readonly delayMs: number
  readonly bytes: number
  /** The part of the seconds for unzipping; only a peer that cannot read archives reports it. */
  readonly unzipSeconds?: number
}

/** What the measured work reports. */
export type MeasuredWork = Pick<TradesReport, 'rows' | 'bytes' | 'unzipSeconds'>

/** Runs the work and prints its report. */
export async function measured(work: () => Promise<MeasuredWork>): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const begun = performance.now()
  const { rows, bytes, unzipSeconds } = await work()
  const seconds = (performance.now() - begun) / 1000
  delay.disable()
  const report: TradesReport = {
    rows,
    seconds,
    residentMb: largestResident(),
    delayMs: delay.percentile(99) / 1e6,
    bytes,
    ...(unzipSeconds === undefined ? {} : { unzipSeconds }),
  }
  process.stdout.write(`${JSON.stringify(report)}\n`)
}

const STATUS = '/proc/self/status'

/**
 * In MB. On Linux a process inherits `maxRSS` of its parent (getrusage(2) keeps it over execve), so the mark
 * of its own memory is read if there is one.
 */
function largestResident(): number {
  const own = existsSync(STATUS) ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(STATUS, 'utf8')) : null
  return (own === null ? process.resourceUsage().maxRSS : Number(own[1])) / 1024
}
