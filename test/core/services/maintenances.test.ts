import { describe, expect, it } from 'vitest'
import { createAlertsHarness } from '../../helpers/alerts-harness.ts'
import { callerIn } from '../../helpers/caller.ts'

const monthly = { every: 1, unit: 'month', from: 'plan' }

describe('completing a maintenance', () => {
  it('plans the next one of its recurrence, without what belongs to the one that is done', () => {
    const harness = createAlertsHarness()
    const { id: asset } = harness.asset('Pont')
    const { id } = harness.maintenance(asset, '2026-01-31', { recurrence: monthly, notes: 'huile', cost: 5 })
    const { maintenance, next } = harness.services.maintenances.complete({ id, completed_on: '2026-02-01' })
    expect(maintenance).toMatchObject({ status: 'completed', completed_on: '2026-02-01', days_left: null })
    expect(next).toMatchObject({ planned_on: '2026-02-28', status: 'planned', notes: '', cost: null })
    const after = harness.services.maintenances.complete({ id: next?.id ?? 0, completed_on: '2026-02-28' })
    expect(after.next).toMatchObject({ planned_on: '2026-03-31' })
  })

  it('is refused on a day that has begun nowhere yet: nothing is done ahead of time', () => {
    const harness = createAlertsHarness()
    const { id } = harness.maintenance(harness.asset('Pont').id, '2026-03-09')
    expect(() => harness.services.maintenances.complete({ id, completed_on: '2026-03-12' })).toThrow(
      expect.objectContaining({
        code: 'invalid_input',
        params: {
          field: 'completed_on',
          problem: { messageKey: 'not_yet', params: { today: '2026-03-10' } },
        },
      }),
    )
    expect(harness.services.maintenances.get({ id })).toMatchObject({ status: 'planned' })
    // The day after, for a caller east of Vigie.
    harness.services.maintenances.complete({ id, completed_on: '2026-03-11' })
  })

  it('is refused a second time, and plans no second next one when it was opened again', () => {
    const harness = createAlertsHarness()
    const { id } = harness.maintenance(harness.asset('Pont').id, '2026-03-09', { recurrence: monthly })
    const first = harness.services.maintenances.complete({ id })
    expect(() => harness.services.maintenances.complete({ id })).toThrow(
      expect.objectContaining({ code: 'maintenance_closed' }),
    )
    harness.services.maintenances.edit({ id, status: 'planned' })
    expect(harness.services.maintenances.complete({ id }).next?.id).toBe(first.next?.id)
    expect(harness.services.maintenances.list({ limit: 10 }).items).toHaveLength(2)
  })

  it('is the same by an edit of its status: the series goes on, and the asset is well again', () => {
    const harness = createAlertsHarness()
    const { id: asset } = harness.asset('Pont', { status: 'needs_maintenance' })
    const { id } = harness.maintenance(asset, '2026-03-12', { recurrence: monthly })
    harness.pass()
    expect(harness.services.maintenances.edit({ id, status: 'completed', notes: 'vu' })).toMatchObject({
      status: 'completed',
      completed_on: '2026-03-10',
      notes: 'vu',
    })
    expect(harness.active()).toEqual([])
    expect(harness.services.assets.get({ id: asset })).toMatchObject({
      status: 'in_service',
      next_planned_on: '2026-04-12',
    })
    harness.services.maintenances.edit({ id, notes: 'revu' })
    expect(harness.services.maintenances.list({ limit: 10 }).items).toHaveLength(2)
  })

  it('is taken back as a whole: planned again, without the next one, and its alert returns', () => {
    const harness = createAlertsHarness()
    const { id } = harness.maintenance(harness.asset('Pont').id, '2026-03-09', { recurrence: monthly })
    harness.pass()
    const { next } = harness.services.maintenances.complete({ id })
    harness.pass()
    expect(harness.active()).toEqual([])
    expect(harness.services.maintenances.reopen({ id })).toMatchObject({
      status: 'planned',
      completed_on: null,
    })
    expect(() => harness.services.maintenances.get({ id: next?.id ?? 0 })).toThrow('no maintenance')
    harness.pass()
    expect(harness.active()).toHaveLength(1)
    expect(harness.services.maintenances.complete({ id }).next?.planned_on).toBe('2026-04-09')
  })

  it('is not taken back where it is not done, nor is a next one that is done already', () => {
    const harness = createAlertsHarness()
    const { id } = harness.maintenance(harness.asset('Pont').id, '2026-03-09', { recurrence: monthly })
    expect(harness.services.maintenances.reopen({ id }).status).toBe('planned')
    const { next } = harness.services.maintenances.complete({ id })
    harness.services.maintenances.complete({ id: next?.id ?? 0 })
    harness.services.maintenances.reopen({ id })
    expect(harness.services.maintenances.get({ id: next?.id ?? 0 }).status).toBe('completed')
  })

  it('changes nothing where a step of it fails', () => {
    const harness = createAlertsHarness()
    const { id } = harness.maintenance(harness.asset('Pont').id, '2026-03-09', { recurrence: monthly })
    harness.pass()
    harness.db.exec(
      `CREATE TRIGGER full BEFORE INSERT ON maintenances BEGIN SELECT RAISE(ABORT, 'full'); END`,
    )
    expect(() => harness.services.maintenances.complete({ id })).toThrow('full')
    expect(harness.services.maintenances.get({ id }).status).toBe('planned')
    expect(harness.active()).toHaveLength(1)
  })
})

describe('the calendar', () => {
  it('says where a series goes on beyond what it shows', () => {
    const harness = createAlertsHarness()
    const { id } = harness.asset('Pont')
    harness.maintenance(id, '2026-03-12', { recurrence: { every: 1, unit: 'day' } })
    const shown = (days: number) => {
      const { items, truncated } = harness.services.maintenances.due({ days })
      return [items.length, truncated]
    }
    expect([63, 64].map(shown)).toEqual([
      [62, false],
      [62, true],
    ])
  })

  it('shows what is late, what is due, and what recurs until then', () => {
    const harness = createAlertsHarness()
    const { id } = harness.asset('Pont')
    harness.maintenance(id, '2026-03-08', { title: 'Graissage', recurrence: { every: 7, unit: 'day' } })
    harness.maintenance(id, '2026-03-12', { title: 'Filtre' })
    harness.maintenance(id, '2026-05-01', { title: 'Plus tard' })
    const { today, items, truncated } = harness.services.maintenances.due({ days: 14 })
    expect([today, truncated]).toEqual(['2026-03-10', false])
    expect(items.map((due) => [due.day, due.days_left, due.maintenance.title, due.projected])).toEqual([
      ['2026-03-08', -2, 'Graissage', false],
      ['2026-03-12', 2, 'Filtre', false],
      ['2026-03-15', 5, 'Graissage', true],
      ['2026-03-22', 12, 'Graissage', true],
    ])
  })
})

describe('lists', () => {
  it('page through maintenances by day, of any status or asset', () => {
    const harness = createAlertsHarness()
    const [first, second] = [harness.asset('A').id, harness.asset('B').id]
    for (const day of ['05', '01', '03', '03', '02']) harness.maintenance(first, `2026-04-${day}`)
    harness.maintenance(second, '2026-04-04', { status: 'cancelled' })
    const days = (query: object) => {
      const seen: string[] = []
      for (let cursor: string | undefined, page = 0; page < 10; page++) {
        const answer = harness.services.maintenances.list({ limit: 2, cursor, ...query })
        seen.push(...answer.items.map((one) => one.planned_on.slice(8)))
        if (answer.next_cursor === null) return seen
        cursor = answer.next_cursor
      }
      throw new Error('the pages never end')
    }
    expect(days({})).toEqual(['01', '02', '03', '03', '04', '05'])
    expect(days({ status: 'open' })).toEqual(['01', '02', '03', '03', '05'])
    expect(days({ status: 'closed' })).toEqual(['04'])
    expect(days({ asset_id: second })).toEqual(['04'])
    expect(days({ from: '2026-04-02', to: '2026-04-04' })).toEqual(['02', '03', '03', '04'])
  })

  it('find assets by part of a name, without accents', () => {
    const harness = createAlertsHarness()
    for (const name of ['Élévateur', 'Compresseur', 'Chariot élévateur']) harness.asset(name)
    const names = harness.services.assets.list({ limit: 10, search: 'ELEVA' }).items.map(({ name }) => name)
    expect(names).toEqual(['Chariot élévateur', 'Élévateur'])
  })

  it('refuse a cursor that is none', () => {
    const harness = createAlertsHarness()
    const refused = expect.objectContaining({ code: 'invalid_input' })
    expect(() => harness.services.maintenances.list({ limit: 2, cursor: 'x' })).toThrow(refused)
    expect(() => harness.services.assets.list({ limit: 2, cursor: 'x' })).toThrow(refused)
    expect(() =>
      harness.services.alerts.list({ limit: 2, cursor: 'x', state: 'active' }, callerIn('en')),
    ).toThrow(refused)
  })
})

describe('assets', () => {
  it('are one by their code, else by their name', () => {
    const harness = createAlertsHarness()
    harness.asset('Pont roulant')
    expect(() => harness.asset('pont  ROULANT')).toThrow(expect.objectContaining({ code: 'asset_exists' }))
    harness.asset('Pont roulant', { code: 'P-2' })
    expect(() => harness.asset('Autre', { code: 'p-2' })).toThrow(
      expect.objectContaining({ code: 'asset_exists' }),
    )
  })

  it('go with their maintenances and alerts', () => {
    const harness = createAlertsHarness()
    const { id } = harness.asset('Pont')
    harness.maintenance(id, '2026-03-09')
    harness.pass()
    expect(harness.services.assets.remove({ id })).toEqual({ removed: true, maintenances: 1 })
    expect(harness.active()).toEqual([])
    expect(harness.services.alerts.counts().total).toBe(0)
    expect(harness.pass()).toMatchObject({ created: 0, removed: 0 })
  })
})
