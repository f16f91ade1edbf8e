/** Waits of outside hosts in the database, so that they survive a restart. */
import type { Database } from 'better-sqlite3'
import type { HostWait, HostWaits } from '../../core/ports/host-waits.ts'

/** On an open, migrated database. A wait expires by its instant; none is deleted. */
export function sqliteHostWaits(db: Database): HostWaits {
  const read = db.prepare<[string], HostWait>(
    'SELECT asked_at AS askedAt, until FROM host_waits WHERE host = ?',
  )
  const write = db.prepare(`
    INSERT INTO host_waits (host, until, asked_at) VALUES (@host, @until, @askedAt)
    ON CONFLICT (host) DO UPDATE SET until = excluded.until, asked_at = excluded.asked_at`)
  const refusals = db.prepare<[string], number>('SELECT refusals FROM host_refusals WHERE host = ?').pluck()
  const count = db.prepare(`
    INSERT INTO host_refusals (host, refusals) VALUES (?, ?)
    ON CONFLICT (host) DO UPDATE SET refusals = excluded.refusals`)
  return {
    wait: (host) => read.get(host) ?? null,
    save: (host, wait) => void write.run({ host, ...wait }),
    refusals: (host) => refusals.get(host) ?? 0,
    countRefusals: (host, times) => void count.run(host, times),
  }
}
