import { stringify } from 'csv-stringify/sync'
import { describe, expect, it } from 'vitest'
import { createRecordFiles } from '../../../main/adapters/exports/record-files.ts'
import { importRecords } from '../../../main/adapters/imports/occupations/run-import.ts'
import { rowOf } from '../../../main/core/jobs/occupations/table.ts'
import { localize } from '../../../shared/errors.ts'
import { openBench } from '../../core/jobs/occupations/bench-of-records.ts'
import { createImportHarness } from '../../helpers/import-harness.ts'
import { recordsTask } from '../../helpers/records-files.ts'
import { goodAnswer } from '../../servers/claude-answers.ts'

const content = JSON.parse(goodAnswer())
const whole = [{ code: 'M1805', title: 'Études', content }]

async function openRecords() {
  const { db, store } = openBench({ records: 0 })
  let at = 0
  const take = (text: string, step: 'import' | 'preview' = 'import') =>
    importRecords(db.name, recordsTask(Buffer.from(text), { at: ++at, step }))
  await take(JSON.stringify(whole))
  return { take, record: () => store.find('M1805') }
}

describe('a file of records with some fields', () => {
  const csv = 'code,title,description,skills\nM1805,Études,Autre texte,Lire\n'

  it('keeps the fields that it has no column for, and says which ones change', async () => {
    const { take, record } = await openRecords()
    const preview = await take(csv, 'preview')
    expect(preview).toMatchObject({ updated: 1, changes: { description: 1, skills: 1 } })
    expect(Object.keys(preview.changes)).toEqual(['description', 'skills'])
    expect(await take(csv)).toMatchObject({ updated: 1, changes: preview.changes })
    expect(record()?.content).toEqual({ ...content, description: 'Autre texte', skills: ['Lire'] })
  })

  it('keeps them also where it is JSON', async () => {
    const { take, record } = await openRecords()
    await take(JSON.stringify([{ code: 'M1805', title: 'Études', content: { skills: ['Lire'] } }]))
    expect(record()?.content).toEqual({ ...content, skills: ['Lire'] })
  })

  it('may have no description', async () => {
    const { take, record } = await openRecords()
    await take('code,title,skills\nM1805,Études,Lire\n')
    expect(record()?.content).toEqual({ ...content, skills: ['Lire'] })
  })

  it('empties a field whose cell is empty, and leaves the text alone where all cells are', async () => {
    const { take, record } = await openRecords()
    expect(await take('code,title,description,skills\nM1805,Études,,\n')).toMatchObject({ unchanged: 1 })
    await take('code,title,description,skills\nM1805,Études,Autre texte,\n')
    expect(record()?.content).toEqual({ ...content, description: 'Autre texte', skills: [] })
  })

  it('changes nothing the second time', async () => {
    const { take, record } = await openRecords()
    await take(csv)
    expect(await take(csv)).toMatchObject({ updated: 0, unchanged: 1, changes: {} })
    expect(record()?.version).toBe(2)
  })

  it('is refused where a chosen column is not in it', async () => {
    const { db } = openBench({ records: 0 })
    const task = recordsTask(Buffer.from(csv), { columns: { training: 'Formation' } })
    await expect(importRecords(db.name, task)).rejects.toMatchObject({
      params: {
        problem: { messageKey: 'records.no_heading', params: { field: 'training', heading: 'Formation' } },
      },
    })
  })

  it('keeps the numbers of job titles', async () => {
    const { db, store } = openBench({ records: 0 })
    const bytes = (text: string) => recordsTask(Buffer.from(text))
    await importRecords(db.name, bytes('code,title,job_title,ogr\nM1805,Études,Analyste,10001\n'))
    await importRecords(db.name, bytes('code,title,job_title\nM1805,Études,Analyste\n'))
    expect(store.titles('M1805')).toEqual([{ ogr: '10001', label: 'Analyste' }])
  })
})

describe('the items of a list in a cell', () => {
  it.each([
    ['a line each', '"Lire\nÉcrire"', 'line', ['Lire', 'Écrire']],
    ['bars, before semicolons', '"Coffrer | Bétonner; vibrer"', 'bar', ['Coffrer', 'Bétonner; vibrer']],
    ['semicolons', '"Lire; écrire;"', 'semicolon', ['Lire', 'écrire']],
    ['nothing: a comma is part of an item', '"Lire, écrire"', 'line', ['Lire, écrire']],
    ['a line each, with a semicolon after it', '"Lire;\nÉcrire;"', 'line', ['Lire', 'Écrire']],
    ['a line each, with a sign before it', '"• Lire\n- Écrire"', 'line', ['Lire', 'Écrire']],
    ['two bars', '"Lire || Écrire"', 'bar', ['Lire', 'Écrire']],
    [
      'JSON, as a database keeps them',
      '"[""Lire, écrire"",""Compter""]"',
      'line',
      ['Lire, écrire', 'Compter'],
    ],
  ])('are separated by %s, which the preview says', async (_, cell, separator, skills) => {
    const { take, record } = await openRecords()
    const csv = `code,title,skills\nM1805,Études,${cell}\n`
    expect(await take(csv, 'preview')).toMatchObject({ separators: { skills: separator } })
    await take(csv)
    expect(record()?.content?.skills).toEqual(skills)
  })

  it('are separated alike in all cells of a column', async () => {
    const { take, record } = await openRecords()
    await take('code,title,skills\nM1805,Études,Bac (S; ES)\nM1806,Autre,Lire|Écrire\n')
    expect(record()?.content?.skills).toEqual(['Bac (S; ES)'])
  })

  it('are separated only by lines in a file that Vigie exported', async () => {
    const { take, record } = await openRecords()
    const stored = record()
    if (stored === null) throw new Error('not imported')
    const skills = ['Bac (S; ES);', '[à voir]']
    const row = rowOf({ ...stored, content: { ...content, skills } })
    expect(await take(stringify([row], { header: true }))).toMatchObject({
      separators: { skills: 'line' },
    })
    expect(record()?.content?.skills).toEqual(skills)
  })
})

describe('a workbook with some columns', () => {
  it('keeps the fields that it has no column for', async () => {
    const { db, store } = openBench({ records: 0 })
    await importRecords(db.name, recordsTask(Buffer.from(JSON.stringify(whole))))
    const rows = [
      { code: 'M1805', title: 'Études', skills: 'Lire\nÉcrire' },
      { code: 'M1806', title: 'Autre', skills: '' },
    ]
    const book = await createRecordFiles().toWorkbook(['code', 'title', 'skills'], rows)
    const done = await importRecords(db.name, recordsTask(Buffer.from(book, 'base64')))
    expect(done).toMatchObject({ created: 1, updated: 1, changes: { skills: 1 } })
    expect(store.find('M1805')?.content).toEqual({ ...content, skills: ['Lire', 'Écrire'] })
  })
})

describe('fields that a person wrote', () => {
  it('are written by an import, which says how many of them change', async () => {
    const { db, store } = openBench({ records: 0 })
    const take = (text: string, step: 'import' | 'preview' = 'import') =>
      importRecords(db.name, recordsTask(Buffer.from(text), { step }))
    await take(JSON.stringify(whole))
    store.lock('M1805', ['description'])
    const csv = 'code,title,description,skills\nM1805,Études,Autre texte,Lire\n'
    expect(await take(csv, 'preview')).toMatchObject({
      changes: { description: 1, skills: 1 },
      locked: { description: 1 },
    })
    await take(csv)
    expect(store.find('M1805')).toMatchObject({ locked: ['description'] })
  })
})

describe('the audit of an import', () => {
  it.each([
    ['with a text', 'code,title,skills\nM1805,Code,Lire\n'],
    ['without one', 'code,title\nM1805,Code\n'],
  ])('names the title that changed %s', async (_, csv) => {
    const { db, library } = openBench({ records: 0 })
    await importRecords(db.name, recordsTask(Buffer.from(JSON.stringify(whole))))
    await importRecords(db.name, recordsTask(Buffer.from(csv)))
    const about = { code: 'M1805', search: null, agent: null, before: null, limit: 1 }
    expect(library.audit(about)).toMatchObject([
      { event: 'imported', description: { params: { before: 'Études', after: 'Code' } } },
    ])
  })
})

describe('a file that has a code twice', () => {
  it('is taken once, and names the second line', async () => {
    const { take, record } = await openRecords()
    const text = 'code,title\nM1805,Études et code\nM1805,Autre titre\n'
    const { refused } = await take(text)
    const said = refused.map(({ where, problem }) => [localize(where, 'fr'), localize(problem, 'fr')])
    expect(said).toEqual([
      ['ligne 3', 'M1805 est deux fois dans le fichier : seule compte la ligne 2 ; gardez la bonne'],
    ])
    expect(await take(text)).toMatchObject({ updated: 0, unchanged: 1 })
    expect(record()).toMatchObject({ title: 'Études et code', version: 2 })
  })
})

describe('the status of a record', () => {
  it.each([
    ['publié', 'published'],
    ['Publiée', 'published'],
    ['published', 'published'],
    ['Brouillon', 'draft'],
    ['draft', 'draft'],
  ])('is read as people write it: %s', async (word, status) => {
    const { db, store } = openBench({ records: 0 })
    await importRecords(db.name, recordsTask(Buffer.from(`code;title;statut\nM1805;Études;${word}\n`)))
    expect(store.find('M1805')?.status).toBe(status)
  })

  it('is refused as another word', async () => {
    const { db } = openBench({ records: 0 })
    const task = recordsTask(Buffer.from('code;title;statut\nM1805;Études;bleu\nM1806;Autre;publiée\n'))
    const { refused } = await importRecords(db.name, task)
    expect(refused.map(({ problem }) => localize(problem, 'fr'))).toEqual([
      'la valeur de « État » est refusée : utilisez brouillon ou publiée',
    ])
  })
})

describe('a table of maintenances with some columns', () => {
  it('keeps status, recurrence, cost and notes, which it has no column for', async () => {
    const harness = createImportHarness()
    const all =
      'asset,title,planned_on,status,recurrence,cost,notes,assignee\nC-12,Vidange,2026-03-09,in_progress,3 month,120,Filtre,Ana\n'
    await harness.accept((await harness.preview(all)).token)
    const some = await harness.preview('asset,title,planned_on,assignee\nC-12,Vidange,2026-03-09,Léa\n')
    expect(some.items.map(({ effect, changes }) => ({ effect, changes }))).toEqual([
      { effect: 'changed', changes: [{ field: 'assignee', before: 'Ana', after: 'Léa' }] },
    ])
    await harness.accept(some.token)
    const row = harness.db
      .prepare('SELECT status, recurs_every, cost, notes, assignee FROM maintenances')
      .get()
    expect(row).toEqual({
      status: 'in_progress',
      recurs_every: 3,
      cost: 120,
      notes: 'Filtre',
      assignee: 'Léa',
    })
  })
})
