import { describe, expect, it } from 'vitest'
import { createAlertCounts } from '../../../main/adapters/sqlite/alert-counts.ts'
import { createPassStore } from '../../../main/adapters/sqlite/alert-pass.ts'
import { createAlertStore } from '../../../main/adapters/sqlite/alerts.ts'
import { createAssetStore } from '../../../main/adapters/sqlite/assets.ts'
import { createMaintenanceStore } from '../../../main/adapters/sqlite/maintenances.ts'
import { createNoticeStore } from '../../../main/adapters/sqlite/notices.ts'
import { createSubjectAlerts } from '../../../main/adapters/sqlite/subject-alerts.ts'
import { openTestDatabase } from '../../helpers/alerts-harness.ts'
import { passNow, plantMaintenances } from '../../helpers/many-alerts.ts'

/** Returns every statement that building a store prepares, with its query plan. */
function plansOf(build: (db: ReturnType<typeof openTestDatabase>) => unknown) {
  const db = openTestDatabase()
  plantMaintenances(db, 500)
  passNow(db)
  const notice = db.prepare(
    `INSERT INTO notices (key, form, alert_ids, alerts, decided_at, done, routed) VALUES (?, 'single', '[1]', 1, 0, 1, 1)`,
  )
  for (let key = 0; key < 500; key++) notice.run(`planted-${key}`)
  db.exec('ANALYZE')
  const sources: string[] = []
  const spied = new Proxy(db, {
    get: (target, name) => {
      if (name === 'prepare') {
        return (source: string) => {
          sources.push(source)
          return target.prepare(source)
        }
      }
      const value = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  build(spied)
  return sources.map((source) => {
    const holes = [...source.matchAll(/@(\w+)/g)].map(([, name]) => [name, null])
    const count = (source.match(/\?/g) ?? []).length
    const plan = db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${source}`)
    const rows = holes.length > 0 ? plan.all(Object.fromEntries(holes)) : plan.all(...Array(count).fill(null))
    return { source: source.replace(/\s+/g, ' ').trim(), plan: rows.map(({ detail }) => detail) }
  })
}

const scans = ({ plan }: { plan: string[] }) =>
  plan.some((step) => /^SCAN (?!CONSTANT|json_each)(?!.*USING)/.test(step))
const sorts = ({ plan }: { plan: string[] }) =>
  plan.some((step) => step.startsWith('USE TEMP B-TREE FOR ORDER BY'))

describe('every read of the doors goes by an index, already in order', () => {
  it.each([
    ['alerts', createAlertStore],
    ['counts', createAlertCounts],
    ['alerts of a subject', createSubjectAlerts],
    ['maintenances', createMaintenanceStore],
    ['notices', createNoticeStore],
    ['assets', createAssetStore],
  ] as const)('of %s', (_, build) => {
    const plans = plansOf(build)
    expect(plans.length).toBeGreaterThan(0)
    const allowed = /DELETE FROM alert_counts|SELECT \* FROM alert_counts/
    expect(plans.filter(scans).filter(({ source }) => !allowed.test(source))).toEqual([])
    // Sums by asset, and the few alerts that a channel repeats, have no order to follow.
    const sorted = /ORDER BY cost DESC|LEFT JOIN channel_alerts c/
    expect(plans.filter(sorts).filter(({ source }) => !sorted.test(source))).toEqual([])
  })
})

it('a pass reads assets whole, everything else by an index', () => {
  const scanned = plansOf(createPassStore)
    .filter(scans)
    .map(({ plan }) => plan[0])
  expect(new Set(scanned)).toEqual(new Set(['SCAN a', 'SCAN alert_counts']))
})
