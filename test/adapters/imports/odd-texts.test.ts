/** Texts that a title of one line cannot hold, and days of work that has not been done yet. */
import { beforeEach, describe, expect, it } from 'vitest'
import { importSourceSchema } from '../../../shared/import.ts'
import { assetSchema, maintenanceSchema } from '../../../shared/maintenance.ts'
import { callerIn } from '../../helpers/caller.ts'
import { createImportHarness, type ImportHarness } from '../../helpers/import-harness.ts'

let harness: ImportHarness
beforeEach(() => {
  harness = createImportHarness('2026-11-30T11:00:00Z')
})

const event = (...lines: readonly string[]) =>
  [
    ...['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:one', 'DTSTART;VALUE=DATE:20261210', ...lines],
    ...['END:VEVENT', 'END:VCALENDAR', ''],
  ].join('\r\n')
const table = (row: string) => `Machine;Titre;Date;État;Date de fin\n${row}\n`
const faultsOf = async (content: string, more: object = {}) =>
  (await harness.preview(content, more)).faults.map(({ column, problem }) => [column, problem])

describe('an event of a calendar', () => {
  it('has a title of one line, however many its summary has', async () => {
    const { items } = await harness.preview(event('SUMMARY:Presse - fuite\\, joint\\nsuite'))
    expect(items.map(({ values }) => values.title)).toEqual(['fuite, joint suite'])
  })

  it('has composed letters, also where the calendar writes accents apart', async () => {
    const { items } = await harness.preview(event('SUMMARY:Pompe été - Révision'.normalize('NFD')))
    expect(items.map(({ values }) => [values.asset, values.title])).toEqual([['Pompe été', 'Révision']])
  })

  it.each([
    ['SUMMARY', 'SUMMARY:Presse - fuite\u0085suite'],
    ['LOCATION', 'SUMMARY:Presse - fuite\r\nLOCATION:Hall\u001b[2J'],
    ['DESCRIPTION', 'SUMMARY:Presse - fuite\r\nDESCRIPTION:rouge\u001b[31m'],
  ])('is refused with the property that has a control character: %s', async (property, lines) => {
    expect(await faultsOf(event(lines))).toEqual([[property, 'control_character']])
  })
})

describe('a row of a table', () => {
  it.each(['\u0001', '\u0085', '\u0090'])('is refused with the column that has %j', async (character) => {
    expect(await faultsOf(table(`Tour;Purge${character}x;10/12/2026;;`))).toEqual([
      ['Titre', 'control_character'],
    ])
  })

  it('is not completed on a day that has not come', async () => {
    expect(await faultsOf(table('Tour;Purge;10/11/2026;terminée;24/12/2026'))).toEqual([
      ['Date de fin', 'not_yet'],
    ])
  })

  it('is completed today, for want of a day, if its planned day has not come, and stays so', async () => {
    const done = table('Tour;Purge;24/12/2026;terminée;')
    const first = await harness.preview(done)
    expect(first.items.map(({ values }) => values.completed_on)).toEqual(['2026-11-30'])
    await harness.accept(first.token)
    harness.clock.pass(3 * 86_400_000)
    expect((await harness.preview(done)).items.map(({ effect }) => effect)).toEqual(['known'])
  })

  it('is completed on the day that has begun further east', async () => {
    expect(await faultsOf(table('Tour;Purge;10/11/2026;terminée;01/12/2026'))).toEqual([])
  })
})

it('refuses a reading of a day that has not come', async () => {
  harness.asset('Tour')
  const content = 'Machine;Date du relevé;Relevé;Unité\nTour;24/12/2026;1200;h\n'
  const mapping = { asset: 'Machine', read_on: 'Date du relevé', meter_value: 'Relevé', unit: 'Unité' }
  const source = importSourceSchema.parse({ content, mapping })
  const { faults } = await harness.imports.readings.previewImport(source, callerIn('fr'))
  expect(faults.map(({ column, problem }) => [column, problem])).toEqual([['Date du relevé', 'not_yet']])
})

it('shows what an earlier version stored, whatever its texts hold', () => {
  for (const field of ['title', 'assignee', 'reference', 'notes'] as const)
    expect(maintenanceSchema.shape[field].safeParse('a\nb\u0085').success, field).toBe(true)
  for (const field of ['name', 'code', 'location', 'category', 'notes'] as const)
    expect(assetSchema.shape[field].safeParse('a\nb\u0085').success, field).toBe(true)
})
