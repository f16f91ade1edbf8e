import DatabaseConstructor from 'better-sqlite3'
import { expect, it } from 'vitest'
import { indexScores } from '../../main/adapters/sqlite/migrations/0002-index-scores.ts'
import { alerts } from '../../main/adapters/sqlite/migrations/0003-alerts.ts'
import { channels } from '../../main/adapters/sqlite/migrations/0023-channels.ts'
import { sortOrder } from '../../main/adapters/sqlite/migrations/0033-sort-order.ts'
import { createNoticeStore } from '../../main/adapters/sqlite/notices.ts'

it('keeps a delivery that was still to be made, and makes no finished one again', () => {
  const db = new DatabaseConstructor(':memory:')
  indexScores.up(db)
  alerts.up(db)
  db.exec(`
    INSERT INTO notices (id, key, form, alert_ids, alerts, decided_at, done)
    VALUES (1, 'a', 'single', '[1]', 1, 1000, 1), (2, 'b', 'single', '[2]', 1, 2000, 0);
    INSERT INTO notice_deliveries VALUES (1, 'webhook', 'sent', 1, 1000, NULL),
      (2, 'desktop', 'shown', 1, 2000, NULL), (2, 'webhook', 'pending', 3, 2000, 'webhook_rejected')`)
  channels.up(db)
  sortOrder.up(db)
  const store = createNoticeStore(db)

  expect(store.toRoute(10).map(({ key }) => key)).toEqual(['b'])
  store.route(2, ['desktop', 'webhook'], 3000)
  expect(store.waiting('desktop', 3000, 10)).toEqual([])
  expect(store.waiting('webhook', 3000, 10)).toMatchObject([{ record: { key: 'b' }, batch: null }])
})
