/** A plan that was revised and is imported again: what stands on another day is moved only if its owner says so. */
import { describe, expect, it } from 'vitest'
import { createImportHarness, type ImportHarness } from '../../helpers/import-harness.ts'

const plan = (...rows: string[]) => ['asset;title;planned_on;notes', ...rows, ''].join('\n')
const planned = (harness: ImportHarness) =>
  harness.services.maintenances
    .list({ limit: 1000 })
    .items.map(({ id, title, planned_on: day, notes }) => `${id} ${title} ${day} ${notes}`.trim())

/** A harness with a plan that was imported. */
async function withPlan(...rows: string[]) {
  const harness = createImportHarness()
  await harness.accept((await harness.preview(plan(...rows))).token)
  return harness
}

describe('a plan of which something was past', () => {
  const text = ['asset;title;planned_on;recurrence', 'Van;Oil change;2025-12-15;6 months', ''].join('\n')
  const days = (harness: ImportHarness) =>
    harness.services.maintenances.list({ limit: 10 }).items.map(({ planned_on: day }) => day)

  it.each([{}, { past: 'skip' }])('is known when it is imported again with %o', async (again) => {
    const harness = createImportHarness()
    await harness.accept((await harness.preview(text, { past: 'skip' })).token)
    expect(days(harness)).toEqual(['2026-06-15'])
    expect(await harness.preview(text, again)).toMatchObject({ new: 0, changed: 0, known: 1, late: 0 })
  })

  it('can still be told to begin with its next day after it was kept as late', async () => {
    const harness = createImportHarness()
    await harness.accept((await harness.preview(text)).token)
    expect(days(harness)).toEqual(['2025-12-15'])
    await harness.accept((await harness.preview(text, { past: 'skip' })).token)
    expect(days(harness)).toEqual(['2026-06-15'])
  })
})

describe('a row with the asset and title of an open maintenance on another day', () => {
  const before = ['Van;Oil change;2026-12-15;', 'Van;Tyres;2026-12-20;']
  const after = plan('Van;Oil change;2026-12-22;new filter', 'Van;Tyres;2026-12-20;')

  it('is named with both days, and added beside it unless told otherwise', async () => {
    const harness = await withPlan(...before)
    const preview = await harness.preview(after)
    expect(preview).toMatchObject({ new: 1, known: 1, changed: 0, moved: 1, moved_choice: 'add' })
    expect(preview.moved_titles).toEqual(['Van : Oil change, 15 décembre 2026 → 22 décembre 2026'])
    await harness.accept(preview.token)
    expect(planned(harness)).toHaveLength(3)
  })

  it('moves it if its owner says so, and is known in the next import', async () => {
    const harness = await withPlan(...before)
    const preview = await harness.preview(after, { moved: 'move' })
    expect(preview).toMatchObject({ new: 0, known: 1, changed: 1, moved: 1 })
    await harness.accept(preview.token)
    expect(planned(harness)).toEqual(['2 Tyres 2026-12-20', '1 Oil change 2026-12-22 new filter'])
    expect(await harness.preview(after)).toMatchObject({ new: 0, known: 2, changed: 0, moved: 0 })
  })

  it('is where it was after the import is undone', async () => {
    const harness = await withPlan(...before)
    const { token } = await harness.preview(after, { moved: 'move' })
    const { import_id: id } = await harness.accept(token)
    harness.pastImports.undoImport({ id: Number(id), force: false })
    expect(planned(harness)).toEqual(['1 Oil change 2026-12-15', '2 Tyres 2026-12-20'])
    expect(await harness.preview(plan(...before))).toMatchObject({ new: 0, known: 2 })
  })

  it('is shown as it is kept here if the file has nothing new', async () => {
    const harness = await withPlan(...before)
    harness.services.maintenances.edit({ id: 1, planned_on: '2027-03-10' })
    const { items } = await harness.preview(plan(...before))
    expect(items[0]).toMatchObject({ effect: 'known', values: { planned_on: '2027-03-10' } })
  })

  it.each([
    ['the file has the other day too', plan('Van;Oil change;2026-12-15;', 'Van;Oil change;2026-12-22;')],
    ['two rows could be it', plan('Van;Oil change;2026-12-22;', 'Van;Oil change;2026-12-29;')],
    ['the work is another asset’s', plan('Lift;Oil change;2026-12-22;')],
  ])('is not taken for it if %s', async (_, text) => {
    const harness = await withPlan(...before)
    expect(await harness.preview(text)).toMatchObject({ moved: 0 })
  })

  it('is not taken for one of two that are open', async () => {
    const harness = await withPlan('Van;Oil change;2026-12-15;', 'Van;Oil change;2027-06-15;')
    expect(await harness.preview(plan('Van;Oil change;2026-12-22;'))).toMatchObject({ moved: 0, new: 1 })
  })

  it('is not taken for one that is done', async () => {
    const harness = await withPlan('Van;Oil change;2026-12-15;')
    harness.services.maintenances.complete({ id: 1 })
    expect(await harness.preview(plan('Van;Oil change;2026-12-22;'))).toMatchObject({ moved: 0, new: 1 })
  })
})
