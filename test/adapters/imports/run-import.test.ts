import { describe, expect, it } from 'vitest'
import { importSourceSchema } from '../../../shared/import.ts'
import { callerIn } from '../../helpers/caller.ts'
import { faultyMaintenances } from '../../helpers/faulty-csv.ts'
import { createImportHarness } from '../../helpers/import-harness.ts'

const FRENCH = [
  'Équipement;Tâche;Date prévue;Statut;Périodicité;Coût;Commentaires',
  'Compresseur C-12;Vidange;09/03/2026;planifié;3 mois;1 250,50 €;',
  'Presse P-3;Graissage;15 avril 2026;en_cours;;;urgent',
  'Pont roulant;Contrôle;2026-01-05;terminé;annuelle;;',
].join('\n')

describe('importing a CSV file', () => {
  it('proposes a mapping, shows rows as they would be kept, and changes nothing', async () => {
    const harness = createImportHarness()
    const preview = await harness.preview(FRENCH)
    expect(preview).toMatchObject({
      format: 'table',
      mapping: {
        asset: 'Équipement',
        title: 'Tâche',
        planned_on: 'Date prévue',
        status: 'Statut',
        recurrence: 'Périodicité',
        cost: 'Coût',
        notes: 'Commentaires',
      },
      mapping_remembered: false,
      missing_fields: [],
      date_order: 'dmy',
      rows: 3,
      new: 3,
      faulty: 0,
    })
    expect(preview.items[0]?.values).toEqual({
      asset: 'Compresseur C-12',
      title: 'Vidange',
      planned_on: '2026-03-09',
      status: 'planned',
      recurrence: '3 month',
      cost: '1250.5',
    })
    expect([harness.rows('maintenances'), harness.rows('assets')]).toEqual([0, 0])
  })

  it('imports accepted rows once, also when the same file comes again', async () => {
    const harness = createImportHarness()
    const first = await harness.accept((await harness.preview(FRENCH)).token)
    expect(first).toEqual({
      message: '3 lignes importées',
      import_id: 1,
      created: 3,
      updated: 0,
      known: 0,
      duplicates: 0,
      ignored: 0,
      skipped: 0,
      faulty: 0,
      assets_created: 3,
    })
    const again = await harness.preview(FRENCH)
    expect(again).toMatchObject({ new: 0, known: 3, mapping_remembered: true })
    expect(await harness.accept(again.token)).toMatchObject({
      created: 0,
      updated: 0,
      known: 3,
      assets_created: 0,
    })
    // The completed one recurs: its next one is planned.
    expect([harness.rows('maintenances'), harness.rows('assets')]).toEqual([4, 3])
  })

  it('takes a new status from a newer file, but opens nothing again that is closed here', async () => {
    const harness = createImportHarness()
    await harness.accept((await harness.preview(FRENCH)).token)
    harness.pass()
    expect(harness.active()).toHaveLength(1)
    const newer = FRENCH.replace('planifié', 'terminé').replace('terminé;annuelle', 'planifié;annuelle')
    const preview = await harness.preview(newer)
    expect(preview).toMatchObject({ changed: 1, known: 2 })
    await harness.accept(preview.token)
    expect(harness.active()).toEqual([])
  })

  it('keeps the mapping the owner gave, for files with the same headings', async () => {
    const harness = createImportHarness()
    const file = 'A;B;C\nPont;Vidange;2026-05-01\n'
    expect(await harness.preview(file)).toMatchObject({
      missing_fields: ['asset', 'title', 'planned_on'],
      new: 0,
      rows: 1,
    })
    const mapping = { asset: 'A', title: 'B', planned_on: 'C' }
    await harness.accept((await harness.preview(file, { mapping })).token)
    expect(await harness.preview(file)).toMatchObject({ mapping, mapping_remembered: true, known: 1 })
  })

  it('refuses an incomplete mapping, a used token and an old one', async () => {
    const harness = createImportHarness()
    const incomplete = await harness.preview('A;B\n1;2\n')
    await expect(harness.accept(incomplete.token)).rejects.toMatchObject({
      code: 'import_mapping_incomplete',
    })
    const { token } = await harness.preview(FRENCH)
    await harness.accept(token)
    await expect(harness.accept(token)).rejects.toMatchObject({ code: 'import_expired' })
    const old = await harness.preview(FRENCH)
    harness.clock.pass(31 * 60_000)
    await expect(harness.accept(old.token)).rejects.toMatchObject({ code: 'import_expired' })
  })

  it.each(['', '\n\n'])('refuses a file without rows (%j)', async (content) => {
    await expect(createImportHarness().preview(content)).rejects.toMatchObject({ code: 'import_unreadable' })
  })

  it('recognises Windows-1252', async () => {
    const harness = createImportHarness()
    const content_base64 = Buffer.from(
      'Machine;Tâche;Échéance\nPont;Contrôle;01/05/2026\n',
      'latin1',
    ).toString('base64')
    const source = importSourceSchema.parse({ content_base64 })
    const preview = await harness.imports.maintenances.previewImport(source, callerIn('fr'))
    expect(preview.items).toMatchObject([{ values: { title: 'Contrôle' } }])
  })

  it('names each of 37 faulty rows among 50,000, and imports the others', async () => {
    const harness = createImportHarness()
    const { content, faulty, rows } = faultyMaintenances(50_000)
    const preview = await harness.preview(content)
    expect(preview).toMatchObject({ rows, new: rows - faulty.size, faulty: faulty.size })
    expect(new Map(preview.faults.map(({ line, problem }) => [line, problem]))).toEqual(faulty)
    expect(faulty.size).toBe(37)
    expect(harness.rows('maintenances')).toBe(0)
    expect(await harness.accept(preview.token)).toMatchObject({ created: rows - 37, faulty: 37 })
    expect(await harness.preview(content)).toMatchObject({ new: 0, changed: 0, known: rows - 37, faulty: 37 })
  }, 120_000)
})

describe('exporting', () => {
  it('disarms formulas, and comes back the same', async () => {
    const harness = createImportHarness()
    const asset = harness.asset('=HYPERLINK("http://evil")', { code: '-1' })
    harness.maintenance(asset.id, '2026-04-01', {
      title: '@SUM(A1:A9)',
      notes: '\'quoted, "so"\nand so',
      cost: 12.5,
    })
    harness.maintenance(asset.id, '2026-04-02', {
      recurrence: { every: 2, unit: 'week', from: 'completion' },
    })
    const { content, rows } = await harness.exports.maintenances.export(
      { format: 'csv', for: 'programs' },
      callerIn('en'),
    )
    expect(rows).toBe(2)
    for (const [line] of content.split('\r\n').map((one) => [one.replace(/^"/, '')])) {
      expect(line).not.toMatch(/^[=+\-@]/)
    }
    const other = createImportHarness()
    await other.accept((await other.preview(content)).token)
    expect(
      await other.exports.maintenances.export({ format: 'csv', for: 'programs' }, callerIn('en')),
    ).toMatchObject({ content })
  })

  it('gives assets that can be imported', async () => {
    const harness = createImportHarness()
    harness.asset('Compresseur', {
      code: 'C-12',
      location: 'Atelier, nord',
      interval_days: 90,
      commissioned_on: '2020-02-29',
    })
    harness.asset('Presse', { status: 'needs_maintenance' })
    const { content } = await harness.exports.assets.export({ for: 'programs' }, callerIn('en'))
    const other = createImportHarness()
    const source = importSourceSchema.parse({ content })
    const { token } = await other.imports.assets.previewImport(source, callerIn('en'))
    expect(await other.imports.assets.acceptImport({ token })).toMatchObject({ created: 2 })
    expect(await other.exports.assets.export({ for: 'programs' }, callerIn('en'))).toMatchObject({ content })
    expect(await other.imports.assets.previewImport(source, callerIn('en'))).toMatchObject({
      known: 2,
      new: 0,
    })
  })
})
