/** The log of the days before: written by the real log, on a clock that is turned back. */
import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import { openLog } from '../../main/adapters/log/open-log.ts'
import type { Log } from '../../main/core/ports/log.ts'
import { DAY_MS, MINUTE_MS } from '../../shared/time/units.ts'
import { noiseOf } from './noise.ts'

/** Days of log before today. */
const DAYS = 6

/** Call before the application opens the folder. @param zone the owner's */
export function seedLog(folder: string, now: number, zone: string): void {
  let instant = now - DAYS * DAY_MS
  const clock = { now: () => instant, monotonic: () => instant, zone: () => zone }
  const { file, log } = openLog({ folder: join(folder, 'logs'), clock, keepDays: () => 14, console: null })
  const chance = noiseOf('log')
  log.info('Vigie starts.', { version: '0.1.0' })
  for (; instant < now - 10 * MINUTE_MS; instant += 10 * MINUTE_MS) writeTenMinutes(log, chance)
  // The day of the current file is that of its last change.
  utimesSync(file, now / 1000, now / 1000)
}

function writeTenMinutes(log: Log, chance: () => number): void {
  const score = Math.round(300 + 400 * chance()) / 10
  log.topic('scheduler').info('Run ended.', { job: 'fear-greed', outcome: 'succeeded' })
  log.topic('fear-greed').info(`Scheduled update completed: score ${score}`, { profile: 'us', coverage: 1 })
  if (chance() < 0.2) log.topic('alerts').info('alerts generated', { created: 0, updated: 1, removed: 0 })
  if (chance() < 0.04)
    log.topic('net').warn('A host asks to wait.', { host: 'data-api.binance.vision', seconds: 60 })
  if (chance() < 0.02) {
    log.topic('analysis').error('An attempt failed.', { source: 'http://night.internal:3001', status: 503 })
  }
}
