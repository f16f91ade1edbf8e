/** Notifications and their deliveries, in SQLite. */
import type { Database } from 'better-sqlite3'
import type { Delivery, NoticeRecord, NoticeStore } from '../../core/alerts/ports.ts'

interface NoticeRow {
  id: number
  key: string
  form: NoticeRecord['form']
  alert_ids: string
  alerts: number
  title: string
  body: string
  decided_at: number
}

/** The store, on an open, migrated database. */
export function createNoticeStore(db: Database): NoticeStore {
  const pending = db.prepare<[number], NoticeRow>('SELECT * FROM notices WHERE done = 0 ORDER BY id LIMIT ?')
  const page = db.prepare<[number, number], NoticeRow>(
    'SELECT * FROM notices WHERE id < ? ORDER BY id DESC LIMIT ?',
  )
  const deliveries = db.prepare<[number], Delivery>(
    'SELECT channel, state, attempts, at, problem FROM notice_deliveries WHERE notice_id = ? ORDER BY channel',
  )
  const word = db.prepare('UPDATE notices SET title = ?, body = ? WHERE id = ?')
  const deliver = db.prepare(`
    INSERT INTO notice_deliveries VALUES (@id, @channel, @state, @attempts, @at, @problem)
    ON CONFLICT DO UPDATE SET state = excluded.state, attempts = excluded.attempts, at = excluded.at,
      problem = excluded.problem`)
  const finish = db.prepare('UPDATE notices SET done = 1 WHERE id = ?')

  const recordOf = (row: NoticeRow): NoticeRecord => ({
    id: row.id,
    key: row.key,
    form: row.form,
    alertIds: JSON.parse(row.alert_ids) as number[],
    alerts: row.alerts,
    title: row.title,
    body: row.body,
    decidedAt: row.decided_at,
    deliveries: deliveries.all(row.id),
  })
  return {
    pending: (limit) => pending.all(limit).map(recordOf),
    list: (limit, before) => page.all(before ?? Number.MAX_SAFE_INTEGER, limit).map(recordOf),
    worded: (id, title, body) => void word.run(title, body, id),
    delivered: (id, delivery) => void deliver.run({ id, ...delivery }),
    finish: (id) => void finish.run(id),
  }
}
