/** An import that is undone after its maintenances were completed: what the completions have planned goes too. */
import { describe, expect, it } from 'vitest'
import { createImportHarness, type ImportHarness } from '../../helpers/import-harness.ts'

const HEAD = 'Machine;Tâche;Échéance;Périodicité;Coût'
const MINUTE = 60_000

async function imported(harness: ImportHarness, ...rows: readonly string[]): Promise<number> {
  const { import_id: id } = await harness.accept((await harness.preview([HEAD, ...rows].join('\n'))).token)
  harness.clock.pass(MINUTE)
  if (id === null) throw new Error('nothing was imported')
  return id
}
const complete = (harness: ImportHarness, id: number) => {
  harness.services.maintenances.complete({ id })
  harness.clock.pass(MINUTE)
}
const titles = (harness: ImportHarness) =>
  harness.services.maintenances
    .list({ limit: 100 })
    .items.map(({ title, status, planned_on: day }) => `${title} ${day} ${status}`)

describe('an import that is undone by force', () => {
  it('takes the next one of a series with it, and the asset that it had added', async () => {
    const harness = createImportHarness()
    const id = await imported(harness, 'Tour;Vidange;2026-03-05;1 mois;')
    complete(harness, 1)
    expect(titles(harness)).toHaveLength(2)
    harness.pastImports.undoImport({ id, force: true })
    expect([titles(harness), harness.rows('assets')]).toEqual([[], 0])
  })

  it('takes the one after the next with it too, done or not', async () => {
    const harness = createImportHarness()
    const id = await imported(harness, 'Tour;Vidange;2026-02-05;1 mois;')
    complete(harness, 1)
    complete(harness, 2)
    expect(harness.rows('maintenances')).toBe(3)
    harness.pastImports.undoImport({ id, force: true })
    expect(harness.rows('maintenances')).toBe(0)
  })

  it('leaves one open maintenance of what it had only changed', async () => {
    const harness = createImportHarness()
    await imported(harness, 'Tour;Vidange;2026-03-05;1 mois;')
    const id = await imported(harness, 'Tour;Vidange;2026-03-05;1 mois;12')
    complete(harness, 1)
    harness.pastImports.undoImport({ id, force: true })
    expect(titles(harness)).toEqual(['Vidange 2026-03-05 planned'])
  })

  it('keeps what was planned before it, and what was entered by hand', async () => {
    const harness = createImportHarness()
    await imported(harness, 'Tour;Vidange;2026-03-05;1 mois;')
    complete(harness, 1)
    harness.maintenance(1, '2026-06-01', { title: 'Courroie' })
    harness.clock.pass(MINUTE)
    const id = await imported(harness, 'Fraise;Graisse;2026-05-05;;')
    harness.pastImports.undoImport({ id, force: true })
    expect(titles(harness).sort()).toEqual([
      'Courroie 2026-06-01 planned',
      'Vidange 2026-03-05 completed',
      'Vidange 2026-04-05 planned',
    ])
  })
})
