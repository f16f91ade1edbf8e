import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'csv-stringify/sync'
import { describe, expect, it, test } from 'vitest'
import { readRecordsFile } from '../../../main/adapters/imports/occupations/file.ts'
import { readOccupations } from '../../../main/adapters/imports/occupations/read.ts'
import { COLUMNS, exported, rowOf } from '../../../main/core/jobs/occupations/table.ts'
import { tell } from '../../../shared/errors.ts'
import { openBench } from '../../core/jobs/occupations/bench-of-records.ts'
import { sharedData } from '../../helpers/shared-data.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'
import { goodAnswer } from '../../servers/claude.ts'

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
      expect(keep(file.records, 1, 'draft')).toEqual({ created: 1584, updated: 0, unchanged: 0 })
      expect(keep(file.records, 2, 'draft')).toEqual({ created: 0, updated: 0, unchanged: 1584 })
      expect(store.find('M1805')?.title).toBe('Développeur / Développeuse informatique')
    },
  )

  test.skipIf(tree === null)('is found by words without their accents (needs ../shared)', async () => {
    const file = await readOccupations('tree.xlsx', readFileSync(tree ?? ''))
    const { library, keep } = openBench({ records: 0 })
    keep(file.records, 1, 'draft')
    const found = library.list({ search: 'developpeur', status: null, domain: null, after: null, limit: 500 })
    expect(found.items.map((record) => record.code)).toContain('M1805')
  })
})

describe('the source system’s database', () => {
  test.skipIf(sourceDatabase === null)(
    'brings names of all records and the text of those that have one (needs ../shared)',
    async () => {
      const file = await readOccupations('fiches_metiers.db', readFileSync(sourceDatabase ?? ''))
      expect(file.records.length + file.refused.length).toBe(1589)
      const expert = file.records.find((record) => record.code === 'M1802')
      expect(expert?.content).toMatchObject({
        salaries: { junior: { median: 35_000 } },
        outlook: { trend: 'stable', tension: 0.8 },
      })
    },
  )
})

describe('JSON', () => {
  it('reads what parses and names the records that do not', async () => {
    const text = JSON.stringify([
      { code: 'M1805', title: 'Études' },
      { code: 'M18', title: 'Court' },
    ])
    const file = await readOccupations('records.json', bytes(text))
    expect(file.records.map((record) => record.code)).toEqual(['M1805'])
    expect(file.refused.map(({ where, problem }) => [tell(where, 'fr'), tell(problem, 'fr')])).toEqual([
      ['fiche 2', 'code : il faut une lettre majuscule et quatre chiffres, comme M1805'],
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
    const text = JSON.stringify({ records: [exported(stored, titles)] })
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

describe('a file by its path', () => {
  it('is read', async () => {
    const path = join(tempFolder(), 'records.json')
    writeFileSync(path, '[]')
    expect(Buffer.from(await readRecordsFile(path)).toString()).toBe('[]')
  })

  it.each(['/dev/zero', '/dev', '/nowhere/records.csv'])(
    'is refused where it could have no end: %s',
    async (path) => {
      await expect(readRecordsFile(path)).rejects.toMatchObject({
        code: 'records_unreadable',
        params: { file: path },
      })
    },
  )
})
