/** Files named .xls that are no workbooks: HTML, as GLPI, SAP and many web programs write, and the XML of Excel 2003. */
import { describe, expect, it } from 'vitest'
import { readImportFile } from '../../../main/adapters/tables/read-file.ts'

async function rowsOf(text: string, encoding: BufferEncoding = 'utf8') {
  const file = await readImportFile(Buffer.from(text, encoding))
  if (file.format === 'ical') throw new Error('a calendar')
  return file.sheets.map(({ name, rows }) => [name, rows.map(({ line, cells }) => [line, ...cells])])
}

describe('a table of HTML', () => {
  it('is read with its entities and line breaks, whatever is around it', async () => {
    const page = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8">
      <style>td { mso-number-format: "@" }</style></head><body><table border=1>
      <tr><th>Asset</th><th>Title</th><th>Date</th></tr>
      <tr><td>Pompe&nbsp;A &amp; B</td><td>Vidange<br>+ filtre</td><td>09/03/2026</td></tr>
      <tr><td></td><td> </td></tr>
      <tr><td>Éléments</td><td>L&#39;huile</td><td x:num="46090">2026-03-09</td></tr></table></body></html>`
    expect(await rowsOf(page)).toEqual([
      [
        '',
        [
          [1, 'Asset', 'Title', 'Date'],
          [2, 'Pompe A & B', 'Vidange\n+ filtre', '09/03/2026'],
          [4, 'Éléments', "L'huile", '2026-03-09'],
        ],
      ],
    ])
  })

  it('may begin the file, leave its ends out, and have cells over several columns', async () => {
    expect(await rowsOf('<table><tr><td colspan=2>Plan<td>x<tr><td>a<td>b<td>c</table>')).toEqual([
      [
        '',
        [
          [1, 'Plan', '', 'x'],
          [2, 'a', 'b', 'c'],
        ],
      ],
    ])
  })

  it('may be one of several, and stand inside another that lays out the page', async () => {
    const inner = '<table><caption>Plan</caption><tr><td>a</td></tr></table>'
    const page = `<!DOCTYPE html><body><table><tr><td>${inner}</td><td><table><tr><td>b</td></tr></table></td></tr></table>`
    expect(await rowsOf(page)).toEqual([
      ['Plan', [[1, 'a']]],
      ['2', [[1, 'b']]],
    ])
  })
})

describe('the XML of Excel 2003', () => {
  const book = (rows: string) => `<?xml version="1.0"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="Plan"><Table>${rows}</Table></Worksheet><Worksheet ss:Name="Vide"><Table/></Worksheet></Workbook>`
  const cell = (type: string, value: string, more = '') =>
    `<Cell${more}><Data ss:Type="${type}">${value}</Data></Cell>`

  it('keeps days and numbers, and the rows and columns that it leaves out', async () => {
    const rows =
      `<Row>${cell('String', 'Asset')}${cell('String', 'Date')}${cell('String', 'Cost')}</Row>` +
      `<Row ss:Index="4">${cell('String', 'P &amp; Q')}${cell('DateTime', '2026-03-09T00:00:00.000')}${cell('Number', '12.5')}</Row>` +
      `<Row>${cell('String', 'R')}${cell('DateTime', '2026-03-09T08:30:00.000')}</Row>` +
      `<Row>${cell('String', 'far', ' ss:Index="3"')}</Row>`
    expect(await rowsOf(book(rows))).toEqual([
      [
        'Plan',
        [
          [1, 'Asset', 'Date', 'Cost'],
          [4, 'P & Q', '2026-03-09', '12.5'],
          [5, 'R', '2026-03-09 08:30'],
          [6, '', '', 'far'],
        ],
      ],
    ])
  })

  it('is not filled up to a cell that claims to be far away', async () => {
    const [[, [row = []] = []] = []] = (await rowsOf(
      book(`<Row>${cell('String', 'x', ' ss:Index="1000000000"')}</Row>`),
    )) as [string, string[][]][]
    expect(row.length).toBeLessThan(1000)
  })
})

it('text that begins with a bracket is no markup', async () => {
  expect(await rowsOf('<asset>;title\nPump;Oil\n')).toEqual([
    [
      '',
      [
        [1, '<asset>', 'title'],
        [2, 'Pump', 'Oil'],
      ],
    ],
  ])
})
