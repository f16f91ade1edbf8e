/** Maintenances that are due by a meter: kilometres or hours, whichever comes first with the day. */
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { alertTextOf } from '../../../main/core/alerts/alert-text.ts'
import { dayOfReading } from '../../../main/core/maintenances/meter.ts'
import { createMetersService } from '../../../main/core/services/meters.ts'
import { ALERT_TYPES } from '../../../shared/alert.ts'
import { dayNumber } from '../../../shared/time/calendar-day.ts'
import { createAlertsHarness } from '../../helpers/alerts-harness.ts'
import { callerIn } from '../../helpers/caller.ts'
import { createImportHarness } from '../../helpers/import-harness.ts'

/** On the harness's day, 2026-03-10. */
const READER = { language: 'fr', zone: 'UTC', today: dayNumber('2026-03-10') } as const

function van() {
  const harness = createAlertsHarness()
  const events = { publish: () => {}, subscribe: () => () => {} }
  const meters = createMetersService({ ...harness.stores, clock: harness.clock, events })
  const asset = harness.asset('Fourgon')
  const read = (value: number, on: string) =>
    meters.addReading({ id: asset.id, value, unit: 'km', read_on: on })
  const oil = (planned: string, fields: object = {}) =>
    harness.maintenance(asset.id, planned, { meter: { unit: 'km', at: 45_000, every: 15_000 }, ...fields })
  const get = (id: number) => harness.services.maintenances.get({ id })
  const listed = () => {
    const query = {
      state: 'active',
      types: ALERT_TYPES,
      unreadOnly: false,
      assetId: null,
      limit: 9,
      after: null,
    } as const
    return harness.stores.alerts.list(query)
  }
  return { ...harness, asset, meters, read, oil, get, listed }
}

test('a meter has read nothing on a day that has not come', () => {
  const { read } = van()
  expect(() => read(30_000, '2026-03-12')).toThrow(expect.objectContaining({ code: 'invalid_input' }))
})

describe('a maintenance with a meter', () => {
  it('is due on its day, if the meter says nothing', () => {
    const { oil, read, get } = van()
    const { id } = oil('2026-09-01')
    read(30_000, '2026-03-01')
    expect(get(id)).toMatchObject({ planned_on: '2026-09-01', due_by_meter: false })
  })

  it('is due when the meter reaches it at the use of the last year, if that is first', () => {
    const { oil, read, get } = van()
    const { id } = oil('2026-09-01')
    read(40_000, '2026-02-28')
    read(41_000, '2026-03-10')
    expect(get(id)).toMatchObject({ planned_on: '2026-04-19', due_by_meter: true })
  })

  it('is late from the day after the meter has reached it', () => {
    const { oil, read, pass, active } = van()
    oil('2026-09-01')
    read(45_100, '2026-03-09')
    pass()
    expect(active().map(({ type }) => type)).toEqual(['MAINTENANCE_LATE'])
  })

  it('says what its meter reads and where it is due, in the alert', () => {
    const { oil, read, pass, listed } = van()
    oil('2026-09-01')
    read(45_100, '2026-03-10')
    pass()
    const [message] = listed().map((alert) => alertTextOf(alert, READER).message)
    expect(message?.replace(/\s/g, ' ')).toBe(
      'Vidange : prévue aujourd’hui, 10 mars. Le compteur indique 45 100 km ; échéance à 45 000 km.',
    )
  })

  it('says nothing of the meter if its day comes first', () => {
    const { oil, read, pass, listed } = van()
    oil('2026-03-10')
    read(30_000, '2026-03-01')
    pass()
    expect(listed().map(({ about }) => about?.meter)).toEqual([null])
  })

  it('returns to its day if the reading was wrong and is removed', () => {
    const { oil, read, meters, asset, get } = van()
    const { id } = oil('2026-09-01')
    const { id: reading } = read(450_000, '2026-03-09')
    expect(get(id).planned_on).toBe('2026-03-09')
    meters.removeReading({ id: asset.id, reading })
    expect(get(id)).toMatchObject({ planned_on: '2026-09-01', due_by_meter: false })
    expect(() => meters.removeReading({ id: asset.id, reading })).toThrow(
      expect.objectContaining({ code: 'not_found' }),
    )
  })

  it('keeps its own day if another field of it is changed', () => {
    const { oil, read, get, services } = van()
    const { id } = oil('2026-09-01')
    read(45_000, '2026-03-09')
    const { planned_on } = get(id)
    services.maintenances.edit({ id, planned_on, notes: 'x' })
    services.maintenances.edit({ id, meter: { unit: 'km', at: 60_000, every: null } })
    expect(get(id)).toMatchObject({ planned_on: '2026-09-01', due_by_meter: false })
  })

  it.each([
    ['the reading at its completion', 45_600, 60_600],
    ['the last reading, without one', undefined, 60_200],
  ])('plans the next one by %s', (_, value, at) => {
    const { oil, read, services } = van()
    const { id } = oil('2026-09-01', { recurrence: { every: 12, unit: 'month', from: 'plan' } })
    read(45_200, '2026-03-08')
    const { next } = services.maintenances.complete({ id, meter_value: value })
    expect(next?.meter).toEqual({ unit: 'km', at, every: 15_000 })
  })

  it('counts the days of the next one from the completion', () => {
    const { oil, services } = van()
    const { id } = oil('2026-09-01', { recurrence: { every: 12, unit: 'month', from: 'plan' } })
    expect(services.maintenances.complete({ id }).next?.planned_on).toBe('2027-03-10')
  })

  it('without a recurrence of days, the next one is due after a year at the latest', () => {
    const { oil, services } = van()
    const { next } = services.maintenances.complete({ id: oil('2026-09-01').id })
    expect(next).toMatchObject({ planned_on: '2027-03-10', meter: { at: 60_000 } })
  })

  it('has no next one if its meter does not recur', () => {
    const { oil, services } = van()
    const { id } = oil('2026-09-01', { meter: { unit: 'km', at: 45_000, every: null } })
    expect(services.maintenances.complete({ id }).next).toBeNull()
  })
})

describe('a reading', () => {
  it('that contradicts another one is refused, and names it', () => {
    const { read } = van()
    read(40_000, '2026-03-01')
    expect(() => read(39_000, '2026-03-05')).toThrow(
      expect.objectContaining({
        code: 'meter_backwards',
        params: expect.objectContaining({ other: 40_000, day: '2026-03-01' }),
      }),
    )
    expect(() => read(41_000, '2026-02-01')).toThrow(expect.objectContaining({ code: 'meter_backwards' }))
  })

  it('replaces the one of the same day, and is listed latest first', () => {
    const { read, meters, asset } = van()
    read(40_000, '2026-03-01')
    read(40_100, '2026-03-05')
    read(40_050, '2026-03-05')
    expect(meters.readings({ id: asset.id }).items.map(({ value }) => value)).toEqual([40_050, 40_000])
  })

  it('belongs to a maintenance with a meter', () => {
    const { maintenance, asset, services } = van()
    const { id } = maintenance(asset.id, '2026-03-12', {})
    expect(() => services.maintenances.complete({ id, meter_value: 5 })).toThrow(
      expect.objectContaining({ code: 'maintenance_no_meter' }),
    )
  })
})

it('more use never makes a maintenance due later', () => {
  const readings = fc
    .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 50 })), {
      selector: ([day]) => day,
      minLength: 2,
    })
    .map((steps) => {
      let value = 0
      return steps
        .toSorted(([a], [b]) => a - b)
        .map(([day, more]) => {
          value += more
          return { day, value }
        })
    })
  fc.assert(
    fc.property(readings, fc.integer({ min: 1, max: 5000 }), (known, at) => {
      const last = known.at(-1) as { day: number; value: number }
      const more = [...known.slice(0, -1), { ...last, value: last.value + 10 }]
      const [day, sooner] = [dayOfReading(known, at), dayOfReading(more, at)]
      if (day !== null) expect(sooner).toBeLessThanOrEqual(day)
    }),
  )
})

describe('a file', () => {
  it.each([
    ['45000 km', { unit: 'km', at: 45_000, every: null }],
    ['45 000 km, tous les 15 000 km', { unit: 'km', at: 45_000, every: 15_000 }],
    ['1,250.5 hours, every 250 hours', { unit: 'h', at: 1250.5, every: 250 }],
    ['à 500 heures, toutes les 250', { unit: 'h', at: 500, every: 250 }],
    ['60,000 miles', { unit: 'mi', at: 60_000, every: null }],
  ])('brings the meter %s, and an export writes it back', async (text, meter) => {
    const harness = createImportHarness()
    const csv = `asset;title;planned_on;meter\nFourgon;Vidange;2026-09-01;${text}\n`
    await harness.accept((await harness.preview(csv)).token)
    expect(harness.services.maintenances.get({ id: 1 }).meter).toEqual(meter)
    for (const format of ['csv', 'ics'] as const) {
      const { content } = await harness.exports.maintenances.export(
        { format, for: 'programs' },
        callerIn('en'),
      )
      const other = createImportHarness()
      await other.accept((await other.preview(content)).token)
      expect(other.services.maintenances.get({ id: 1 }).meter).toEqual(meter)
    }
  })

  it.each(['soon', '45000', '45000 apples', '45000 km, every 15000 h'])(
    'with the meter "%s" says how to write it',
    async (text) => {
      const harness = createImportHarness()
      const preview = await harness.preview(
        `asset;title;planned_on;meter\nFourgon;Vidange;2026-09-01;"${text}"\n`,
      )
      expect(preview.faults).toMatchObject([{ problem: 'not_a_meter' }])
    },
  )
})
