/** Once a day, in the background: makes a backup, deletes old data and old compiled code, and refreshes the planner's statistics. */
import { localDayText } from '../../shared/time/local-time.ts'
import type { Alarm } from './ports/alarm.ts'
import type { Backups } from './ports/backups.ts'
import type { Log } from './ports/log.ts'
import { type RetentionDeps, sweepRetention } from './retention.ts'

const LOOK_EVERY_MS = 30_000

/** What the daily housekeeping backs up, deletes and refreshes. */
export interface HousekeepingDeps extends RetentionDeps {
  readonly backups: Backups
  /** Whether the date is certain: nothing is deleted or replaced under a clock that may be wrong. */
  readonly dateIsCertain: () => boolean
  /** Number of daily backups to keep. */
  readonly backupsKept: () => number
  /** Refreshes the planner's statistics; cheap if little changed. */
  readonly optimize: () => void
  /** Deletes what earlier versions left compiled. @returns how many files */
  readonly deleteOldCode: () => Promise<number>
  readonly log: Log
}

/** Runs one day's housekeeping. Each part runs even if another fails; failures are logged and retried the next day. */
export async function doHousekeeping(deps: HousekeepingDeps, signal: AbortSignal): Promise<void> {
  const { backups, clock, log } = deps
  const day = localDayText(clock.now(), clock.zone())
  await attempt(log, 'backup', async () => {
    if (await backups.daily(day, deps.backupsKept())) log.info('Daily backup made.', { day })
  })
  await attempt(log, 'retention', async () => {
    const swept = await sweepRetention(deps, signal)
    if (Object.keys(swept).length > 0) log.info('Old rows swept.', swept)
  })
  await attempt(log, 'statistics', async () => deps.optimize())
  await attempt(log, 'compiled code', async () => {
    const files = await deps.deleteOldCode()
    if (files > 0) log.info('Compiled code of earlier versions deleted.', { files })
  })
}

async function attempt(log: Log, part: string, act: () => Promise<void>): Promise<void> {
  try {
    await act()
  } catch (error) {
    log.error('Housekeeping failed.', { part, error })
  }
}

/**
 * Checks every 30 s whether a new calendar day has certainly begun, and does the housekeeping then; the first check
 * is 30 s after startup, which stays fast. It never overlaps itself.
 * @returns a function that stops it and resolves when one in progress has ended
 */
export function startHousekeeping(deps: HousekeepingDeps, alarm: Alarm): () => Promise<void> {
  const stopping = new AbortController()
  let done = ''
  let current = Promise.resolve()
  let cancel = arm()

  function arm(): () => void {
    return alarm.ring(deps.clock.now() + LOOK_EVERY_MS, () => {
      current = look().then(() => {
        if (!stopping.signal.aborted) cancel = arm()
      })
    })
  }
  async function look(): Promise<void> {
    const day = localDayText(deps.clock.now(), deps.clock.zone())
    if (day === done || !deps.dateIsCertain()) return
    done = day
    await doHousekeeping(deps, stopping.signal)
  }
  return () => {
    stopping.abort()
    cancel()
    return current
  }
}
