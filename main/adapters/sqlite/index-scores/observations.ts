/** Series that Vigie records day by day, and the progress of a replay. */
import type { Database } from 'better-sqlite3'
import type { IndexStore, Observation, ObservedSeries } from '../../../core/jobs/fear-greed/store.ts'

/** What Vigie observed itself, by profile and series. Call `write` in a transaction. */
export interface ObservationTable extends Pick<IndexStore, 'replayDay'> {
  readonly write: (profile: string, series: ObservedSeries, found: readonly Observation[]) => void
  readonly between: IndexStore['observations']
  readonly reachReplayDay: (profile: string, day: string) => void
}

/** On an open, migrated database; call `write` in a transaction. */
export function createObservationTable(db: Database): ObservationTable {
  // An unchanged value is not written.
  const insert = db.prepare<[string, string, string, number]>(
    `INSERT INTO index_observations VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET value = excluded.value WHERE value <> excluded.value`,
  )
  const between = db.prepare<[string, string, string, string], Observation>(
    `SELECT day, value FROM index_observations WHERE profile = ? AND series = ? AND day BETWEEN ? AND ? ORDER BY day`,
  )
  const reach = db.prepare<[string, string]>(
    'INSERT INTO index_replays VALUES (?, ?) ON CONFLICT DO UPDATE SET day = excluded.day',
  )
  const reached = db.prepare<[string], { day: string }>('SELECT day FROM index_replays WHERE profile = ?')
  return {
    write: (profile, series, found) => {
      for (const { day, value } of found) insert.run(profile, series, day, value)
    },
    between: (profile, series, from, to) => between.all(profile, series, from, to),
    reachReplayDay: (profile, day) => void reach.run(profile, day),
    replayDay: (profile) => reached.get(profile)?.day ?? null,
  }
}
