/** Several maintenances changed at once: all or none, and taken back as a whole. */
import { describe, expect, it } from 'vitest'
import { createChangeRecorder } from '../../../main/adapters/sqlite/import-record.ts'
import { createMaintenanceBulkService } from '../../../main/core/services/maintenance-bulk.ts'
import { addDays } from '../../../shared/time/calendar-day.ts'
import { createImportHarness } from '../../helpers/import-harness.ts'

/** Of the harness's clock: the first of the two planned days has passed, the second has not. */
const TODAY = '2026-03-10'
const monthly = { every: 1, unit: 'month', from: 'plan' }

function createBulkHarness() {
  const harness = createImportHarness()
  const { clock, db, stores } = harness
  const events = { publish: () => {}, subscribe: () => () => {} }
  const recorder = createChangeRecorder(db)
  const bulk = createMaintenanceBulkService({ ...stores, clock, events, recorder })
  const pump = harness.asset('Pompe', { status: 'needs_maintenance' })
  const ids = ['2026-03-05', '2026-03-20'].map(
    (day) => harness.maintenance(pump.id, day, { recurrence: monthly, title: `T ${day}` }).id,
  )
  const all = () => harness.db.prepare('SELECT * FROM maintenances ORDER BY id').all()
  const undo = (id: number | null) => harness.pastImports.undoImport({ id: id ?? 0, force: false })
  return { ...harness, ...bulk, pump, ids, all, undo }
}

describe.each([
  ['complete', { completed_on: '2026-03-09', notes: 'fait' }],
  ['skip', { notes: 'fermé' }],
  ['cancel', { notes: 'vendue' }],
  ['postpone', { days: 7 }],
  ['assign', { assignee: 'Ana' }],
  ['remove', {}],
] as const)('to %s several', (action, details) => {
  it('changes each as it is changed alone, and is taken back as a whole', () => {
    const harness = createBulkHarness()
    const alone = createBulkHarness()
    const before = harness.all()
    const { changed, undo_id: id } = harness.changeMany({ ids: harness.ids, action, ...details })
    expect(changed).toBe(2)
    for (const one of alone.ids) {
      if (action === 'complete') alone.services.maintenances.complete({ id: one, ...details })
      else if (action === 'skip') alone.services.maintenances.skip({ id: one, ...details })
      else if (action === 'remove') alone.services.maintenances.remove({ id: one })
      else if (action === 'cancel')
        alone.services.maintenances.edit({ id: one, status: 'cancelled', ...details })
      else if (action === 'postpone') {
        const planned = alone.services.maintenances.get({ id: one }).planned_on
        const from = planned < TODAY ? TODAY : planned
        alone.services.maintenances.edit({ id: one, planned_on: addDays(from, 7) })
      } else alone.services.maintenances.edit({ id: one, ...details })
    }
    expect(harness.all()).toEqual(alone.all())
    expect(harness.pastImports.listImports().items).toMatchObject([
      { id, action, updated: 2, edited_since: 0 },
    ])
    harness.clock.pass(60_000)
    harness.undo(id)
    expect(harness.all()).toEqual(before)
    expect(harness.services.assets.get({ id: harness.pump.id }).status).toBe('needs_maintenance')
  })

  it('changes none if one of them cannot be', () => {
    const harness = createBulkHarness()
    const before = harness.all()
    expect(() => harness.changeMany({ ids: [...harness.ids, 99], action, ...details })).toThrow(
      expect.objectContaining({ code: 'maintenance_not_found' }),
    )
    expect(harness.all()).toEqual(before)
    expect(harness.pastImports.listImports().items).toEqual([])
  })
})

it('counts a maintenance once, however often it is named', () => {
  const { changeMany, ids } = createBulkHarness()
  expect(changeMany({ ids: [...ids, ...ids], action: 'complete' })).toMatchObject({ changed: 2 })
})

it('asks to whom they are assigned', () => {
  const { changeMany, ids } = createBulkHarness()
  expect(() => changeMany({ ids, action: 'assign' })).toThrow(
    expect.objectContaining({ code: 'invalid_input' }),
  )
})

it('asks by how many days they are postponed', () => {
  const { changeMany, ids } = createBulkHarness()
  expect(() => changeMany({ ids, action: 'postpone' })).toThrow(
    expect.objectContaining({ code: 'invalid_input' }),
  )
})

it('postpones what is late from today, and what is not from its day', () => {
  const { changeMany, ids, services } = createBulkHarness()
  changeMany({ ids, action: 'postpone', days: 2 })
  expect(ids.map((id) => services.maintenances.get({ id }).planned_on)).toEqual(['2026-03-12', '2026-03-22'])
})

it('postpones none past the years that can be planned', () => {
  const { changeMany, ids, services } = createBulkHarness()
  services.maintenances.edit({ id: ids[1] ?? 0, planned_on: '2199-12-30' })
  expect(() => changeMany({ ids, action: 'postpone', days: 2 })).toThrow(
    expect.objectContaining({ code: 'invalid_input' }),
  )
  expect(services.maintenances.get({ id: ids[0] ?? 0 }).planned_on).toBe('2026-03-05')
})

it.each(['postpone', 'cancel'] as const)('a closed one refuses to %s', (action) => {
  const { changeMany, ids, services } = createBulkHarness()
  services.maintenances.complete({ id: ids[0] ?? 0 })
  expect(() => changeMany({ ids, action, days: 1 })).toThrow(
    expect.objectContaining({ code: 'maintenance_closed' }),
  )
})

it('says before it is taken back that one was changed since', () => {
  const harness = createBulkHarness()
  const { undo_id: id } = harness.changeMany({ ids: harness.ids, action: 'assign', assignee: 'Ana' })
  harness.clock.pass(1)
  harness.services.maintenances.edit({ id: harness.ids[0] ?? 0, notes: 'by hand' })
  expect(() => harness.undo(id)).toThrow(expect.objectContaining({ code: 'import_edited_since' }))
})

it('a removed one whose asset is gone by now stays gone', () => {
  const harness = createBulkHarness()
  const { undo_id: id } = harness.changeMany({ ids: harness.ids, action: 'remove' })
  harness.clock.pass(1)
  harness.services.assets.remove({ id: harness.pump.id })
  harness.undo(id)
  expect(harness.all()).toEqual([])
})

it('one that comes back from a record of an earlier version is found again', () => {
  const harness = createBulkHarness()
  const { undo_id: id } = harness.changeMany({ ids: harness.ids, action: 'remove' })
  harness.db.exec("UPDATE import_changes SET before = json_remove(before, '$.search')")
  harness.undo(id)
  const { items } = harness.services.maintenances.list({ limit: 10, search: 'T 2026-03-05' })
  expect(items.map(({ id: found }) => found)).toEqual([harness.ids[0]])
})

it('takes back the completion of a series of a calendar, which gave its identity to the next one', async () => {
  const harness = createBulkHarness()
  const lines = ['UID:s', 'SUMMARY:Pont: x', 'DTSTART;VALUE=DATE:20260312', 'RRULE:FREQ=WEEKLY']
  const text = ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', ...lines, 'END:VEVENT', 'END:VCALENDAR'].join('\r\n')
  await harness.accept((await harness.preview(text)).token)
  const before = harness.all()
  const [series] = harness.services.maintenances.list({ limit: 10, search: 'pont' }).items
  const { undo_id: id } = harness.changeMany({ ids: [series?.id ?? 0], action: 'complete' })
  expect(harness.all()).toHaveLength(before.length + 1)
  harness.clock.pass(60_000)
  harness.undo(id)
  expect(harness.all()).toEqual(before)
})

describe('a search of maintenances', () => {
  it.each([
    ['words of title and asset, whatever accents and case', 'VERIN pompe', ['Vérin']],
    ['the place of the asset', 'nord', ['Vérin', 'Courroie']],
    ['the person', 'ana', ['Courroie']],
    ['the reference', 'ot-7', ['Vérin']],
    ['the notes', 'contrat', ['Courroie']],
    ['nothing, if one word is nowhere', 'verin nulle', []],
    ['all, if it is empty', ' ', ['Vérin', 'Courroie']],
  ])('finds %s', (_, search, titles) => {
    const harness = createImportHarness()
    const { id } = harness.asset('Pompe', { location: 'Atelier Nord' })
    harness.maintenance(id, '2026-03-20', { title: 'Vérin', reference: 'OT-7' })
    harness.maintenance(id, '2026-03-21', { title: 'Courroie', assignee: 'Ana', notes: 'Contrat 2027' })
    const { items } = harness.services.maintenances.list({ limit: 10, search })
    expect(items.map(({ title }) => title)).toEqual(titles)
  })
})

it('those that are late are listed: open, with a day before today', () => {
  const harness = createImportHarness()
  const { id } = harness.asset('Pompe')
  for (const day of ['2026-03-01', '2026-03-09', TODAY, '2026-03-12']) harness.maintenance(id, day)
  const { list, complete } = harness.services.maintenances
  const late = (query = {}) =>
    list({ limit: 10, status: 'late', ...query }).items.map(({ planned_on }) => planned_on)
  expect(late()).toEqual(['2026-03-01', '2026-03-09'])
  expect(late({ to: '2026-03-05' })).toEqual(['2026-03-01'])
  expect(late({ from: '2026-03-05', to: '2026-03-31' })).toEqual(['2026-03-09'])
  complete({ id: list({ limit: 1 }).items[0]?.id ?? 0 })
  expect(late()).toEqual(['2026-03-09'])
})
