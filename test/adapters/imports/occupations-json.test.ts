/** What an import takes of JSON and of several sheets, and that it names the rest. */
import { describe, expect, it } from 'vitest'
import { readSheets } from '../../../main/core/jobs/occupations/import/read-sheets.ts'
import type { TableSheet } from '../../../main/core/tables/table.ts'
import { localizeAnswer } from '../../../shared/localized.ts'
import { openService } from '../../helpers/occupations-service.ts'

const base64 = (json: unknown) => Buffer.from(JSON.stringify(json)).toString('base64')

/** A base of one record, A1101, whose title is "Métier 1". */
function open() {
  const { service, store } = openService({ records: 1 })
  const input = (json: unknown) => ({ name: 'records.json', data_base64: base64(json), publish: false })
  return {
    service,
    store,
    bring: (json: unknown) => service.import(input(json)),
    preview: (json: unknown) => service.previewImport(input(json)),
  }
}

describe('a list of objects in JSON', () => {
  it('brings its text as the columns of a table do, by French and English names', async () => {
    const { store, bring } = open()
    const outcome = await bring([
      { code: 'M1805', intitulé: 'Développeur', description: 'Code.', compétences: ['Java; SE', 'SQL'] },
      { code: 'm1806', intitulé: 'Chef', description: 'Mène.', compétences: 'Écouter; Décider' },
    ])
    expect(outcome).toMatchObject({ form: 'list', created: 2, refused: [], unused: [] })
    expect(store.find('M1805')).toMatchObject({
      title: 'Développeur',
      content: { description: 'Code.', skills: ['Java; SE', 'SQL'] },
    })
    expect(store.find('M1806')?.content?.skills).toEqual(['Écouter', 'Décider'])
  })

  it('leaves a field alone that an object does not have, and empties one that is null', async () => {
    const { service, store, bring } = open()
    service.change({ code: 'A1101', skills: ['Souder'], sectors: ['Industrie'] })
    await bring([
      { code: 'A1101', title: 'Métier 1', description: 'Soude.', sectors: null },
      { code: 'A1102', title: 'Autre', skills: ['Lire'] },
    ])
    expect(store.find('A1101')?.content).toMatchObject({
      description: 'Soude.',
      skills: ['Souder'],
      sectors: [],
    })
  })

  it('names a refused object by its number, and what nothing takes, in the preview and in the result', async () => {
    const { preview, bring } = open()
    const json = [
      { code: 'M1805', title: 'Développeur', couleur: 'bleu' },
      { code: 'nope', title: 'Rien' },
    ]
    for (const outcome of [await preview(json), await bring(json)]) {
      expect(outcome.unused).toEqual(['couleur'])
      expect(localizeAnswer(outcome.refused, 'en')).toMatchObject([{ where: 'record 2' }])
    }
  })

  it('keeps the salaries of an object', async () => {
    const { store, bring } = open()
    const level = { min: 20_000, median: 25_000, max: 30_000 }
    const salaries = { junior: level, experienced: level, senior: level }
    await bring([{ code: 'M1805', title: 'Développeur', salaries }])
    expect(store.find('M1805')?.content?.salaries).toEqual(salaries)
  })
})

describe('a file of several sheets', () => {
  const sheet = (name: string, ...rows: string[][]): TableSheet => ({
    name,
    rows: rows.map((cells, index) => ({ line: index + 1, cells, problem: null })),
  })

  it('is read by the one that has records, and the others with rows are named', () => {
    const sheets = [
      sheet('Lisez-moi', ['Version 2']),
      sheet('Fiches', ['code', 'titre'], ['M1805', 'Développeur']),
      sheet('Vide'),
    ]
    const options = { name: 'a.xlsx', marked: false, needsColumns: true }
    const read = readSheets(sheets, { ...options, columnsFor: () => null, codeOfTitle: () => null })
    expect(read).toMatchObject({ form: 'list', records: [{ code: 'M1805' }], unused: ['Lisez-moi'] })
  })
})

describe('records as Vigie exports them', () => {
  it('name what stands beside their own fields, also in their variants', async () => {
    const { bring } = open()
    const variant = { language: 'fr', age: '18+', format: 'falc', gender: 'feminin', name: 'Codeuse' }
    const outcome = await bring([
      {
        code: 'M1805',
        title: 'Développeur',
        content: null,
        description: 'Code.',
        variants: [{ ...variant, content: {}, note: 'x' }],
      },
    ])
    expect(outcome).toMatchObject({
      form: 'records',
      created: 1,
      unused: ['description', 'variants.note'],
    })
  })
})
