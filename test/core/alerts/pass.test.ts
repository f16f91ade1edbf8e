import { describe, expect, it } from 'vitest'
import type { AssetAlertType } from '../../../shared/alert.ts'
import { localizeAnswer } from '../../../shared/localized.ts'
import { createAlertsHarness } from '../../helpers/alerts-harness.ts'
import { callerIn } from '../../helpers/caller.ts'

/** Ten days around 10 March 2026, noon in Paris. */
const day = (offset: number) => new Date(Date.UTC(2026, 2, 10 + offset)).toISOString().slice(0, 10)

describe('a pass over maintenances', () => {
  it('finds a maintenance planned within 7 days, and tells the day count', () => {
    const harness = createAlertsHarness()
    const asset = harness.asset('Compresseur C-12', { location: 'Atelier nord' })
    harness.maintenance(asset.id, day(3))
    harness.maintenance(asset.id, day(8))
    expect(harness.pass()).toMatchObject({ created: 1, updated: 0, removed: 0, urgent: 1, late: 0 })
    expect(harness.active()).toMatchObject([
      {
        type: 'MAINTENANCE_URGENT',
        priority: 'HIGH',
        title: 'Maintenance due: Compresseur C-12',
        message: 'Vidange: planned for March 13, in 3 days. Atelier nord.',
        days: 3,
        asset_id: asset.id,
        is_read: false,
        is_active: true,
      },
    ])
  })

  it.each([
    [-1, 'MAINTENANCE_LATE'],
    [0, 'MAINTENANCE_URGENT'],
    [7, 'MAINTENANCE_URGENT'],
    [8, undefined],
  ])('planned %i days from today gives %s', (offset, type) => {
    const harness = createAlertsHarness()
    harness.maintenance(harness.asset('Pont').id, day(offset))
    harness.pass()
    expect(harness.active()[0]?.type).toBe(type)
  })

  it('changes nothing when it looks again', () => {
    const harness = createAlertsHarness()
    harness.maintenance(harness.asset('Pont').id, day(2))
    harness.pass()
    expect(harness.pass()).toMatchObject({ created: 0, updated: 0, removed: 0, notices: 0 })
  })

  it('replaces urgent by late on the day after the planned day', () => {
    const harness = createAlertsHarness()
    harness.maintenance(harness.asset('Pont').id, day(0))
    harness.pass()
    harness.days(1)
    expect(harness.pass()).toMatchObject({ created: 1, removed: 1, urgent: 0, late: 1 })
    expect(harness.active()).toMatchObject([{ type: 'MAINTENANCE_LATE', priority: 'CRITICAL', days: -1 }])
  })

  it('judges days in the zone of the owner', () => {
    const harness = createAlertsHarness({ start: '2026-03-10T23:30:00Z', zone: 'Europe/Paris' })
    harness.maintenance(harness.asset('Pont').id, day(0))
    harness.pass()
    expect(harness.active()).toMatchObject([{ type: 'MAINTENANCE_LATE' }])
    harness.clock.travel('America/New_York')
    harness.pass()
    expect(harness.active()).toMatchObject([{ type: 'MAINTENANCE_URGENT', days: 0 }])
  })

  it('clears what was moved away, cancelled or removed', () => {
    const harness = createAlertsHarness()
    const { id } = harness.asset('Pont')
    const [moved, cancelled, removed] = [1, 2, 3].map((offset) => harness.maintenance(id, day(offset)).id)
    harness.pass()
    harness.services.maintenances.edit({ id: moved ?? 0, planned_on: day(30) })
    harness.services.maintenances.edit({ id: cancelled ?? 0, status: 'cancelled' })
    harness.services.maintenances.remove({ id: removed ?? 0 })
    expect(harness.active().map((alert) => alert.maintenance_id)).toEqual([moved])
    expect(harness.pass()).toMatchObject({ removed: 1 })
    expect(harness.active()).toEqual([])
  })

  it('tells the asset that a maintenance was moved to, whatever becomes of the other', () => {
    const harness = createAlertsHarness()
    const [old, other] = ['Ancienne presse', 'Nouvelle presse'].map((name) => harness.asset(name).id)
    const { id } = harness.maintenance(old ?? 0, day(2))
    harness.pass()
    harness.services.maintenances.edit({ id, asset_id: other ?? 0 })
    harness.services.assets.remove({ id: old ?? 0 })
    harness.pass()
    expect(harness.active()).toMatchObject([{ asset_id: other, title: 'Maintenance due: Nouvelle presse' }])
  })

  it('says nothing of retired assets, nor what an asset has muted', () => {
    const harness = createAlertsHarness()
    const muted: AssetAlertType[] = ['MAINTENANCE_URGENT']
    const quiet = harness.asset('Filtre', { muted })
    harness.maintenance(quiet.id, day(1))
    harness.maintenance(quiet.id, day(-1))
    harness.maintenance(harness.asset('Presse', { status: 'retired' }).id, day(1))
    harness.pass()
    expect(harness.active().map((alert) => alert.type)).toEqual(['MAINTENANCE_LATE'])
  })

  it('says nothing by a rule that is switched off', () => {
    const harness = createAlertsHarness()
    harness.maintenance(harness.asset('Pont').id, day(1))
    harness.pass()
    harness.services.rules.configureRule({ type: 'MAINTENANCE_URGENT', enabled: false })
    expect(harness.pass()).toMatchObject({ removed: 1 })
  })
})

describe('a pass over assets', () => {
  it('asks for an asset that nobody maintained for 180 days', () => {
    const harness = createAlertsHarness()
    harness.asset('Presse P-3', { commissioned_on: '2025-09-01' })
    harness.asset('Presse P-4', { commissioned_on: day(-180) })
    expect(harness.pass()).toMatchObject({ assets: 1 })
    expect(harness.active()).toMatchObject([
      {
        type: 'ASSET_MAINTENANCE_REQUIRED',
        priority: 'MEDIUM',
        title: 'Needs maintenance: Presse P-3',
        message: 'No maintenance for 190 days, and none is planned.',
      },
    ])
  })

  it('is content once one is planned, or was done', () => {
    const harness = createAlertsHarness()
    const planned = harness.asset('Planifié', { commissioned_on: '2020-01-01' })
    const done = harness.asset('Fait', { commissioned_on: '2020-01-01' })
    harness.maintenance(planned.id, day(60))
    harness.maintenance(done.id, day(-20), { status: 'completed', completed_on: day(-20) })
    expect(harness.pass()).toMatchObject({ assets: 0 })
  })

  it('asks for an asset the owner marked, whatever is planned', () => {
    const harness = createAlertsHarness()
    const asset = harness.asset('Pont', { status: 'needs_maintenance' })
    harness.maintenance(asset.id, day(60))
    harness.pass()
    expect(harness.active()).toMatchObject([{ message: 'Marked as needing maintenance.' }])
  })
})

describe('what the owner did about an alert', () => {
  it('holds a dismissal until the condition has cleared and returned', () => {
    const harness = createAlertsHarness()
    const { id } = harness.maintenance(harness.asset('Pont').id, day(2))
    harness.pass()
    harness.services.alerts.dismiss({ id: harness.active()[0]?.id ?? 0 }, callerIn('en'))
    harness.days(1)
    expect(harness.pass()).toMatchObject({ created: 0, updated: 0 })
    expect(harness.active()).toEqual([])
    harness.services.maintenances.edit({ id, planned_on: day(40) })
    harness.pass()
    harness.services.maintenances.edit({ id, planned_on: day(3) })
    expect(harness.pass()).toMatchObject({ created: 1 })
    expect(harness.active()).toHaveLength(1)
  })

  it('takes a dismissal back', () => {
    const harness = createAlertsHarness()
    harness.maintenance(harness.asset('Pont').id, day(2))
    harness.pass()
    const id = harness.active()[0]?.id ?? 0
    harness.services.alerts.dismiss({ id }, callerIn('en'))
    expect(harness.services.alerts.restore({ id }, callerIn('en'))).toMatchObject({
      state: 'active',
      dismissed_at: null,
    })
    expect(harness.active()).toHaveLength(1)
  })

  it('wakes a snoozed alert at its time, unread, with one reminder', () => {
    const harness = createAlertsHarness()
    harness.maintenance(harness.asset('Pont').id, day(5))
    harness.pass()
    const id = harness.active()[0]?.id ?? 0
    harness.services.alerts.snooze({ id, length: 'until_tomorrow' }, callerIn('en'))
    expect(harness.active()).toEqual([])
    harness.clock.pass(19 * 3_600_000)
    expect(harness.pass()).toMatchObject({ notices: 0 })
    harness.clock.pass(2 * 3_600_000)
    expect(harness.pass()).toMatchObject({ created: 0, notices: 1 })
    expect(harness.active()).toMatchObject([{ id, is_read: false, snoozed_until: null }])
    expect(harness.pass()).toMatchObject({ notices: 0 })
  })

  it('is not set aside for ever: an end must be one that can be written everywhere', () => {
    const harness = createAlertsHarness()
    harness.maintenance(harness.asset('Pont').id, day(2))
    harness.pass()
    const id = harness.active()[0]?.id ?? 0
    for (const until of ['9999-12-31T23:59:59Z', '2026-03-10T10:59:59Z'])
      expect(() => harness.services.alerts.snooze({ id, until }, callerIn('en'))).toThrow(
        expect.objectContaining({ code: 'invalid_input' }),
      )
    expect(harness.active()).toHaveLength(1)
  })

  it('clears its alerts with a completed maintenance, in the same transaction', () => {
    const harness = createAlertsHarness()
    const asset = harness.asset('Pont', { status: 'needs_maintenance' })
    const { id } = harness.maintenance(asset.id, day(-2))
    harness.pass()
    const done = harness.services.maintenances.complete({ id })
    expect(done).toMatchObject({ alerts_removed: 2, next: null, maintenance: { completed_on: day(0) } })
    expect(harness.active()).toEqual([])
    expect(harness.services.assets.get({ id: asset.id })).toMatchObject({
      status: 'in_service',
      last_maintained_on: day(0),
    })
    expect(harness.pass()).toMatchObject({ created: 0, removed: 0 })
  })
})

describe('reading', () => {
  it('never generates', () => {
    const harness = createAlertsHarness()
    harness.maintenance(harness.asset('Pont').id, day(1))
    const before = harness.db.prepare('SELECT total_changes()').pluck().get()
    expect(harness.services.alerts.list({ limit: 50, state: 'active' }, callerIn('fr')).items).toEqual([])
    harness.services.alerts.counts()
    expect(harness.db.prepare('SELECT total_changes()').pluck().get()).toBe(before)
  })

  it('counts what it lists', async () => {
    const harness = createAlertsHarness()
    const { id } = harness.asset('Pont')
    for (const offset of [-2, -1, 1, 2, 3]) harness.maintenance(id, day(offset))
    await harness.services.alerts.generate({}, callerIn('fr'))
    const [first, second] = harness.active()
    harness.services.alerts.read({ id: first?.id ?? 0, read: true }, callerIn('fr'))
    harness.services.alerts.dismiss({ id: second?.id ?? 0 }, callerIn('fr'))
    expect(harness.services.alerts.counts()).toEqual({
      total: 4,
      unread: 3,
      critical: 1,
      high: 3,
      medium: 0,
      low: 0,
      snoozed: 0,
      dismissed: 1,
    })
    expect(localizeAnswer(await harness.services.alerts.readAll(), 'fr')).toEqual({
      message: '3 alertes marquées lues',
      alerts_read: 3,
    })
    expect(harness.services.alerts.counts()).toMatchObject({ total: 4, unread: 0 })
  })

  it('pages through everything once, most pressing first', () => {
    const harness = createAlertsHarness()
    const { id } = harness.asset('Pont')
    for (const offset of [-3, -2, 1, 2, 3, 4, 5]) harness.maintenance(id, day(offset))
    harness.pass()
    for (const alert of harness.active().slice(1, 4))
      harness.services.alerts.read({ id: alert.id, read: true }, callerIn('en'))
    const seen: number[] = []
    let cursor: string | undefined
    do {
      const page = harness.services.alerts.list({ limit: 2, cursor, state: 'active' }, callerIn('en'))
      seen.push(...page.items.map((alert) => alert.id))
      cursor = page.next_cursor ?? undefined
    } while (cursor !== undefined)
    expect(seen).toEqual(harness.active().map((alert) => alert.id))
    expect(new Set(seen).size).toBe(7)
  })

  it('writes the message in the language of the reader', () => {
    const harness = createAlertsHarness()
    harness.maintenance(harness.asset('compresseur C-12').id, '2026-03-09')
    harness.pass()
    expect(harness.services.alerts.list({ limit: 1, state: 'active' }, callerIn('fr')).items).toMatchObject([
      {
        title: 'Maintenance en retard : compresseur C-12',
        message: 'Vidange : prévue le 9 mars, 1 jour de retard.',
      },
    ])
  })
})
