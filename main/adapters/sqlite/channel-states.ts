/** Whether each channel and each ping works, in SQLite. */
import type { Database } from 'better-sqlite3'
import type { ChannelStates } from '../../core/channels/ports.ts'
import { messageColumn, messageFromColumn } from './message-column.ts'

interface StateRow {
  last_sent_at: number | null
  failing_since: number | null
  failures: number
  problem: string | null
}

/** The store, on an open, migrated database. */
export function createChannelStates(db: Database): ChannelStates {
  const read = db.prepare<[string], StateRow>('SELECT * FROM channel_states WHERE channel = ?')
  const waiting = db
    .prepare<[string], number>(`
      SELECT count(*) FROM notice_deliveries INDEXED BY deliveries_open
      WHERE channel = ? AND state IN ('pending', 'sending')`)
    .pluck()
  const succeed = db.prepare(`
    INSERT INTO channel_states VALUES (@channel, @now, NULL, 0, NULL)
    ON CONFLICT DO UPDATE SET last_sent_at = @now, failing_since = NULL, failures = 0, problem = NULL`)
  const fail = db.prepare(`
    INSERT INTO channel_states VALUES (@channel, NULL, @now, @count, @problem)
    ON CONFLICT DO UPDATE SET failing_since = coalesce(failing_since, @now), failures = failures + @count,
      problem = @problem`)
  const mend = db.prepare(
    'UPDATE channel_states SET failing_since = NULL, failures = 0, problem = NULL WHERE channel = ?',
  )
  const removed = [
    db.prepare('DELETE FROM channel_states WHERE channel = ?'),
    db.prepare('DELETE FROM channel_alerts WHERE channel = ?'),
  ]
  return {
    state: (channel) => {
      const row = read.get(channel)
      return {
        waiting: waiting.get(channel) ?? 0,
        lastSentAt: row?.last_sent_at ?? null,
        failingSince: row?.failing_since ?? null,
        failures: row?.failures ?? 0,
        problem: row === undefined || row.problem === null ? null : messageFromColumn(row.problem),
      }
    },
    succeeded: (channel, now) => void succeed.run({ channel, now }),
    failed: (channel, problem, count, now) =>
      void fail.run({ channel, problem: messageColumn(problem), count, now }),
    mended: (channel) => void mend.run(channel),
    forget: db.transaction((channel: string) => {
      for (const statement of removed) statement.run(channel)
    }),
  }
}
