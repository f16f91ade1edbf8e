/** Readings of meters from files: previewed, checked against each other, noted, undone. */
import { beforeEach, describe, expect, it } from 'vitest'
import { importSourceSchema } from '../../../shared/import.ts'
import { dayNumber, dayText } from '../../../shared/time/calendar-day.ts'
import { callerIn } from '../../helpers/caller.ts'
import { createImportHarness, type ImportHarness } from '../../helpers/import-harness.ts'

let harness: ImportHarness
let van: number
beforeEach(() => {
  harness = createImportHarness()
  van = harness.asset('Camion', { code: 'V-7' }).id
})

const preview = (content: string, more: object = {}) =>
  harness.imports.readings.previewImport(importSourceSchema.parse({ content, ...more }), callerIn('fr'))
const accept = async (content: string, more: object = {}) =>
  harness.imports.readings.acceptImport({ token: (await preview(content, more)).token })
const stored = () => harness.stores.meters.readings(van, 'km').map(({ day, value }) => [dayText(day), value])
const read = (on: string, value: number) =>
  harness.stores.meters.add(van, 'km', { day: dayNumber(on), value }, 0)

const FILE = `Véhicule;Date;Kilométrage;Unité
Camion;03/03/2026;45 900 km;km
V-7;02/02/2026;45 200,5;Km
Camion;01/01/2026;44 100;kilomètres
`

describe('a file of readings', () => {
  it('is shown first: by name or number of the asset, whatever the order of its days', async () => {
    const { items, faults, mapping } = await preview(FILE)
    expect(faults).toEqual([])
    expect(mapping).toEqual({
      asset: 'Véhicule',
      read_on: 'Date',
      meter_value: 'Kilométrage',
      unit: 'Unité',
    })
    expect(items.map(({ effect, values }) => [effect, values.read_on, values.meter_value])).toEqual([
      ['new', '2026-03-03', '45900'],
      ['new', '2026-02-02', '45200.5'],
      ['new', '2026-01-01', '44100'],
    ])
    expect(stored()).toEqual([])
  })

  it('is noted; the same file again changes nothing, and a corrected one only what differs', async () => {
    expect(await accept(FILE)).toMatchObject({ created: 3, updated: 0 })
    expect(stored()).toEqual([
      ['2026-01-01', 44100],
      ['2026-02-02', 45200.5],
      ['2026-03-03', 45900],
    ])
    expect(await accept(FILE)).toMatchObject({ created: 0, updated: 0, known: 3, import_id: null })
    const again = await preview(FILE.replace('45 900', '45 950'))
    expect(again).toMatchObject({ new: 0, changed: 1, known: 2 })
    expect(again.items[0]?.changes).toEqual([{ field: 'meter_value', before: '45900', after: '45950' }])
  })

  it.each([
    ['runs back within the file', 'Camion;2026-01-01;100;km\nCamion;2026-01-05;90;km', 'meter_backwards', 3],
    ['contradicts one that is here', 'Camion;2026-02-15;9;km', 'meter_backwards', 2],
    ['is of an asset that is not here', 'Grue;2026-01-01;100;km', 'unknown_asset', 2],
    ['has another unit', 'Camion;2026-01-01;100;litres', 'not_a_unit', 2],
    ['is no number', 'Camion;2026-01-01;beaucoup;km', 'not_a_number', 2],
    ['says that there is none', 'Camion;2026-01-01;n/a;km', 'not_a_number', 2],
    ['has no day', 'Camion;;100;km', 'missing', 2],
  ])('names a row that %s, and the others are good', async (_, rows, problem, line) => {
    read('2026-02-01', 200)
    const found = await preview(`Asset;Date;Odometer;Unit\n${rows}\nCamion;2026-03-01;500;km\n`)
    expect(found.faults).toMatchObject([{ problem, line }])
    expect(found.items.at(-1)).toMatchObject({ effect: 'new', values: { meter_value: '500' } })
  })

  it('with two readings of a day means the one of its end', async () => {
    const found = await preview(
      'Asset;Date;Odometer;Unit\nCamion;2026-03-01;500;km\nCamion;2026-03-01;480;km\n',
    )
    expect(found).toMatchObject({ new: 1, known: 1, faulty: 0 })
    expect(found.items).toMatchObject([{ values: { meter_value: '500' } }])
  })

  it('without asset and unit gets them once for all rows', async () => {
    const log = 'Date,Odometer\n2026-03-01,"45,200"\n'
    expect((await preview(log)).missing_fields).toEqual(['asset', 'unit'])
    await accept(log, { asset: 'Camion', constants: { unit: 'km' } })
    expect(stored()).toEqual([['2026-03-01', 45200]])
  })

  it('plans what is due by the meter anew, and Undo puts both back', async () => {
    const planned = harness.maintenance(van, '2026-12-01', { meter: { unit: 'km', at: 46_000, every: null } })
    const { get } = harness.services.maintenances
    const result = await accept(FILE)
    expect(get({ id: planned.id })).toMatchObject({ due_by_meter: true })
    expect(get({ id: planned.id }).planned_on < '2026-04-01').toBe(true)
    harness.clock.pass(60_000)
    harness.pastImports.undoImport({ id: result.import_id ?? 0, force: false })
    expect(stored()).toEqual([])
    expect(get({ id: planned.id })).toMatchObject({ due_by_meter: false, planned_on: '2026-12-01' })
  })

  it('that corrected a reading gives the earlier one back', async () => {
    read('2026-03-03', 45_800)
    const { import_id: id } = await accept(FILE)
    harness.pastImports.undoImport({ id: id ?? 0, force: false })
    expect(stored()).toEqual([['2026-03-03', 45800]])
  })

  it('is no calendar', async () => {
    await expect(preview('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n')).rejects.toMatchObject({
      code: 'import_unreadable',
      params: { problem: { messageKey: 'no_readings_in_calendar' } },
    })
  })
})
