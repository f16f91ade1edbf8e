import { describe, expect, it } from 'vitest'
import { readImportFile } from '../../../main/adapters/tables/read-file.ts'
import { odsOf, textCell, xlsxOf } from '../../helpers/workbooks.ts'
import { zipOfFiles } from '../../helpers/zip.ts'

const HEAD = ['Asset', 'Title', 'Due date', 'Cost']

async function rowsOf(bytes: Uint8Array) {
  const file = await readImportFile(bytes)
  if (file.format === 'ical') throw new Error('a calendar')
  return file.sheets.map(({ name, rows }) => [name, rows.map(({ line, cells }) => [line, ...cells])])
}
const refused = (problem: string) => ({
  code: 'import_unreadable',
  params: { problem: { messageKey: problem } },
})

const FRENCH = 'Équipement;Tâche;Échéance;Coût\r\nScie à ruban;Vérifier l’été, côté forêt;05/01/2027;12,5\r\n'

describe('the character set of an old program', () => {
  const bytesOf = (set: Readonly<Record<string, number>>) =>
    Buffer.from([...FRENCH.replace('’', "'")].map((letter) => set[letter] ?? letter.charCodeAt(0)))
  const rows = [
    [1, 'Équipement', 'Tâche', 'Échéance', 'Coût'],
    [2, 'Scie à ruban', "Vérifier l'été, côté forêt", '05/01/2027', '12,5'],
  ]

  it.each([
    ['DOS', { É: 0x90, é: 0x82, â: 0x83, û: 0x96, à: 0x85, ô: 0x93, ê: 0x88 }],
    ['Macintosh', { É: 0x83, é: 0x8e, â: 0x89, û: 0x9e, à: 0x88, ô: 0x99, ê: 0x90 }],
    ['Windows', { É: 0xc9, é: 0xe9, â: 0xe2, û: 0xfb, à: 0xe0, ô: 0xf4, ê: 0xea }],
  ])('is recognised by its letters: %s', async (_, set) => {
    expect(await rowsOf(bytesOf(set))).toEqual([['', rows]])
  })

  it('is none if UTF-8 was encoded twice, which is undone', async () => {
    const twice = Buffer.from(new TextDecoder('windows-1252').decode(Buffer.from(FRENCH)))
    const [[, [, second]]] = (await rowsOf(twice)) as [[string, string[][]]]
    expect(second).toEqual([2, 'Scie à ruban', 'Vérifier l’été, côté forêt', '05/01/2027', '12,5'])
  })

  it('is none if UTF-8 was taken for Latin-1, whose control characters stand for letters', async () => {
    const latin = Buffer.from(Buffer.from(FRENCH).toString('latin1'))
    const [[, [first, second]]] = (await rowsOf(latin)) as [[string, string[][]]]
    expect(first).toEqual([1, 'Équipement', 'Tâche', 'Échéance', 'Coût'])
    expect(second).toEqual([2, 'Scie à ruban', 'Vérifier l’été, côté forêt', '05/01/2027', '12,5'])
  })

  it('is none either where only some cells were encoded twice', async () => {
    const latin = (text: string) => Buffer.from(text).toString('latin1')
    const mixed = Buffer.from(`Équipement;Tâche\r\n${latin('Étau')};${latin('Vérifier')} à ≤ 3 €\r\n`)
    const [[, [, second]]] = (await rowsOf(mixed)) as [[string, string[][]]]
    expect(second).toEqual([2, 'Étau', 'Vérifier à ≤ 3 €'])
  })

  it('stays as it is if letters only look as if they were encoded twice', async () => {
    const text = 'Équipement;Tâche\r\nÂ© Ã~;é\r\n'
    const [[, [, second]]] = (await rowsOf(Buffer.from(text))) as [[string, string[][]]]
    expect(second).toEqual([2, 'Â© Ã~', 'é'])
  })

  it('is the one that the owner names', async () => {
    const file = await readImportFile(Buffer.from([0x82, 0x3b, 0x41]), 'cp850')
    expect(file).toMatchObject({ encoding: 'cp850', sheets: [{ rows: [{ cells: ['é', 'A'] }] }] })
  })
})

describe('a file', () => {
  it('may be an Excel workbook: dates keep their day, numbers their value', async () => {
    const head = HEAD.map((text, at) => textCell(`${'ABCD'[at]}3`, text)).join('')
    const row = `${textCell('A5', 'Pump')}${textCell('B5', 'Oil')}<c r="C5" s="1"><v>46387</v></c><c r="D5"><v>1.125</v></c>`
    expect(await rowsOf(xlsxOf('Plan', `<row r="3">${head}</row><row r="5">${row}</row>`))).toEqual([
      [
        'Plan',
        [
          [3, ...HEAD],
          [5, 'Pump', 'Oil', '2026-12-31', '1.1250'],
        ],
      ],
    ])
  })

  it('may be an OpenDocument spreadsheet, filled with empty rows and cells to its edge', async () => {
    const cell = (text: string) => `<table:table-cell><text:p>${text}</text:p></table:table-cell>`
    const head = HEAD.map(cell).join('')
    const row =
      `${cell('Pump')}${cell('Oil<text:s text:c="2"/>new<text:tab/>can')}` +
      '<table:table-cell office:value-type="date" office:date-value="2026-12-31"><text:p>31/12/26</text:p></table:table-cell>' +
      '<table:table-cell office:value-type="float" office:value="12.5"><text:p>12,50 €</text:p></table:table-cell>' +
      '<table:table-cell table:number-columns-repeated="16000"/>'
    const rows =
      `<table:table-row>${head}</table:table-row>` +
      '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>' +
      `<table:table-row>${row}</table:table-row>` +
      '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    expect(await rowsOf(odsOf('Plan', rows))).toEqual([
      [
        'Plan',
        [
          [1, ...HEAD],
          [4, 'Pump', 'Oil  new\tcan', '2026-12-31', '12.5'],
        ],
      ],
    ])
  })

  it('may be JSON: a list, or an object with one, nested by one level', async () => {
    const items = [
      { asset: { name: 'Pump' }, title: 'Oil' },
      { title: 'Belt', done: true },
    ]
    const expected = [
      [0, 'asset.name', 'title', 'done'],
      [1, 'Pump', 'Oil', ''],
      [2, '', 'Belt', 'true'],
    ]
    expect(await rowsOf(Buffer.from(JSON.stringify(items)))).toEqual([['', expected]])
    expect(await rowsOf(Buffer.from(JSON.stringify({ total: 2, items })))).toEqual([['', expected]])
  })

  it('may be an archive of tables: each is a sheet', async () => {
    const zip = zipOfFiles([
      { name: 'plan/a.csv', content: Buffer.from('Asset;Title\nPump;Oil\n') },
      { name: '__MACOSX/plan/._a.csv', content: Buffer.from('x') },
      { name: 'b.json', content: Buffer.from('[{"asset": "Fan"}]') },
    ])
    expect((await rowsOf(zip)).map(([name]) => name)).toEqual(['a.csv', 'b.json'])
  })

  it('may be an archive of one file, which is read as itself', async () => {
    const calendar = 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n'
    const zip = zipOfFiles([{ name: 'plan.ics', content: Buffer.from(calendar) }])
    expect(await readImportFile(zip)).toMatchObject({ format: 'ical', text: calendar })
  })

  it('may be an archive of tables, calendars and what is neither: each is named', async () => {
    const calendar = 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n'
    const zip = zipOfFiles([
      { name: 'plan.csv', content: Buffer.from('Asset;Title\nPump;Oil\n') },
      { name: 'agenda.ics', content: Buffer.from(calendar) },
      { name: 'photo.png', content: Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1') },
    ])
    expect(await readImportFile(zip)).toMatchObject({
      sheets: [{ name: 'plan.csv' }],
      calendars: [{ name: 'agenda.ics', text: calendar }],
      unreadable: [{ name: 'photo.png', cause: refused('is_picture') }],
    })
  })

  it.each([
    ['a workbook of the old format', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), 'old_workbook'],
    [
      'a workbook that a password protects',
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')]),
      'locked_workbook',
    ],
    ['a picture', Buffer.from('\u0089PNG\r\n\u001a\n\0\0;a', 'latin1'), 'is_picture'],
    ['a PDF', Buffer.from('%PDF-1.7\n1;2\n'), 'is_pdf'],
    ['an archive of another format', Buffer.from([0x1f, 0x8b, 8, 0, 1, 2]), 'is_other_archive'],
    ['a file without text', Buffer.from('a;b\n\0\0;c\0', 'latin1'), 'is_binary'],
    ['a web page', Buffer.from('<!DOCTYPE html><html><body>Sign in</body></html>'), 'no_table_in_page'],
    [
      'an archive that is cut',
      zipOfFiles([{ name: 'a', content: Buffer.from('b') }]).subarray(0, 30),
      'not_an_archive',
    ],
    [
      'an archive without a table',
      zipOfFiles([{ name: '.DS_Store', content: Buffer.from('x') }]),
      'no_tables',
    ],
    [
      'a workbook without its sheets',
      zipOfFiles([{ name: 'xl/workbook.xml', content: Buffer.from('<x/>') }]),
      'not_a_workbook',
    ],
    [
      'a workbook with one far cell',
      xlsxOf('Plan', `<row r="1048576">${textCell('XFD1048576', 'far')}</row>`),
      'sheet_too_wide',
    ],
    [
      'a workbook with one far row',
      xlsxOf('Plan', `<row r="200001">${textCell('A200001', 'far')}</row>`),
      'sheet_too_wide',
    ],
    [
      'a workbook that would expand to gigabytes',
      zipOfFiles([
        { name: 'xl/workbook.xml', content: Buffer.from('<x/>') },
        { name: 'xl/worksheets/sheet1.xml', content: Buffer.from('x'), options: { claimedSize: 3e9 } },
      ]),
      'not_an_archive',
    ],
    ['JSON without a list', Buffer.from('{"a": 1}'), 'no_list_in_json'],
  ])('is refused with its reason: %s', async (_, bytes, problem) => {
    await expect(readImportFile(bytes)).rejects.toMatchObject(refused(problem))
  })

  it.each([
    ['UTF-16 without a mark', Buffer.from('Équipement;Tâche\n', 'utf16le')],
    ['Windows-1252', Buffer.from('Équipement;Tâche\n', 'latin1')],
  ])('may be in %s', async (_, bytes) => {
    expect(await rowsOf(bytes)).toEqual([['', [[1, 'Équipement', 'Tâche']]]])
  })
})
