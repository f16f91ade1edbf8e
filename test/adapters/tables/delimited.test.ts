import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDelimited } from '../../../main/adapters/tables/delimited.ts'
import { csvCell, ofCsvCell } from '../../../main/core/tables/csv-cells.ts'

const cells = (text: string) => readDelimited(text).rows.map((row) => row.cells)

describe('a delimited file', () => {
  it.each([
    ['semicolons', 'a;b\n1;2\n'],
    ['commas and CRLF', 'a,b\r\n1,2\r\n'],
    ['tabs without a last line end', 'a\tb\n1\t2'],
    ['a byte order mark', '\uFEFFa;b\n1;2'],
    ['empty lines', 'a;b\n\n1;2\n\n'],
    ['lines of separators, as spreadsheets write empty ones', 'a;b\n1;2\n;\n; \n'],
    ['the separator Excel is told', 'sep=;\r\na;b\r\n1;2\r\n'],
    ['line ends of a Mac', 'a;b\r1;2\r'],
    ['rows that a spreadsheet saved as one cell each', '"a;b"\n"1;2"\n'],
    ['a separator that is rarer than another character', 'a|b\n1|2'],
  ])('reads %s', (_, text) => {
    expect(cells(text)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ])
  })

  it('reads quoted cells over several lines and tells where each row begins', () => {
    const rows = readDelimited('a,b\n"x ""y""\nz",2\n3,4').rows
    expect(rows.map(({ line, cells: row }) => [line, ...row])).toEqual([
      [1, 'a', 'b'],
      [2, 'x "y"\nz', '2'],
      [4, '3', '4'],
    ])
  })

  it('tells the line of the file where the separator has one of its own', () => {
    expect(readDelimited('sep=,\na,b\n1,2').rows.map(({ line }) => line)).toEqual([2, 3])
  })

  it('spoils one line only where a quotation mark is not closed or misplaced', () => {
    const rows = readDelimited('a;b\n"open;1\nok;2\nin "side;3\n"closed"x;4\nok;"5"').rows
    expect(rows.map(({ line, problem }) => [line, problem])).toEqual([
      [1, null],
      [2, 'stray_quote'],
      [3, null],
      [4, 'stray_quote'],
      [5, 'stray_quote'],
      [6, null],
    ])
  })

  it('reads back whatever cells are written', () => {
    const text = fc.string().filter((cell) => !/[\t|;]/.test(cell))
    const row = fc
      .array(text, { minLength: 2, maxLength: 4 })
      .filter((wanted) => wanted.some((cell) => cell.trim() !== ''))
    fc.assert(
      fc.property(row, (wanted) => {
        const written = `${wanted.map((_, index) => `h${index}`).join(',')}\r\n${wanted.map((cell) => csvCell(cell)).join(',')}\r\n`
        const [, read] = cells(written)
        expect((read ?? []).map(ofCsvCell)).toEqual(wanted)
      }),
    )
  })
})

describe('csvCell', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('disarms %j', (text) => {
    expect(csvCell(text)).toMatch(/^"?'/)
  })
})
