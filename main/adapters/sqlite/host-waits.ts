/** Waits of outside hosts in the database, so that they survive a restart. */
import type { Database } from 'better-sqlite3'
import type { HostWaits } from '../../core/ports/host-waits.ts'

/** On an open, migrated database. A wait expires by its instant; none is deleted. */
export function sqliteHostWaits(db: Database): HostWaits {
  const read = db.prepare<[string], number>('SELECT until FROM host_waits WHERE host = ?').pluck()
  const write = db.prepare(`
    INSERT INTO host_waits (host, until) VALUES (?, ?) ON CONFLICT (host) DO UPDATE SET until = excluded.until`)
  const refusals = db.prepare<[string], number>('SELECT refusals FROM host_refusals WHERE host = ?').pluck()
  const count = db.prepare(`
    INSERT INTO host_refusals (host, refusals) VALUES (?, ?)
    ON CONFLICT (host) DO UPDATE SET refusals = excluded.refusals`)
  return {
    until: (host) => read.get(host) ?? null,
    save: (host, until) => void write.run(host, until),
    refusals: (host) => refusals.get(host) ?? 0,
    countRefusals: (host, times) => void count.run(host, times),
  }
}
