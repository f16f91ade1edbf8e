/** The CSV that Vigie exports, imported again: the owner edits the list in a spreadsheet. */
import { describe, expect, it } from 'vitest'
import { importSourceSchema } from '../../../shared/import.ts'
import { dayNumber } from '../../../shared/time/calendar-day.ts'
import { callerIn } from '../../helpers/caller.ts'
import { createImportHarness, type ImportHarness } from '../../helpers/import-harness.ts'

const exported = async (harness: ImportHarness) =>
  (await harness.exports.maintenances.export({ format: 'csv', for: 'programs' }, callerIn('en'))).content

/** Imports a file and returns its preview. */
async function taken(harness: ImportHarness, content: string, more: object = {}) {
  const preview = await harness.preview(content, more)
  await harness.accept(preview.token)
  return preview
}

const MAXIMO = `wonum,description,assetnum,location,status,targcompdate,acttotalcost
1203,Overhaul,11430,SHOP,WAPPR,2026-11-21,0
1204,Overhaul,11430,SHOP,COMP,2026-10-21,120.125
`
const AGENDA = `BEGIN:VCALENDAR
VERSION:2.0
X-WR-CALNAME:Agenda
BEGIN:VEVENT
UID:abc@example.org
DTSTART;VALUE=DATE:20260415
SUMMARY:C-12: Purge
RRULE:FREQ=MONTHLY;BYDAY=1MO
END:VEVENT
BEGIN:VEVENT
UID:def@example.org
DTSTART;VALUE=DATE:20260417
SUMMARY:C-12: Contrôle
END:VEVENT
END:VCALENDAR
`

/** One maintenance of each origin: by hand, of a program, of a calendar, by a meter, of a series. */
async function everyOrigin() {
  const harness = createImportHarness()
  await taken(harness, MAXIMO, { file_name: 'maximo.csv' })
  await taken(harness, AGENDA.replaceAll('\n', '\r\n'), { file_name: 'agenda.ics' })
  const tower = harness.asset('Tour').id
  const { services } = harness
  const reading = (day: string, value: number) =>
    harness.stores.meters.add(tower, 'h', { day: dayNumber(day), value }, harness.clock.now())
  reading('2026-02-10', 1000)
  reading('2026-03-10', 1100)
  harness.maintenance(tower, '2026-12-15', {
    title: 'Vidange  broche',
    meter: { unit: 'h', at: 1200.125, every: 500 },
    recurrence: { every: 6, unit: 'month', from: 'completion' },
    notes: '=filtre\nhuile ',
    links: ['https://example.org/a', 'https://example.org/b'],
    lead_days: 10,
  })
  const { id } = harness.maintenance(tower, '2026-01-31', {
    title: 'Graissage',
    cost: 12.125,
    duration_minutes: 90,
    assignee: 'Léa',
    reference: 'BT-7',
    recurrence: { every: 1, unit: 'month', from: 'plan' },
  })
  services.maintenances.complete({ id, completed_on: '2026-02-02' })
  harness.maintenance(tower, '2026-06-01', { title: 'Annulée', status: 'cancelled' })
  return harness
}

const all = (harness: ImportHarness) => harness.services.maintenances.list({ limit: 100 }).items
const idOf = (harness: ImportHarness, title: string) => all(harness).find((item) => item.title === title)?.id

describe('the own CSV', () => {
  it.each(['csv', 'ics'] as const)('changes nothing if it is imported again: %s', async (format) => {
    const harness = await everyOrigin()
    const before = all(harness)
    const { content, rows } = await harness.exports.maintenances.export(
      { format, for: 'programs' },
      callerIn('en'),
    )
    const preview = await taken(harness, content)
    const changes = preview.items.filter(({ effect }) => effect !== 'known')
    expect({ changes, faults: preview.faults }).toEqual({ changes: [], faults: [] })
    expect(preview).toMatchObject({ new: 0, changed: 0, known: rows, duplicates: 0, faulty: 0 })
    expect(all(harness)).toEqual(before)
  })

  it('changes only what was changed in it', async () => {
    const harness = await everyOrigin()
    const id = idOf(harness, 'Graissage')
    const content = (await exported(harness)).replace('12.1250', '80.5').replace('2026-11-21', '2026-11-28')
    const preview = await taken(harness, content)
    expect(preview).toMatchObject({ new: 0, changed: 2 })
    expect(preview.items.flatMap(({ changes }) => changes)).toEqual([
      { field: 'cost', before: '12.125', after: '80.5' },
      { field: 'planned_on', before: '2026-11-21', after: '2026-11-28' },
    ])
    expect(harness.services.maintenances.get({ id: id ?? 0 })).toMatchObject({ cost: 80.5 })
  })

  it('moves one of a rule, or one of a meter, to the day that is written there', async () => {
    const harness = await everyOrigin()
    const content = (await exported(harness)).replace('2026-12-15', '2026-03-20')
    expect(await taken(harness, content)).toMatchObject({ changed: 1 })
    const moved = all(harness).find(({ meter }) => meter !== null)
    expect(moved?.planned_on).toBe('2026-03-20')
  })

  it('gives a row without its id, or with the one of another instance, as a new one', async () => {
    const harness = createImportHarness()
    harness.maintenance(harness.asset('Pump').id, '2026-04-01', { title: 'Oil' })
    const content = await exported(harness)
    const other = createImportHarness('2026-03-11T08:00:00Z')
    expect(await taken(other, content)).toMatchObject({ new: 1 })
    expect(await other.preview(content)).toMatchObject({ new: 0, changed: 0, known: 1 })
    const copied = content.replace('Oil', 'Belt').replace(/maintenance-\d+-\d+@vigie/, '')
    expect(await harness.preview(copied)).toMatchObject({ new: 1, changed: 0 })
  })

  it('refuses a row that repeats the id of another, and an id that is none', async () => {
    const harness = createImportHarness()
    harness.maintenance(harness.asset('Pump').id, '2026-04-01', { title: 'Oil' })
    const content = await exported(harness)
    const [head, row = ''] = content.split('\r\n')
    const twice = await harness.preview(`${head}\r\n${row}\r\n${row.replace('Oil', 'Belt')}\r\n`)
    expect(twice.faults).toMatchObject([{ line: 3, problem: 'conflicting_reference' }])
    const spoilt = await harness.preview(`${head}\r\n${row.replace('@vigie', '')}\r\n`)
    expect(spoilt.faults).toMatchObject([{ line: 2, column: 'vigie_id', problem: 'not_an_own_id' }])
  })
})

describe('the CSV for a spreadsheet', () => {
  it('is what a French Excel reads', async () => {
    const harness = await everyOrigin()
    const { content } = await harness.exports.maintenances.export(
      { format: 'csv', for: 'spreadsheet' },
      callerIn('fr'),
    )
    const [head = '', ...rows] = content.replace('﻿', '').split('\r\n')
    expect(head).toContain(
      'Actif;Code actif;Emplacement;Intitulé;Prévue le;État;Terminée le;Récurrence;Coût;',
    )
    const done = rows.find((row) => row.includes('Graissage') && row.includes('12,1250'))
    expect(done).toContain(';31/01/2026;Terminée;02/02/2026;1 mois;12,1250;90;Léa;')
    expect(content).toContain(';1200,1250 h, toutes les 500 h;')
  })

  it.each(['fr', 'en'] as const)('changes nothing if it is imported again: %s', async (language) => {
    const harness = await everyOrigin()
    const before = all(harness)
    const { content, rows } = await harness.exports.maintenances.export(
      { format: 'csv', for: 'spreadsheet' },
      callerIn(language),
    )
    const preview = await taken(harness, content)
    expect(preview.items.filter(({ effect }) => effect !== 'known')).toEqual([])
    expect(preview).toMatchObject({ known: rows, new: 0, changed: 0, faulty: 0, missing_fields: [] })
    expect(preview.unused).toEqual([])
    expect(all(harness)).toEqual(before)
  })

  it.each(['fr', 'en'] as const)('of assets changes nothing either: %s', async (language) => {
    const harness = createImportHarness()
    const commissioned_on = '2024-03-04'
    harness.asset('Tour', { commissioned_on, code: 'T-1', status: 'needs_maintenance' })
    harness.asset('=Scie', { commissioned_on, status: 'retired', notes: 'a;b,c', interval_days: 30 })
    const { content } = await harness.exports.assets.export({ for: 'spreadsheet' }, callerIn(language))
    const source = importSourceSchema.parse({ content, file_name: 'actifs.csv' })
    const preview = await harness.imports.assets.previewImport(source, callerIn(language))
    expect(preview).toMatchObject({ known: 2, new: 0, changed: 0, faulty: 0, unused: [] })
  })
})
