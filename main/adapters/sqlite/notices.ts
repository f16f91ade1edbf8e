/** Notifications and their deliveries, in SQLite. */
import type { Database } from 'better-sqlite3'
import type {
  NoticeRecord,
  NoticeStore,
  NotificationDelivery,
  WaitingNotice,
} from '../../core/alerts/ports.ts'

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

/** Number of ids a notification keeps: more are only counted. */
const IDS_KEPT = 20
/** Returns the ids as a notification stores them. */
export const storedIds = (ids: readonly number[]): string => JSON.stringify(ids.slice(0, IDS_KEPT))

/** A delivery is open while a call may still have to be made. */
const OPEN = "('pending', 'sending')"

/** The store, on an open, migrated database. */
export function createNoticeStore(db: Database): NoticeStore {
  const deliveries = db.prepare<[number], NotificationDelivery>(
    'SELECT channel, state, attempts, at, problem FROM notice_deliveries WHERE notice_id = ? ORDER BY channel',
  )
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
  const page = db.prepare<[number, number], NoticeRow>(
    'SELECT * FROM notices WHERE id < ? ORDER BY id DESC LIMIT ?',
  )
  const word = db.prepare('UPDATE notices SET title = ?, body = ? WHERE id = ?')
  return {
    ...routing(db, recordOf),
    ...delivering(db, recordOf),
    ...repeating(db),
    list: (limit, before) => page.all(before ?? Number.MAX_SAFE_INTEGER, limit).map(recordOf),
    worded: (id, title, body) => void word.run(title, body, id),
  }
}

type RecordOf = (row: NoticeRow) => NoticeRecord

function routing(db: Database, recordOf: RecordOf): Pick<NoticeStore, 'toRoute' | 'route'> {
  const unrouted = db.prepare<[number], NoticeRow>(
    'SELECT * FROM notices WHERE routed = 0 ORDER BY id LIMIT ?',
  )
  const add = db.prepare(`
    INSERT INTO notice_deliveries (notice_id, channel, state, attempts, at) VALUES (?, ?, 'pending', 0, ?)
    ON CONFLICT DO NOTHING`)
  const routed = db.prepare(`
    UPDATE notices SET routed = 1, done = NOT EXISTS (
      SELECT 1 FROM notice_deliveries WHERE notice_id = notices.id AND state IN ${OPEN}) WHERE id = ?`)
  return {
    toRoute: (limit) => unrouted.all(limit).map(recordOf),
    route: db.transaction((id: number, channels: readonly string[], now: number) => {
      for (const channel of channels) add.run(id, channel, now)
      routed.run(id)
    }),
  }
}

function delivering(
  db: Database,
  recordOf: RecordOf,
): Pick<NoticeStore, 'waiting' | 'begin' | 'settle' | 'abandon'> {
  const waiting = db.prepare<[string, number, number], NoticeRow & { batch: string | null }>(`
    SELECT n.*, d.batch FROM notice_deliveries d INDEXED BY deliveries_open JOIN notices n ON n.id = d.notice_id
    WHERE d.channel = ? AND d.state IN ${OPEN} AND d.not_before <= ? ORDER BY d.notice_id LIMIT ?`)
  const begin = db.prepare(`
    UPDATE notice_deliveries SET state = 'sending', attempts = attempts + 1, batch = @batch, at = @now
    WHERE notice_id = @id AND channel = @channel`)
  const settle = db.prepare(`
    UPDATE notice_deliveries SET state = @state, problem = @problem, at = @at, not_before = @notBefore
    WHERE notice_id = @id AND channel = @channel`)
  const finish = db.prepare(`
    UPDATE notices SET done = 1 WHERE id = @id AND NOT EXISTS (
      SELECT 1 FROM notice_deliveries WHERE notice_id = @id AND state IN ${OPEN})`)
  const saveAlert = db.prepare(`
    INSERT INTO channel_alerts SELECT id, @channel, @at, @at, 0 FROM alerts WHERE id = @alert
    ON CONFLICT DO UPDATE SET last_at = excluded.last_at`)
  const gone = db.prepare<[string], { notice_id: number; channel: string }>(`
    SELECT notice_id, channel FROM notice_deliveries INDEXED BY deliveries_open
    WHERE state IN ${OPEN} AND channel NOT IN (SELECT value FROM json_each(?))`)
  const settled: NoticeStore['settle'] = (channel, ids, { notified: alerts = [], ...outcome }) => {
    for (const id of ids) {
      settle.run({ notBefore: 0, ...outcome, id, channel })
      finish.run({ id })
    }
    for (const alert of alerts) saveAlert.run({ alert, channel, at: outcome.at })
  }
  return {
    waiting: (channel, now, limit) =>
      waiting
        .all(channel, now, limit)
        .map(({ batch, ...row }): WaitingNotice => ({ record: recordOf(row), batch })),
    begin: db.transaction((channel: string, ids: readonly number[], batch: string, now: number) => {
      for (const id of ids) begin.run({ id, channel, batch, now })
    }),
    settle: db.transaction(settled),
    abandon: db.transaction((channels: readonly string[]) => {
      for (const { notice_id: id, channel } of gone.all(JSON.stringify(channels))) {
        settled(channel, [id], { state: 'none', problem: null, at: 0 })
      }
    }),
  }
}

function repeating(db: Database): Pick<NoticeStore, 'repeat'> {
  // What the channel was never sent counts from when it was raised: the channel may be newer, or was off. What still waits for
  // it, named or counted by a notification, is not sent beside.
  const due = db
    .prepare<[{ channel: string; most: number; before: number; sort_orders: string }], number>(`
      SELECT al.id FROM alerts al INDEXED BY alerts_list
      LEFT JOIN channel_alerts c ON c.alert_id = al.id AND c.channel = @channel
      WHERE al.state = 'active' AND al.unread = 1 AND al.sort_order IN (SELECT value FROM json_each(@sort_orders))
        AND al.notice NOT IN ('due', 'held')
        AND coalesce(c.last_at, al.created_at) <= @before AND coalesce(c.repeats, 0) < @most
        AND NOT EXISTS (
          SELECT 1 FROM notice_deliveries d INDEXED BY deliveries_open JOIN notices n ON n.id = d.notice_id
          WHERE d.channel = @channel AND d.state IN ${OPEN} AND (n.alerts > json_array_length(n.alert_ids)
            OR EXISTS (SELECT 1 FROM json_each(n.alert_ids) WHERE value = al.id)))
      ORDER BY al.sort_order, al.id`)
    .pluck()
  const add = db.prepare(`
    INSERT INTO notices (key, form, alert_ids, alerts, decided_at, channel, routed)
    VALUES (@key, 'repeat', @ids, @count, @now, @channel, 1)`)
  const deliver = db.prepare(
    "INSERT INTO notice_deliveries (notice_id, channel, state, attempts, at) VALUES (?, ?, 'pending', 0, ?)",
  )
  const count = db.prepare(`
    INSERT INTO channel_alerts SELECT value, @channel, @now, @now, 0 FROM json_each(@ids) WHERE true
    ON CONFLICT DO UPDATE SET repeats = repeats + 1, last_at = excluded.last_at`)
  return {
    repeat: db.transaction((channel, { sortOrders, everyMs, most }, key, now) => {
      const ids = due.all({ channel, most, before: now - everyMs, sort_orders: JSON.stringify(sortOrders) })
      if (ids.length === 0) return 0
      const { lastInsertRowid } = add.run({ key, ids: storedIds(ids), count: ids.length, now, channel })
      deliver.run(lastInsertRowid, channel, now)
      count.run({ ids: JSON.stringify(ids), channel, now })
      return ids.length
    }) satisfies NoticeStore['repeat'],
  }
}
