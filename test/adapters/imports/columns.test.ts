/** Which columns of a table are read: those of usual headings, those that the owner names, and what is left. */
import { describe, expect, it } from 'vitest'
import { importSourceSchema } from '../../../shared/import.ts'
import { callerIn } from '../../helpers/caller.ts'
import { createImportHarness } from '../../helpers/import-harness.ts'

/** As a French GMAO exports its work orders. */
const ORDERS = [
  'Code BT;Libellé BT;Code équipement;Désignation équipement;Type;État;Date prévue;Intervenant;Compte rendu;Coût pièces',
  'BT-142;Graissage;CV-01;Convoyeur n°1;Préventif;En attente de pièces;15/12/2026;Martin;vu;12,40',
  'BT-144;Contrôle;TGBT;Armoire;Réglementaire;Lancé;10/11/2026;Apave;;',
].join('\n')
const preview = (content: string, more: object = {}) => createImportHarness().preview(content, more)

describe('the columns of a French list', () => {
  it('are found by their usual headings', async () => {
    const { mapping, items, values } = await preview(ORDERS)
    expect(mapping).toMatchObject({
      asset: 'Désignation équipement',
      asset_code: 'Code équipement',
      title: 'Libellé BT',
      reference: 'Code BT',
      notes: 'Compte rendu',
    })
    expect(items[0]?.values).toMatchObject({ title: 'Graissage', asset: 'Convoyeur n°1' })
    expect(values.map(({ value, meaning }) => [value, meaning])).toEqual([
      ['En attente de pièces', 'planned'],
      ['Lancé', 'in_progress'],
    ])
  })

  it.each([
    ['Coût HT', 'cost'],
    ['Durée (min)', 'duration_minutes'],
    ['Observations', 'notes'],
    ['N° inventaire', 'asset_code'],
  ])('are found by their usual headings: %s', async (heading, field) => {
    const { mapping } = await preview(`Machine;Tâche;Échéance;${heading}\nTour;Vidange;05/01/2027;12\n`)
    expect(mapping[field]).toBe(heading)
  })

  it('of assets are found too', async () => {
    const source = importSourceSchema.parse({ content: 'Nom;N° inventaire\nPont;P-1\n' })
    const { mapping } = await createImportHarness().imports.assets.previewImport(source, callerIn('fr'))
    expect(mapping).toEqual({ name: 'Nom', code: 'N° inventaire' })
  })

  it('are named if they have values that nothing is read from', async () => {
    expect((await preview(ORDERS)).unused).toEqual(['Type', 'Coût pièces'])
    expect((await preview('Machine;Tâche;Échéance;Vide\nTour;Vidange;05/01/2027;\n')).unused).toEqual([])
  })
})

describe('a column that the owner names', () => {
  it('replaces only that of its field', async () => {
    const { mapping, missing_fields, unused } = await preview(ORDERS, { mapping: { title: 'Type' } })
    const { mapping: found } = await preview(ORDERS)
    expect(mapping).toEqual({ ...found, title: 'Type' })
    expect([missing_fields, unused]).toEqual([[], ['Libellé BT', 'Coût pièces']])
  })

  it('is not read for another field, and may be none', async () => {
    const content = 'Machine;Description;Date;Titre\nTour;Filtre;05/01/2027;Vidange\n'
    const { mapping } = await preview(content, { mapping: { notes: 'Titre', planned_on: '' } })
    expect(mapping).toEqual({ asset: 'Machine', title: 'Description', notes: 'Titre' })
  })

  it('is imported as the preview shows it', async () => {
    const harness = createImportHarness()
    const { token } = await harness.preview(ORDERS, { mapping: { assignee: '' } })
    await harness.accept(token)
    expect(harness.services.maintenances.get({ id: 1 })).toMatchObject({ title: 'Graissage', assignee: '' })
  })

  it('may differ in case and accents', async () => {
    const { mapping } = await preview(ORDERS, { mapping: { title: 'libelle bt' } })
    expect(mapping.title).toBe('Libellé BT')
  })

  it.each([
    [{ title: 'Libelé BT' }, 'no_import_heading'],
    [{ title2: 'Libellé BT' }, 'no_import_field'],
  ])('is refused if it does not exist: %o', async (mapping, messageKey) => {
    await expect(preview(ORDERS, { mapping })).rejects.toMatchObject({
      code: 'invalid_input',
      params: { problem: { messageKey } },
    })
  })

  it('is refused with the names of all sheets if its sheet does not exist', async () => {
    await expect(preview(ORDERS, { sheet: '2028' })).rejects.toMatchObject({
      params: { field: 'sheet', problem: { messageKey: 'no_sheet_named', params: { sheet: '2028' } } },
    })
  })
})

describe('a constant', () => {
  it('of a field that does not exist is refused', async () => {
    const harness = createImportHarness()
    const preview = harness.preview('Machine;Tâche;Échéance\nTour;Vidange;2026-05-01\n', {
      constants: { zut: 'x' },
    })
    await expect(preview).rejects.toMatchObject({ code: 'invalid_input' })
  })
})
