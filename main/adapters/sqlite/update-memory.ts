/** What is remembered of the publisher of updates, in SQLite. */
import type { Database } from 'better-sqlite3'
import type { UpdateChannel } from '../../../shared/updates.ts'
import type { SeenRelease, UpdateMemory, WatchedChannel } from '../../core/updates/ports.ts'
import { inOneTransaction } from './one-transaction.ts'

/** On an open, migrated database. */
export function createUpdateMemory(db: Database): UpdateMemory {
  const lists = db.prepare<[], string>('SELECT envelope FROM update_keys ORDER BY number').pluck()
  const keepList = db.prepare<[number, string]>('INSERT OR REPLACE INTO update_keys VALUES (?, ?)')
  const forget = db.prepare<[]>('UPDATE update_channels SET version = NULL, issued = NULL')
  const seen = db.prepare<[string], SeenRelease>(
    'SELECT version, issued FROM update_channels WHERE channel = ? AND version IS NOT NULL',
  )
  const accept = db.prepare<[string, string, number]>(
    `INSERT INTO update_channels (channel, version, issued) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET version = excluded.version, issued = excluded.issued`,
  )
  const unwatch = db.prepare<[string]>('UPDATE update_channels SET watched_since = NULL WHERE channel <> ?')
  const watch = db.prepare<[string, number]>(
    `INSERT INTO update_channels (channel, watched_since) VALUES (?, ?)
     ON CONFLICT DO UPDATE SET watched_since = coalesce(watched_since, excluded.watched_since)`,
  )
  const watched = db.prepare<[], WatchedChannel>(
    'SELECT channel, watched_since AS since, issued FROM update_channels WHERE watched_since IS NOT NULL',
  )
  return {
    keyLists: () => lists.all(),
    keepKeyList: (number, envelope) =>
      inOneTransaction(db, () => {
        keepList.run(number, envelope)
        forget.run()
      }),
    seen: (channel) => seen.get(channel) ?? null,
    accept: (channel, { version, issued }) => void accept.run(channel, version, issued),
    watch: (channel: UpdateChannel | null, now) =>
      inOneTransaction(db, () => {
        unwatch.run(channel ?? NONE)
        if (channel !== null) watch.run(channel, now)
      }),
    watched: () => watched.get() ?? null,
  }
}

/** The name of no channel. */
const NONE = ''
