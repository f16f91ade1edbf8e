/** What those who do the work need: a lead of its own, one left out, who did it, how long it took, what it cost. */
import { describe, expect, it } from 'vitest'
import { SUBJECTS_CHANGED } from '../../../main/core/alerts/subjects-changed.ts'
import { createAlertsHarness } from '../../helpers/alerts-harness.ts'

const weekly = { every: 1, unit: 'week', from: 'plan' }
const yearly = { every: 12, unit: 'month', from: 'plan' }

/** The harness's day is 2026-03-10; the rule says 7 days. */
function urgentWith(planned: string, fields: object): boolean {
  const harness = createAlertsHarness()
  harness.maintenance(harness.asset('Pont').id, planned, fields)
  harness.pass()
  return harness.active().length > 0
}

describe('a maintenance is near', () => {
  it.each([
    ['by the rule', '2026-03-17', {}, true],
    ['no earlier than the rule says', '2026-03-18', {}, false],
    ['from its own lead, if that is longer', '2026-04-09', { lead_days: 30 }, true],
    ['not before its own lead', '2026-04-10', { lead_days: 30 }, false],
    ['only on its day, with a lead of 0', '2026-03-11', { lead_days: 0 }, false],
    ['on its day, with a lead of 0', '2026-03-10', { lead_days: 0 }, true],
    ['from half of its recurrence, if that is shorter', '2026-03-13', { recurrence: weekly }, true],
    ['not from the moment the one before is done', '2026-03-14', { recurrence: weekly }, false],
    ['by the rule, if its recurrence is long', '2026-03-18', { recurrence: yearly }, false],
    ['by its own lead, whatever its recurrence', '2026-03-17', { recurrence: weekly, lead_days: 7 }, true],
  ])('%s', (_, planned, fields, expected) => {
    expect(urgentWith(planned, fields)).toBe(expected)
  })

  it('whatever its lead, once it is late it is late and not near', () => {
    const harness = createAlertsHarness()
    harness.maintenance(harness.asset('Pont').id, '2026-03-09', { lead_days: 30 })
    harness.pass()
    expect(harness.active().map(({ type }) => type)).toEqual(['MAINTENANCE_LATE'])
  })

  it('no longer, if its lead is made shorter', () => {
    const harness = createAlertsHarness()
    const { id } = harness.maintenance(harness.asset('Pont').id, '2026-03-16', {})
    harness.pass()
    harness.services.maintenances.edit({ id, lead_days: 2 })
    harness.pass()
    expect(harness.active()).toEqual([])
  })
})

describe('one of a recurrence that is left out', () => {
  it('is cancelled, and the next one is planned with the same people and documents', () => {
    const harness = createAlertsHarness()
    const fields = { recurrence: weekly, assignee: 'Ana', lead_days: 2, links: ['https://a.ma/notice.pdf'] }
    const { id } = harness.maintenance(harness.asset('Pont').id, '2026-03-12', fields)
    const { maintenance, next } = harness.services.maintenances.skip({ id, notes: 'closed that week' })
    expect(maintenance).toMatchObject({ status: 'cancelled', completed_on: null, notes: 'closed that week' })
    expect(next).toMatchObject({
      planned_on: '2026-03-19',
      status: 'planned',
      notes: '',
      assignee: 'Ana',
      lead_days: 2,
      links: ['https://a.ma/notice.pdf'],
    })
  })

  it('ends its alert, and leaves the mark on its asset', () => {
    const harness = createAlertsHarness()
    const { id: asset } = harness.asset('Pont', { status: 'needs_maintenance' })
    const { id } = harness.maintenance(asset, '2026-03-09', { recurrence: weekly })
    harness.pass()
    harness.services.maintenances.skip({ id })
    expect(harness.active().map(({ type }) => type)).toEqual(['ASSET_MAINTENANCE_REQUIRED'])
    expect(harness.services.assets.get({ id: asset }).last_maintained_on).toBeNull()
  })

  it.each([
    ['without a recurrence', {}, 'maintenance_not_recurring'],
    ['that is closed', { recurrence: weekly, status: 'cancelled' }, 'maintenance_closed'],
  ])('is refused for one %s', (_, fields, code) => {
    const harness = createAlertsHarness()
    const { id } = harness.maintenance(harness.asset('Pont').id, '2026-03-12', fields)
    expect(() => harness.services.maintenances.skip({ id })).toThrow(expect.objectContaining({ code }))
    expect(harness.services.maintenances.list({ limit: 10 }).items).toHaveLength(1)
  })
})

describe('what was done', () => {
  it('says who did it, how long it took and what it cost', () => {
    const harness = createAlertsHarness()
    const { id } = harness.maintenance(harness.asset('Pont').id, '2026-03-12', { assignee: 'Ana' })
    const done = { id, cost: 120.5, duration_minutes: 90, assignee: 'Ben' }
    expect(harness.services.maintenances.complete(done).maintenance).toMatchObject({
      cost: 120.5,
      duration_minutes: 90,
      assignee: 'Ben',
    })
  })

  it('is summed by asset within days, the dearest first; what was left out costs nothing', () => {
    const harness = createAlertsHarness()
    const [lift, pump] = [harness.asset('Pont').id, harness.asset('Pompe').id]
    const done = (asset: number, day: string, cost: number, duration_minutes: number) =>
      harness.maintenance(asset, day, { status: 'completed', completed_on: day, cost, duration_minutes })
    done(lift, '2026-01-05', 10, 30)
    done(lift, '2026-02-05', 20, 60)
    done(pump, '2026-02-06', 50, 15)
    done(pump, '2025-12-31', 1000, 15)
    harness.maintenance(pump, '2026-02-07', { status: 'cancelled', cost: 7 })
    expect(harness.services.maintenances.costs({ from: '2026-01-01', to: '2026-12-31' })).toEqual({
      items: [
        { asset_id: pump, asset_name: 'Pompe', completed: 1, cost: 50, duration_minutes: 15 },
        { asset_id: lift, asset_name: 'Pont', completed: 2, cost: 30, duration_minutes: 90 },
      ],
      cost: 80,
    })
  })
})

describe('one that is done', () => {
  const toldOf = (fields: object) => {
    const harness = createAlertsHarness()
    const { id } = harness.maintenance(harness.asset('Pont').id, '2026-03-09', fields)
    harness.pass()
    harness.published.length = 0
    harness.services.maintenances.complete({ id, completed_on: '2026-03-09' })
    return harness.published
  }
  const ended = { type: 'alerts', created: 0, updated: 0, removed: 1 }

  it('has the rules judged for the one that follows it, which may be due already', () => {
    expect(toldOf({ recurrence: weekly })).toEqual([ended, SUBJECTS_CHANGED])
  })

  it('changes nothing else if none follows', () => {
    expect(toldOf({})).toEqual([ended])
  })
})
