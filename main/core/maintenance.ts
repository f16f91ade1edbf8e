/** Once a day, while the owner does something else: a backup, the retention sweep, and fresh statistics for the planner. */
import { toInstant } from '../../shared/instant.ts'
import type { Alarm } from './ports/alarm.ts'
import type { Backups } from './ports/backups.ts'
import type { Log } from './ports/log.ts'
import { type RetentionDeps, sweepRetention } from './retention.ts'

const LOOK_EVERY_MS = 30_000

export interface MaintenanceDeps extends RetentionDeps {
  readonly backups: Backups
  /** How many daily backups stay. */
  readonly backupsKept: () => number
  /** Refreshes the planner's statistics; cheap when nothing changed much. */
  readonly optimize: () => void
  readonly log: Log
}

/** One day's maintenance. Each part is tried even when another fails; a failure is logged and comes again tomorrow. */
export async function maintain(deps: MaintenanceDeps, signal: AbortSignal): Promise<void> {
  const { backups, clock, log } = deps
  const day = toInstant(clock.now(), clock.zone()).slice(0, 10)
  await attempt(log, 'backup', async () => {
    if (await backups.daily(day, deps.backupsKept())) log.info('Daily backup made.', { day })
  })
  await attempt(log, 'retention', async () => {
    const swept = await sweepRetention(deps, signal)
    if (Object.keys(swept).length > 0) log.info('Old rows swept.', swept)
  })
  await attempt(log, 'statistics', async () => deps.optimize())
}

async function attempt(log: Log, part: string, act: () => Promise<void>): Promise<void> {
  try {
    await act()
  } catch (error) {
    log.error('Maintenance failed.', { part, error })
  }
}

/**
 * Looks every 30 s whether a new calendar day has begun, and maintains then; the first look is 30 s after the start,
 * so that starting stays fast. A sweep never overlaps itself.
 * @returns a function that ends it and resolves once a sweep in flight has ended.
 */
export function startMaintenance(deps: MaintenanceDeps, alarm: Alarm): () => Promise<void> {
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
    const day = toInstant(deps.clock.now(), deps.clock.zone()).slice(0, 10)
    if (day === done) return
    done = day
    await maintain(deps, stopping.signal)
  }
  return () => {
    stopping.abort()
    cancel()
    return current
  }
}
