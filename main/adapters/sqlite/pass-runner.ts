/** Runs a pass: on the main thread if it is small, otherwise in a worker thread. */

import type { Database } from 'better-sqlite3'
import { utcDayNumber } from '../../../shared/time/calendar-day.ts'
import type { PassRunner } from '../../core/alerts/generate.ts'
import { type PassReport, runPass } from '../../core/alerts/pass.ts'
import type { Random } from '../../core/ports/random.ts'
import type { Workers } from '../../core/ports/workers.ts'
import type { PassWork } from '../workers/alert-pass.worker.ts'
import { createPassStore } from './alert-pass.ts'

/** Maximum rows of a pass on the main thread: a few milliseconds. A thread takes about 100 ms to start. */
const SMALL = 500

/** The runner on the main thread's database. */
export function createPassRunner(db: Database, workers: Workers, random: Random): PassRunner {
  const store = createPassStore(db)
  const rows = db
    .prepare<{ day: number; most: number }, number>(`
      SELECT (SELECT count(*) FROM (SELECT 1 FROM maintenances
          WHERE status IN ('planned', 'in_progress') AND planned_day <= @day LIMIT @most))
        + (SELECT count(*) FROM (SELECT 1 FROM alerts WHERE state <> 'cleared' LIMIT @most))
        + (SELECT count(*) FROM (SELECT 1 FROM assets LIMIT @most))`)
    .pluck()
  return (request, signal) => {
    const day = utcDayNumber(request.now) + 1 + request.rules.MAINTENANCE_URGENT.within_days
    const looksAt = rows.get({ day, most: SMALL + 1 }) ?? 0
    if (looksAt <= SMALL) return Promise.resolve(runPass(store, request, random.id))
    const input: PassWork = { database: db.name, request }
    return workers.run<PassWork, PassReport>('alert-pass', { input, signal })
  }
}
