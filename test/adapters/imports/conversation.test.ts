/** What an import asks, shows and does beyond reading cells. */
import { describe, expect, it } from 'vitest'
import { importSourceSchema } from '../../../shared/import.ts'
import { callerIn } from '../../helpers/caller.ts'
import { createImportHarness, type ImportHarness } from '../../helpers/import-harness.ts'

const HEAD = 'Asset;Title;Due date;Status;Recurrence;Completed on'
const file = (...rows: string[]) => [HEAD, ...rows].join('\n')
const open = (harness: ImportHarness) =>
  harness.services.maintenances.list({ limit: 100, status: 'open' }).items.map((one) => one.planned_on)

describe('values', () => {
  it('that are unknown are asked once, and nothing is dropped for them', async () => {
    const harness = createImportHarness()
    const content = file('Pump;Oil;2026-04-01;Perhaps;;', 'Pump;Belt;2026-04-02;Perhaps;when it rains;')
    const first = await harness.preview(content)
    expect(first).toMatchObject({ new: 2, faulty: 0 })
    expect(first.values).toEqual([
      { field: 'status', value: 'Perhaps', rows: 2, meaning: null, origin: 'unknown' },
      { field: 'recurrence', value: 'when it rains', rows: 1, meaning: null, origin: 'unknown' },
    ])
    await expect(harness.accept(first.token)).rejects.toMatchObject({ code: 'import_values_unknown' })
    const values = { status: { Perhaps: 'in_progress' }, recurrence: { 'when it rains': '2 weeks' } }
    const said = await harness.preview(content, { values })
    expect(said.items.map((item) => [item.values.status, item.values.recurrence])).toEqual([
      ['in_progress', undefined],
      ['in_progress', '2 week'],
    ])
    await harness.accept(said.token)
    const other = await harness.preview(file('Fan;Check;2026-05-01;PERHAPS;;'))
    expect(other.values).toMatchObject([{ meaning: 'in_progress', origin: 'remembered' }])
  })

  it('may be told in the words of a list', async () => {
    const values = { status: { Perhaps: 'prévue' } }
    const { values: read } = await createImportHarness().preview(file('Pump;Oil;2026-04-01;Perhaps;;'), {
      values,
    })
    expect(read).toMatchObject([{ meaning: 'planned', origin: 'chosen' }])
  })

  it('cannot mean what their field does not have', async () => {
    const values = { status: { Perhaps: 'asleep' } }
    await expect(createImportHarness().preview(file(), { values })).rejects.toMatchObject({
      code: 'invalid_input',
    })
  })

  it('that count hours or kilometres stay in the notes', async () => {
    const { items } = await createImportHarness().preview(
      file('Van;Oil;2026-04-01;;every 6 months or 10000 km;'),
    )
    expect(items[0]?.values).toMatchObject({ recurrence: '6 month', notes: 'every 6 months or 10000 km' })
  })

  it('of a field without a column can be one text for all rows', async () => {
    const harness = createImportHarness()
    const content = 'Title;Due date\nOil;2026-04-01\n'
    expect(await harness.preview(content)).toMatchObject({ missing_fields: ['asset'], new: 0 })
    const preview = await harness.preview(content, { constants: { asset: 'Press' } })
    expect(preview).toMatchObject({ missing_fields: [], new: 1, items: [{ values: { asset: 'Press' } }] })
    await harness.accept(preview.token)
  })
})

describe('a heading row', () => {
  it('with an empty cell does not provide a required field', async () => {
    const preview = await createImportHarness().preview('Asset;;Due date\nPump;Oil;2026-04-01\n')
    expect(preview).toMatchObject({
      headings: ['Asset', '[B]', 'Due date'],
      missing_fields: ['title'],
      new: 0,
    })
  })

  it('can be chosen', async () => {
    const content = 'Export;of;today\nasset;title;due date\nPump;Oil;2026-04-01\n'
    expect(await createImportHarness().preview(content)).toMatchObject({ heading_line: 2, new: 1 })
    expect(await createImportHarness().preview(content, { heading_line: 1 })).toMatchObject({
      headings: ['Export', 'of', 'today'],
    })
    await expect(createImportHarness().preview(content, { heading_line: 9 })).rejects.toMatchObject({
      code: 'invalid_input',
    })
  })
})

describe('ambiguous dates', () => {
  const content = 'Asset;Title;Due date\nPump;Oil;03/04/2026\n'

  it('say which order was taken and why, and take the other one', async () => {
    const harness = createImportHarness()
    expect(await harness.preview(content)).toMatchObject({
      ambiguous_dates: 1,
      date_order: 'mdy',
      date_order_from: 'headings',
      items: [{ values: { planned_on: '2026-03-04' } }],
    })
    expect(await harness.preview(content, { date_order: 'dmy' })).toMatchObject({
      date_order_from: 'chosen',
      items: [{ values: { planned_on: '2026-04-03' } }],
    })
  })

  it('follow the other dates of the file, of any column', async () => {
    const preview = await createImportHarness().preview(
      'Asset;Title;Due date;Seen\nPump;Oil;03/04/2026;31/12/2025\n',
    )
    expect(preview).toMatchObject({ date_order: 'dmy', date_order_from: 'values' })
  })
})

describe('what is past', () => {
  const content = file('Pump;Oil;2026-01-05;;;', 'Pump;Belt;2026-02-02;;1 month;', 'Pump;Fan;2026-05-01;;;')

  it.each([
    ['keep', ['2026-01-05', '2026-02-02', '2026-05-01']],
    ['complete', ['2026-04-02', '2026-05-01']],
    ['skip', ['2026-04-02', '2026-05-01']],
  ] as const)('is counted, and can be chosen: %s', async (past, days) => {
    const harness = createImportHarness()
    const preview = await harness.preview(content, { past })
    expect(preview).toMatchObject({ late: 2, past })
    await harness.accept(preview.token)
    expect(open(harness)).toEqual(days)
    expect(harness.rows('maintenances')).toBe({ keep: 3, complete: 4, skip: 2 }[past])
  })
})

describe('a series', () => {
  it('goes on if a file completes its maintenance, as by hand', async () => {
    const harness = createImportHarness()
    await harness.accept((await harness.preview(file('Pump;Oil;2026-03-05;planned;1 month;'))).token)
    const done = await harness.preview(file('Pump;Oil;2026-03-05;done;1 month;2026-03-09'))
    expect(done).toMatchObject({ changed: 1, series_continued: 1 })
    await harness.accept(done.token)
    expect(open(harness)).toEqual(['2026-04-05'])
    const again = await harness.preview(file('Pump;Oil;2026-04-05;planned;1 month;'))
    expect(again).toMatchObject({ new: 0, duplicates: 1 })
  })

  it('of which a file has an open maintenance gets no second one', async () => {
    const harness = createImportHarness()
    const rows = ['Pump;Oil;2026-01-05;done;1 month;2026-01-05', 'Pump;Oil;2026-04-05;planned;1 month;']
    const preview = await harness.preview(file(...rows))
    expect(preview).toMatchObject({ new: 2, series_continued: 0 })
    await harness.accept(preview.token)
    expect(open(harness)).toEqual(['2026-04-05'])
  })

  it('says that it ends if its maintenance is cancelled', async () => {
    const harness = createImportHarness()
    await harness.accept((await harness.preview(file('Pump;Oil;2026-04-05;planned;1 month;'))).token)
    const preview = await harness.preview(file('Pump;Oil;2026-04-05;cancelled;1 month;'))
    expect(preview).toMatchObject({ changed: 1, series_ended: 1 })
    await harness.accept(preview.token)
    expect(open(harness)).toEqual([])
  })
})

describe('what is here already', () => {
  it('is not imported again if it was entered by hand', async () => {
    const harness = createImportHarness()
    harness.maintenance(harness.asset('Pump').id, '2026-04-01', { title: 'Oil' })
    expect(await harness.preview(file('pump;OIL;2026-04-01;;;'))).toMatchObject({ new: 0, duplicates: 1 })
  })

  it('is shown with each field that changes', async () => {
    const harness = createImportHarness()
    const numbered = (cost: string) => `Asset;Title;Due date;Ref;Cost\nPump;Oil;2026-04-01;A-1;${cost}\n`
    await harness.accept((await harness.preview(numbered('10'))).token)
    const { items } = await harness.preview(numbered('12,50'))
    expect(items).toMatchObject([
      { effect: 'changed', changes: [{ field: 'cost', before: '10', after: '12.5' }] },
    ])
  })
})

function importIdOf({ import_id: id }: { readonly import_id: number | null }): number {
  if (id === null) throw new Error('nothing was imported')
  return id
}

describe('a recurrence by a meter', () => {
  const plan = (meter: string) =>
    `asset;title;planned_on;recurrence;compteur\nCamion;Vidange;2026-12-01;6 mois ou 10 000 km;${meter}\n`

  async function planned(content: string) {
    const harness = createImportHarness()
    await harness.accept((await harness.preview(content)).token)
    return harness.services.maintenances.get({ id: 1 })
  }

  it('is the step of the meter of its row, beside its days', async () => {
    expect(await planned(plan('45 000 km'))).toMatchObject({
      recurrence: { every: 6, unit: 'month' },
      meter: { unit: 'km', at: 45_000, every: 10_000 },
      notes: '',
    })
  })

  it.each([
    ['without a meter', ''],
    ['with a meter of another unit', '500 h'],
  ])('is kept in the notes %s', async (_, meter) => {
    expect((await planned(plan(meter))).notes).toBe('6 mois ou 10 000 km')
  })

  it('gives way to the step that the meter itself names', async () => {
    const { meter } = await planned(plan('45 000 km, tous les 15 000 km'))
    expect(meter).toMatchObject({ every: 15_000 })
  })
})

describe('an import that changes nothing', () => {
  it('is not among those to undo', async () => {
    const harness = createImportHarness()
    const preview = () => harness.preview(file('Pump;Oil;2026-04-05;;;'))
    await harness.accept((await preview()).token)
    const again = await harness.accept((await preview()).token)
    expect(again).toMatchObject({ import_id: null, created: 0, updated: 0, known: 1 })
    expect(harness.pastImports.listImports().items).toHaveLength(1)
  })
})

describe('an import that is undone', () => {
  it('leaves everything as it was before', async () => {
    const harness = createImportHarness()
    const pump = harness.asset('Pump', { status: 'needs_maintenance' })
    await harness.accept((await harness.preview(file('Pump;Oil;2026-03-05;planned;1 month;'))).token)
    const before = await harness.exports.maintenances.export(
      { format: 'csv', for: 'programs' },
      callerIn('en'),
    )
    harness.clock.pass(60_000)
    const rows = ['Pump;Oil;2026-03-05;done;1 month;2026-03-09', 'Fan;Belt;2026-05-01;;;']
    const id = importIdOf(await harness.accept((await harness.preview(file(...rows))).token))
    expect(harness.services.assets.get({ id: pump.id }).status).toBe('in_service')
    harness.clock.pass(60_000)
    expect(harness.pastImports.undoImport({ id, force: false })).toMatchObject({ id })
    expect(
      await harness.exports.maintenances.export({ format: 'csv', for: 'programs' }, callerIn('en')),
    ).toEqual(before)
    expect(harness.services.assets.list({ limit: 10 }).items).toMatchObject([
      { name: 'Pump', status: 'needs_maintenance' },
    ])
    expect(() => harness.pastImports.undoImport({ id, force: false })).toThrow(
      expect.objectContaining({ code: 'import_undone' }),
    )
  })

  it('says first that its rows were changed since', async () => {
    const harness = createImportHarness()
    const id = importIdOf(await harness.accept((await harness.preview(file('Pump;Oil;2026-04-05;;;'))).token))
    harness.clock.pass(60_000)
    harness.services.maintenances.edit({ id: 1, notes: 'by hand' })
    expect(harness.pastImports.listImports().items).toMatchObject([{ id, created: 1, edited_since: 1 }])
    expect(() => harness.pastImports.undoImport({ id, force: false })).toThrow(
      expect.objectContaining({ code: 'import_edited_since', params: { id, count: 1 } }),
    )
    harness.pastImports.undoImport({ id, force: true })
    expect([harness.rows('maintenances'), harness.rows('assets')]).toEqual([0, 0])
  })

  it('is a problem of its own if it never was', () => {
    expect(() => createImportHarness().pastImports.undoImport({ id: 7, force: false })).toThrow(
      expect.objectContaining({ code: 'import_not_found' }),
    )
  })
})

it('an import of assets asks what their status means', async () => {
  const harness = createImportHarness()
  const source = importSourceSchema.parse({ content: 'Nom;Statut\nPont;En hibernation\n' })
  const preview = await harness.imports.assets.previewImport(source, callerIn('fr'))
  expect(preview.values).toMatchObject([{ field: 'status', value: 'En hibernation', meaning: null }])
})
