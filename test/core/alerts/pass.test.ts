import { describe, expect, it } from 'vitest'
import type { AssetAlertType } from '../../../shared/alert.ts'
import { alertsWorld } from '../../helpers/alerts-world.ts'

/** Ten days around 10 March 2026, noon in Paris. */
const day = (offset: number) => new Date(Date.UTC(2026, 2, 10 + offset)).toISOString().slice(0, 10)

describe('a pass over maintenances', () => {
  it('finds a maintenance planned within 7 days, and tells the day count', () => {
    const world = alertsWorld()
    const asset = world.asset('Compresseur C-12', { location: 'Atelier nord' })
    world.maintenance(asset.id, day(3))
    world.maintenance(asset.id, day(8))
    expect(world.pass()).toMatchObject({ created: 1, updated: 0, removed: 0, urgent: 1, late: 0 })
    expect(world.active()).toMatchObject([
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
    const world = alertsWorld()
    world.maintenance(world.asset('Pont').id, day(offset))
    world.pass()
    expect(world.active()[0]?.type).toBe(type)
  })

  it('changes nothing when it looks again', () => {
    const world = alertsWorld()
    world.maintenance(world.asset('Pont').id, day(2))
    world.pass()
    expect(world.pass()).toMatchObject({ created: 0, updated: 0, removed: 0, notices: 0 })
  })

  it('updates the day count once a day, and keeps the read mark', () => {
    const world = alertsWorld()
    world.maintenance(world.asset('Pont').id, day(5))
    world.pass()
    const [alert] = world.active()
    world.services.alerts.read(alert?.id ?? 0, true, 'en')
    world.days(1)
    expect(world.pass()).toMatchObject({ created: 0, updated: 1, removed: 0, notices: 0 })
    expect(world.active()).toMatchObject([{ id: alert?.id, days: 4, is_read: true }])
  })

  it('replaces urgent by late on the day after the planned day', () => {
    const world = alertsWorld()
    world.maintenance(world.asset('Pont').id, day(0))
    world.pass()
    world.days(1)
    expect(world.pass()).toMatchObject({ created: 1, removed: 1, urgent: 0, late: 1 })
    expect(world.active()).toMatchObject([{ type: 'MAINTENANCE_LATE', priority: 'CRITICAL', days: -1 }])
  })

  it('judges days in the zone of the owner', () => {
    const world = alertsWorld({ start: '2026-03-10T23:30:00Z', zone: 'Europe/Paris' })
    world.maintenance(world.asset('Pont').id, day(0))
    world.pass()
    expect(world.active()).toMatchObject([{ type: 'MAINTENANCE_LATE' }])
    world.clock.travel('America/New_York')
    world.pass()
    expect(world.active()).toMatchObject([{ type: 'MAINTENANCE_URGENT', days: 0 }])
  })

  it('clears what was moved away, cancelled or removed', () => {
    const world = alertsWorld()
    const { id } = world.asset('Pont')
    const [moved, cancelled, removed] = [1, 2, 3].map((offset) => world.maintenance(id, day(offset)).id)
    world.pass()
    world.services.maintenances.edit(moved ?? 0, { planned_on: day(30) })
    world.services.maintenances.edit(cancelled ?? 0, { status: 'cancelled' })
    world.services.maintenances.remove(removed ?? 0)
    expect(world.active().map((alert) => alert.maintenance_id)).toEqual([moved])
    expect(world.pass()).toMatchObject({ removed: 1 })
    expect(world.active()).toEqual([])
  })

  it('tells the asset that a maintenance was moved to, whatever becomes of the other', () => {
    const world = alertsWorld()
    const [old, other] = ['Ancienne presse', 'Nouvelle presse'].map((name) => world.asset(name).id)
    const { id } = world.maintenance(old ?? 0, day(2))
    world.pass()
    world.services.maintenances.edit(id, { asset_id: other ?? 0 })
    world.services.assets.remove(old ?? 0)
    world.pass()
    expect(world.active()).toMatchObject([{ asset_id: other, title: 'Maintenance due: Nouvelle presse' }])
  })

  it('says nothing of retired assets, nor what an asset has muted', () => {
    const world = alertsWorld()
    const muted: AssetAlertType[] = ['MAINTENANCE_URGENT']
    const quiet = world.asset('Filtre', { muted })
    world.maintenance(quiet.id, day(1))
    world.maintenance(quiet.id, day(-1))
    world.maintenance(world.asset('Presse', { status: 'retired' }).id, day(1))
    world.pass()
    expect(world.active().map((alert) => alert.type)).toEqual(['MAINTENANCE_LATE'])
  })

  it('says nothing by a rule that is switched off', () => {
    const world = alertsWorld()
    world.maintenance(world.asset('Pont').id, day(1))
    world.pass()
    world.services.rules.configure({ type: 'MAINTENANCE_URGENT', enabled: false }, 'en')
    expect(world.pass()).toMatchObject({ removed: 1 })
  })
})

describe('a pass over assets', () => {
  it('asks for an asset that nobody maintained for 180 days', () => {
    const world = alertsWorld()
    world.asset('Presse P-3', { commissioned_on: '2025-09-01' })
    world.asset('Presse P-4', { commissioned_on: day(-180) })
    expect(world.pass()).toMatchObject({ assets: 1 })
    expect(world.active()).toMatchObject([
      {
        type: 'ASSET_MAINTENANCE_REQUIRED',
        priority: 'MEDIUM',
        title: 'Needs maintenance: Presse P-3',
        message: 'No maintenance for 190 days, and none is planned.',
      },
    ])
  })

  it('is content once one is planned, or was done', () => {
    const world = alertsWorld()
    const planned = world.asset('Planifié', { commissioned_on: '2020-01-01' })
    const done = world.asset('Fait', { commissioned_on: '2020-01-01' })
    world.maintenance(planned.id, day(60))
    world.maintenance(done.id, day(-20), { status: 'completed', completed_on: day(-20) })
    expect(world.pass()).toMatchObject({ assets: 0 })
  })

  it('asks for an asset the owner marked, whatever is planned', () => {
    const world = alertsWorld()
    const asset = world.asset('Pont', { status: 'needs_maintenance' })
    world.maintenance(asset.id, day(60))
    world.pass()
    expect(world.active()).toMatchObject([{ message: 'Marked as needing maintenance.' }])
  })
})

describe('what the owner did about an alert', () => {
  it('holds a dismissal until the condition has cleared and returned', () => {
    const world = alertsWorld()
    const { id } = world.maintenance(world.asset('Pont').id, day(2))
    world.pass()
    world.services.alerts.dismiss(world.active()[0]?.id ?? 0, 'en')
    world.days(1)
    expect(world.pass()).toMatchObject({ created: 0, updated: 1 })
    expect(world.active()).toEqual([])
    world.services.maintenances.edit(id, { planned_on: day(40) })
    world.pass()
    world.services.maintenances.edit(id, { planned_on: day(3) })
    expect(world.pass()).toMatchObject({ created: 1 })
    expect(world.active()).toHaveLength(1)
  })

  it('takes a dismissal back', () => {
    const world = alertsWorld()
    world.maintenance(world.asset('Pont').id, day(2))
    world.pass()
    const id = world.active()[0]?.id ?? 0
    world.services.alerts.dismiss(id, 'en')
    expect(world.services.alerts.restore(id, 'en')).toMatchObject({ state: 'active', dismissed_at: null })
    expect(world.active()).toHaveLength(1)
  })

  it('wakes a snoozed alert at its time, unread, with one reminder', () => {
    const world = alertsWorld()
    world.maintenance(world.asset('Pont').id, day(5))
    world.pass()
    const id = world.active()[0]?.id ?? 0
    world.services.alerts.snooze(id, { length: 'until_tomorrow' }, 'en')
    expect(world.active()).toEqual([])
    world.clock.pass(19 * 3_600_000)
    expect(world.pass()).toMatchObject({ notices: 0 })
    world.clock.pass(2 * 3_600_000)
    expect(world.pass()).toMatchObject({ created: 0, notices: 1 })
    expect(world.active()).toMatchObject([{ id, is_read: false, snoozed_until: null }])
    expect(world.pass()).toMatchObject({ notices: 0 })
  })

  it('is not set aside for ever: an end must be one that can be written everywhere', () => {
    const world = alertsWorld()
    world.maintenance(world.asset('Pont').id, day(2))
    world.pass()
    const id = world.active()[0]?.id ?? 0
    for (const until of ['9999-12-31T23:59:59Z', '2026-03-10T10:59:59Z'])
      expect(() => world.services.alerts.snooze(id, { until }, 'en')).toThrow(
        expect.objectContaining({ code: 'invalid_input' }),
      )
    expect(world.active()).toHaveLength(1)
  })

  it('clears its alerts with a completed maintenance, in the same transaction', () => {
    const world = alertsWorld()
    const asset = world.asset('Pont', { status: 'needs_maintenance' })
    const { id } = world.maintenance(asset.id, day(-2))
    world.pass()
    const done = world.services.maintenances.complete(id, {})
    expect(done).toMatchObject({ alerts_removed: 2, next: null, maintenance: { completed_on: day(0) } })
    expect(world.active()).toEqual([])
    expect(world.services.assets.get(asset.id)).toMatchObject({
      status: 'in_service',
      last_maintained_on: day(0),
    })
    expect(world.pass()).toMatchObject({ created: 0, removed: 0 })
  })
})

describe('reading', () => {
  it('never generates', () => {
    const world = alertsWorld()
    world.maintenance(world.asset('Pont').id, day(1))
    const before = world.db.prepare('SELECT total_changes()').pluck().get()
    expect(world.services.alerts.list({ limit: 50, state: 'active' }, 'fr').items).toEqual([])
    world.services.alerts.counts()
    expect(world.db.prepare('SELECT total_changes()').pluck().get()).toBe(before)
  })

  it('counts what it lists', async () => {
    const world = alertsWorld()
    const { id } = world.asset('Pont')
    for (const offset of [-2, -1, 1, 2, 3]) world.maintenance(id, day(offset))
    await world.services.alerts.generate('fr', new AbortController().signal)
    const [first, second] = world.active()
    world.services.alerts.read(first?.id ?? 0, true, 'fr')
    world.services.alerts.dismiss(second?.id ?? 0, 'fr')
    expect(world.services.alerts.counts()).toEqual({
      total: 4,
      unread: 3,
      critical: 1,
      high: 3,
      medium: 0,
      low: 0,
      snoozed: 0,
      dismissed: 1,
    })
    expect(await world.services.alerts.readAll('fr')).toEqual({
      message: '3 alertes marquées lues',
      alerts_read: 3,
    })
    expect(world.services.alerts.counts()).toMatchObject({ total: 4, unread: 0 })
  })

  it('pages through everything once, most pressing first', () => {
    const world = alertsWorld()
    const { id } = world.asset('Pont')
    for (const offset of [-3, -2, 1, 2, 3, 4, 5]) world.maintenance(id, day(offset))
    world.pass()
    for (const alert of world.active().slice(1, 4)) world.services.alerts.read(alert.id, true, 'en')
    const seen: number[] = []
    let cursor: string | undefined
    do {
      const page = world.services.alerts.list({ limit: 2, cursor, state: 'active' }, 'en')
      seen.push(...page.items.map((alert) => alert.id))
      cursor = page.next_cursor ?? undefined
    } while (cursor !== undefined)
    expect(seen).toEqual(world.active().map((alert) => alert.id))
    expect(new Set(seen).size).toBe(7)
  })

  it('writes the message in the language of the reader', () => {
    const world = alertsWorld()
    world.maintenance(world.asset('compresseur C-12').id, '2026-03-09')
    world.pass()
    expect(world.services.alerts.list({ limit: 1, state: 'active' }, 'fr').items).toMatchObject([
      {
        title: 'Maintenance en retard : compresseur C-12',
        message: 'Vidange : prévue le 9 mars, 1 jour de retard.',
      },
    ])
  })
})
