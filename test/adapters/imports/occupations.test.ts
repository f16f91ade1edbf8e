import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { stringify } from 'csv-stringify/sync'
import { describe, expect, it, test } from 'vitest'
import { readRecordsFile } from '../../../main/adapters/imports/occupations/file.ts'
import { readOccupations } from '../../../main/adapters/imports/occupations/read.ts'
import { COLUMNS, exported, rowOf } from '../../../main/core/jobs/occupations/table.ts'
import { localize } from '../../../shared/errors.ts'
import { openBench } from '../../core/jobs/occupations/bench-of-records.ts'
import { sharedData } from '../../helpers/shared-data.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'
import { goodAnswer } from '../../servers/claude-answers.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const tree = sharedData('G_rome', 'arborescence_principale.xlsx')
const sourceDatabase = sharedData('G_rome', 'fiches_metiers.db')

describe('the official tree', () => {
  test.skipIf(tree === null)(
    'has 1,584 records and 13,120 titles, and brings nothing the second time (needs ../shared)',
    async () => {
      const file = await readOccupations('tree.xlsx', readFileSync(tree ?? ''))
      expect(file.records).toHaveLength(1584)
      expect(file.records.reduce((sum, record) => sum + (record.titles?.length ?? 0), 0)).toBe(13_120)
      const { keep, store } = openBench({ records: 0 })
      expect(keep(file.records, 1, 'draft')).toMatchObject({ created: 1584, updated: 0, unchanged: 0 })
      expect(keep(file.records, 2, 'draft')).toMatchObject({ created: 0, updated: 0, unchanged: 1584 })
      expect(store.find('M1805')?.title).toBe('Développeur / Développeuse informatique')
    },
  )

  test.skipIf(tree === null)('is found by words without their accents (needs ../shared)', async () => {
    const file = await readOccupations('tree.xlsx', readFileSync(tree ?? ''))
    const { library, keep } = openBench({ records: 0 })
    keep(file.records, 1, 'draft')
    const found = library.list({
      search: 'developpeur',
      status: null,
      domain: null,
      proposed: null,
      after: null,
      limit: 500,
    })
    expect(found.items.map((record) => record.code)).toContain('M1805')
  })
})

describe('the source system’s database', () => {
  test.skipIf(sourceDatabase === null)(
    'brings names of all records and the text of those that have one (needs ../shared)',
    async () => {
      const file = await readOccupations('fiches_metiers.db', readFileSync(sourceDatabase ?? ''))
      expect(file.records.length + file.refused.length).toBe(1589)
      expect(file.records.find(({ code }) => code === 'M1805')).toMatchObject({
        masculine: 'Développeur informatique',
        feminine: 'Développeuse informatique',
        origin: { status: 'en_validation', version: 5, author: 'AgentRedacteurFiche' },
      })
      // The nine others belong to codes of tests, which are refused.
      expect(file.records.flatMap(({ variants = [] }) => variants)).toHaveLength(5)
      expect(file.audit).toHaveLength(134)
      const { keep, library, db } = openBench({ records: 0 })
      keep(file.records, 1, 'draft', file.audit)
      keep(file.records, 2, 'draft', file.audit)
      expect(db.prepare('SELECT COUNT(*) FROM occupation_variants').pluck().get()).toBe(5)
      const scheduler = { code: null, search: null, agent: 'MonthlyUpdateScheduler', before: null, limit: 10 }
      expect(library.audit(scheduler).map(({ event }) => event)).toEqual(['source', 'source'])
      const expert = file.records.find((record) => record.code === 'M1802')
      expect(expert?.content).toMatchObject({
        salaries: { junior: { median: 35_000 } },
        outlook: { trend: 'stable', tension: 0.8 },
      })
    },
  )

  const fiches = (values: string) => {
    const path = join(tempFolder(), 'fiches.db')
    const db = new Database(path)
    db.pragma('journal_mode = WAL')
    db.exec(`CREATE TABLE fiches_metiers (id INTEGER, code_rome TEXT, code_ogr TEXT, nom_masculin TEXT,
      nom_epicene TEXT, statut TEXT); INSERT INTO fiches_metiers VALUES ${values}`)
    db.close()
    return readOccupations('fiches.db', readFileSync(path))
  }

  it('is read also where it went with a write-ahead log', async () => {
    const { records } = await fiches("(1, 'M1805', '7', 'Développeur', NULL, 'publiee')")
    const [record] = records
    expect(record).toMatchObject({ code: 'M1805', title: 'Développeur', ogr: '7', status: 'published' })
    expect(record).toMatchObject({
      masculine: 'Développeur',
      feminine: undefined,
      titles: null,
      content: null,
    })
  })

  it('changes the fields that it has columns for, and keeps variants that it has not', async () => {
    const path = join(tempFolder(), 'fiches.db')
    const source = new Database(path)
    source.exec(`CREATE TABLE fiches_metiers (id INTEGER, code_rome TEXT, code_ogr TEXT, nom_masculin TEXT,
      nom_epicene TEXT, statut TEXT, competences TEXT);
      INSERT INTO fiches_metiers VALUES (1, 'A1101', '1', NULL, 'Métier 1', 'publiee', '["Souder"]');
      CREATE TABLE variantes_fiches (id INTEGER, code_rome TEXT, langue TEXT, tranche_age TEXT,
        format_contenu TEXT, genre TEXT, nom TEXT);
      INSERT INTO variantes_fiches VALUES (1, 'A1101', 'fr', '18+', 'standard', 'masculin', 'Soudeur')`)
    source.close()
    const { records } = await readOccupations('fiches.db', readFileSync(path))
    const { keep, store, library } = openBench({ records: 1 })
    const content = JSON.parse(goodAnswer())
    keep([{ code: 'A1101', title: 'Métier 1', ogr: null, status: null, titles: null, content }], 1, 'draft')
    const readers = { language: 'fr', age: '18+', format: 'falc', gender: 'feminin' }
    library.setVariant('A1101', { ...readers, name: 'Soudeuse', content: '{}' }, 1)
    keep(records, 2, 'draft')
    expect(store.find('A1101')?.content).toEqual({ ...content, skills: ['Souder'] })
    expect(library.variants('A1101').map(({ name }) => name)).toEqual(['Soudeuse', 'Soudeur'])
  })

  it('makes no title of a missing one', async () => {
    const { records, refused } = await fiches(
      "(1, 'M1805', '7', NULL, NULL, 'publiee'), (2, 'M1806', '8', 'Chef', NULL, 'publiee')",
    )
    expect(records.map(({ title }) => title)).toEqual(['Chef'])
    expect(refused.map(({ problem }) => localize(problem, 'en'))).toEqual([
      expect.stringContaining('nom_epicene'),
    ])
  })
})

describe('a file of another system', () => {
  const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')
  test.each([
    ['Windows-1252, as French Excel saves CSV', Buffer.from('code;title\r\nM1805;Développeur\r\n', 'latin1')],
    ['"Unicode text" of Excel', utf16('Code\tTitle\r\nM1805\tDéveloppeur\r\n')],
    ['ISO-8859-15', Buffer.from('code;title\nM1805;D\xe9veloppeur\nF1701;Gros \xbduvre\n', 'latin1')],
    ['JSON in UTF-16', utf16('[{"code": "M1805", "title": "Développeur"}]')],
  ])('keeps its letters: %s', async (_what, content) => {
    const { records } = await readOccupations('given.file', content)
    expect(records[0]).toMatchObject({ code: 'M1805', title: 'Développeur' })
    expect(records.slice(1).map(({ title }) => title)).toEqual(records.length > 1 ? ['Gros œuvre'] : [])
  })
})

describe('a list with columns of other names', () => {
  it('is read: those of ROME’s open data, and those that people write', async () => {
    const rome = await readOccupations('r.csv', bytes('code_rome,libelle_rome,code_ogr\nM1805,Études,7\n'))
    expect(rome.records).toMatchObject([{ code: 'M1805', title: 'Études', ogr: '7' }])
    const own = await readOccupations('r.csv', bytes('Code ROME;Intitulé\nM1805;Études\n'))
    expect(own.records).toMatchObject([{ code: 'M1805', title: 'Études' }])
  })

  it('is read as job titles where it has one a row', async () => {
    const text =
      'code_rome,libelle_rome,code_ogr,libelle_appellation_long\nM1805,Études,1,Analyste\nM1805,Études,2,Codeur\n'
    const { records } = await readOccupations('r.csv', bytes(text))
    expect(records).toMatchObject([
      {
        code: 'M1805',
        title: 'Études',
        titles: [
          { ogr: '1', label: 'Analyste' },
          { ogr: '2', label: 'Codeur' },
        ],
      },
    ])
  })
})

describe('JSON', () => {
  it('reads what parses and names the records that do not', async () => {
    const text = JSON.stringify([
      { code: 'M1805', title: 'Études' },
      { code: 'M18', title: 'Court' },
    ])
    const file = await readOccupations('records.json', bytes(text))
    expect(file.records.map((record) => record.code)).toEqual(['M1805'])
    expect(
      file.refused.map(({ where, problem }) => [localize(where, 'fr'), localize(problem, 'fr')]),
    ).toEqual([
      [
        'fiche 2',
        'la valeur de « Code » est refusée : utilisez une lettre et quatre chiffres, par exemple M1805',
      ],
    ])
  })
})

describe('what was exported', () => {
  const record = () => {
    const { store, keep } = openBench({ records: 1 })
    const content = JSON.parse(goodAnswer())
    keep(
      [{ code: 'A1101', title: 'Métier', ogr: '7', status: 'published', titles: null, content }],
      1,
      'draft',
    )
    const stored = store.find('A1101')
    if (stored === null) throw new Error('not imported')
    return { stored, titles: store.titles('A1101') }
  }

  it('comes back the same from JSON', async () => {
    const { stored, titles } = record()
    const text = JSON.stringify({ records: [exported(stored, titles, [])] })
    const { records } = await readOccupations('x.json', bytes(text))
    expect(records[0]).toMatchObject({ code: 'A1101', title: 'Métier', ogr: '7', content: stored.content })
  })

  it('comes back the same from CSV', async () => {
    const { stored } = record()
    const text = stringify([rowOf(stored)], { header: true, columns: [...COLUMNS] })
    const { records } = await readOccupations('x.csv', bytes(text))
    expect(records[0]).toMatchObject({
      code: 'A1101',
      title: 'Métier',
      ogr: '7',
      status: 'published',
      content: stored.content,
    })
  })

  it.each(['=SUM(A1)', "'=SUM(A1)", "''-x", "'quoted'", '- first', '@home'])(
    'comes back the same from CSV where a spreadsheet had to be kept from it: %s',
    async (text) => {
      const { stored } = record()
      const content = { ...JSON.parse(goodAnswer()), description: text, skills: ['Lire', text] }
      const row = rowOf({ ...stored, title: text, content })
      const { records } = await readOccupations('x.csv', bytes(stringify([row], { header: true })))
      expect(records[0]).toMatchObject({ title: text, content })
    },
  )

  it('stays a simulation, and replaces nothing real', async () => {
    const { stored, titles } = record()
    const simulation = { ...stored, simulated: true }
    const csv = bytes(stringify([rowOf(simulation)], { header: true }))
    const json = bytes(JSON.stringify([exported(simulation, titles, [])]))
    for (const text of [csv, json]) {
      const { records } = await readOccupations('x', text)
      const empty = openBench({ records: 1 })
      empty.keep(records, 1, 'draft')
      expect(empty.store.find('A1101')).toMatchObject({ version: 1, simulated: true })

      const written = openBench({ records: 1 })
      const content = { ...JSON.parse(goodAnswer()), description: 'Real' }
      written.keep([{ ...(records[0] as (typeof records)[number]), content, simulated: false }], 1, 'draft')
      expect(written.keep(records, 2, 'draft')).toMatchObject({ updated: 0 })
      expect(written.store.find('A1101')).toMatchObject({ version: 1, content, simulated: false })
    }
  })

  it('carries no formula into a spreadsheet', () => {
    const { stored } = record()
    expect(rowOf({ ...stored, title: '=HYPERLINK("x")' }).title).toBe(`'=HYPERLINK("x")`)
  })
})

describe('a file that cannot be used', () => {
  test.each([
    ['nothing', ''],
    ['a page', '<html></html>'],
    ['a table without the column title', 'code,name\nM1805,Études'],
    ['broken JSON', '{"records": ['],
    ['an object without records', '{"a": 1}'],
    ['a cut archive', 'PK\u0003\u0004 and nothing more'],
    ['a cut database', 'SQLite format 3\u0000 and nothing more'],
  ])('%s is refused by its name', async (_what, text) => {
    await expect(readOccupations('given.file', bytes(text))).rejects.toMatchObject({
      code: 'records_unreadable',
      params: { file: 'given.file' },
    })
  })
})

test.each([
  ['nothing at all', Buffer.from(''), 'file_empty'],
  ['only line ends', Buffer.from('\r\n\r\n'), 'file_empty'],
  ['bytes of no text', Buffer.from([7, 0, 200, 31, 0, 0, 9, 10]), 'records.not_text'],
])('a file of %s is refused as such, not for its columns', async (_what, content, messageKey) => {
  const params = { problem: { messageKey } }
  await expect(readOccupations('given.csv', content)).rejects.toMatchObject({ params })
})

describe('a file by its path', () => {
  it('is read', async () => {
    const path = join(tempFolder(), 'records.json')
    writeFileSync(path, '[]')
    expect(Buffer.from(await readRecordsFile(path)).toString()).toBe('[]')
  })

  it.each(['/dev/zero', '/dev', '/nowhere/records.csv'])('is refused if it has no end: %s', async (file) => {
    const refusal = { code: 'records_unreadable', params: { file } }
    await expect(readRecordsFile(file)).rejects.toMatchObject(refusal)
  })
})
