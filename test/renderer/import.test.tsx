/** The import of a list: what is shown while Vigie reads the file again, and what can be accepted. */
import { expect, test, vi } from 'vitest'
import { ImportDialog } from '../../renderer/views/alerts/ImportDialog.tsx'
import type { ImportPreview, ImportSource } from '../../shared/import.ts'
import { isDisabled, show } from '../helpers/shown.tsx'

/** The preview of a log of readings that lacks the fields that no text was given for. */
const previewOf = (
  constants: Readonly<Record<string, string>>,
  changes: Partial<ImportPreview>,
): ImportPreview => ({
  token: '',
  expires_at: '2026-05-04T12:00:00.000Z',
  format: 'table',
  program: null,
  sheets: ['log.csv'],
  sheet: 'log.csv',
  encoding: 'windows-1252',
  heading_line: 1,
  headings: ['Date', 'Odometer'],
  fields: ['asset', 'read_on', 'meter_value', 'unit'],
  mapping: { read_on: 'Date', meter_value: 'Odometer' },
  unused: [],
  mapping_remembered: false,
  missing_fields: ['asset', 'unit'].filter((field) => !constants[field]),
  values: [],
  date_order: 'dmy',
  date_order_from: 'values',
  ambiguous_dates: 0,
  rows: 2,
  new: 2,
  changed: 0,
  known: 0,
  duplicates: 0,
  ignored: 0,
  ignored_rows: [],
  late: 0,
  skipped: 0,
  past: 'keep',
  gone: 0,
  gone_titles: [],
  gone_choice: 'keep',
  moved: 0,
  moved_titles: [],
  moved_choice: 'add',
  series_continued: 0,
  assets_new: 0,
  assets_numbered: 0,
  series_ended: 0,
  faulty: 0,
  faults: [],
  items: [],
  ...changes,
})

/** The dialog with a chosen file; `answer` sends the preview that was asked for as the nth. */
async function openedWithFile() {
  const asked: { source: ImportSource; resolve: (preview: ImportPreview) => void }[] = []
  const previewImport = (source: ImportSource) =>
    new Promise<ImportPreview>((resolve) => void asked.push({ source, resolve }))
  const acceptImport = vi.fn(async () => ({ message: 'Done', import_id: null }))
  const endpoint = { previewImport, acceptImport }
  const answers = { maintenances: { ...endpoint, imports: async () => [] }, readings: endpoint }
  const shown = show(<ImportDialog onClose={() => {}} />, { answers })
  const { screen, hand } = shown
  const answer = async (nth: number, changes: Partial<ImportPreview> = {}) => {
    await vi.waitFor(() => expect(asked.length).toBeGreaterThan(nth))
    const one = asked[nth]
    one?.resolve(previewOf(one.source.constants ?? {}, { token: `token ${nth}`, ...changes }))
  }
  await hand.click(screen.getByLabelText('Meter readings'))
  await hand.upload(screen.getByLabelText('File'), new File(['Date,Odometer\n'], 'log.csv'))
  await answer(0)
  await screen.findByLabelText('Text for all rows: Asset')
  return { ...shown, asked, answer, acceptImport }
}

test('a text that is given while the preview of the one before is on its way is kept, whichever comes first', async () => {
  const { screen, hand, asked, answer, acceptImport } = await openedWithFile()
  await hand.type(screen.getByLabelText('Text for all rows: Asset'), 'Van')
  await hand.type(screen.getByLabelText('Text for all rows: Unit'), 'km')
  await hand.tab()
  expect(asked.at(-1)?.source.constants).toEqual({ asset: 'Van', unit: 'km' })
  await answer(2)
  const accept = screen.getByRole('button', { name: 'Import 2 rows' })
  await vi.waitFor(() => expect(isDisabled(accept)).toBe(false))
  await answer(1)
  await hand.click(accept)
  expect(acceptImport).toHaveBeenCalledWith({ token: 'token 2' })
})

test('nothing can be accepted before the preview of the last change is there', async () => {
  const { screen, hand, asked, answer } = await openedWithFile()
  await hand.type(screen.getByLabelText('Text for all rows: Asset'), 'Van')
  await hand.type(screen.getByLabelText('Text for all rows: Unit'), 'km')
  await hand.tab()
  await answer(2)
  const accept = screen.getByRole('button', { name: 'Import 2 rows' })
  await vi.waitFor(() => expect(isDisabled(accept)).toBe(false))
  await hand.selectOptions(screen.getByLabelText('Character set'), 'macintosh')
  expect(asked.at(-1)?.source).toMatchObject({
    encoding: 'macintosh',
    constants: { asset: 'Van', unit: 'km' },
  })
  expect(isDisabled(accept)).toBe(true)
})

test('a file is read again for what it is said to be, without choosing it once more', async () => {
  const { screen, hand, answer } = await openedWithFile()
  await hand.click(screen.getByLabelText('Maintenances'))
  expect(screen.queryByLabelText('Text for all rows: Asset')).toBeNull()
  await answer(1, { missing_fields: [] })
  await screen.findByRole('button', { name: 'Import 2 rows' })
})

test('of two files the one that was chosen last is shown, whichever is read first', async () => {
  const { screen, hand, asked, answer } = await openedWithFile()
  const field = screen.getByLabelText('File')
  await hand.upload(field, new File(['a'], 'first.csv'))
  await hand.upload(field, new File(['b'], 'second.csv'))
  await vi.waitFor(() => expect(asked).toHaveLength(3))
  expect(asked.map(({ source }) => source.file_name)).toEqual(['log.csv', 'first.csv', 'second.csv'])
  await answer(2, { missing_fields: [], new: 2 })
  await screen.findByRole('button', { name: 'Import 2 rows' })
  await answer(1, { missing_fields: [], new: 1 })
  expect(screen.queryByRole('button', { name: 'Import 1 row' })).toBeNull()
})

test('columns that nothing is read from are named', async () => {
  const { screen, hand, answer } = await openedWithFile()
  await hand.selectOptions(screen.getByLabelText('Asset'), 'Odometer')
  await answer(1, { unused: ['Colour', 'Site'] })
  await screen.findByText('Not used from the file: Colour, Site.')
})

test('two columns that are chosen one after another are both kept', async () => {
  const { screen, hand, asked } = await openedWithFile()
  await hand.selectOptions(screen.getByLabelText('Asset'), 'Odometer')
  await hand.selectOptions(screen.getByLabelText('Unit'), 'Date')
  expect(asked.at(-1)?.source.mapping).toMatchObject({ asset: 'Odometer', unit: 'Date' })
})

test('a file in which all is known already gives nothing to accept, and says what was left out', async () => {
  const { screen, hand, answer } = await openedWithFile()
  await hand.selectOptions(screen.getByLabelText('Asset'), 'Odometer')
  await answer(1, { new: 0, known: 1, skipped: 1, missing_fields: [] })
  expect(isDisabled(await screen.findByRole('button', { name: 'Nothing to import' }))).toBe(true)
  screen.getByText('1 row is past; it is left out.')
})

test('what is refused or ignored is named with its reason, also if no column is to blame', async () => {
  const { screen, hand, answer } = await openedWithFile()
  await hand.selectOptions(screen.getByLabelText('Asset'), 'Odometer')
  await answer(1, {
    ignored: 1,
    ignored_rows: [{ line: 4, title: 'Total', reason: 'total', message: 'it is a total' }],
    faulty: 1,
    faults: [{ line: 8, column: null, value: 'Round', problem: 'no_start', message: 'the event has no day' }],
  })
  expect((await screen.findByText(/“Total”: it is a total/)).textContent).toBe(
    'Line 4: “Total”: it is a total',
  )
  expect(screen.getByText(/“Round”/).textContent).toBe('Line 8: “Round”: the event has no day')
})

test('work of a revised plan that is open on another day is moved by a choice', async () => {
  const { screen, hand, asked, answer } = await openedWithFile()
  await hand.selectOptions(screen.getByLabelText('Asset'), 'Odometer')
  await answer(1, { moved: 1, moved_titles: ['Van: Oil change, 1 May 2026 → 8 May 2026'] })
  await hand.click(await screen.findByLabelText('That one, moved to the new day'))
  expect(asked.at(-1)?.source.moved).toBe('move')
})

test('a calendar is read as maintenances, and its events without an asset can be given one', async () => {
  const asked: ImportSource[] = []
  const fault = {
    line: 3,
    column: 'LOCATION',
    value: 'Sweep',
    problem: 'missing',
    message: 'A value is needed.',
  }
  const previewImport = async (source: ImportSource) => {
    asked.push(source)
    const isNamed = Boolean(source.constants?.asset)
    const faults = isNamed ? [] : [fault]
    return previewOf({ asset: 'a', unit: 'h' }, { format: 'ical', new: isNamed ? 1 : 0, faults } as never)
  }
  const answers = { maintenances: { previewImport, imports: async () => [] } }
  const { screen, hand } = show(<ImportDialog onClose={() => {}} />, { answers })
  await hand.upload(screen.getByLabelText('File'), new File(['BEGIN:VCALENDAR'], 'plan.ics'))
  await hand.type(await screen.findByLabelText('Asset of the events that name none'), 'Boiler')
  await hand.tab()
  await screen.findByRole('button', { name: 'Import 1 row' })
  expect(asked.at(-1)?.constants).toEqual({ asset: 'Boiler' })
})
