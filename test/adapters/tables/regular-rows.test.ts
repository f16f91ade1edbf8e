/** Regular rows are read as csv-parse reads them, which reads everything else. */
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dialectOf } from '../../../main/adapters/tables/dialect.ts'
import { regularRows } from '../../../main/adapters/tables/regular-rows.ts'

const SEMICOLONS = { delimiter: ';', lineEnds: ['\r\n', '\n'], declaration: '' }
const piece = fc.constantFrom(
  'a',
  'é',
  '😀',
  ' ',
  ',',
  ';',
  '"',
  '""',
  '\n',
  '\r\n',
  '\r',
  '"x\ny"',
  '"1""2"',
)

describe('rows of separated text', () => {
  it('are those of csv-parse, as far as they are regular', () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 20 }), (pieces) => {
        const text = pieces.join('')
        const dialect = dialectOf(text)
        const { rows, end } = regularRows(text, dialect)
        const { delimiter, lineEnds } = dialect
        const options = { delimiter, record_delimiter: [...lineEnds], relax_column_count: true }
        expect(rows.map(({ cells }) => cells)).toEqual(parse(text.slice(0, end), options))
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    ['a quotation mark within a cell', '1;2\n3;a"b\n', 1],
    ['a text behind a quoted cell', '1;"2" \n', 0],
    ['a quotation mark that never ends', '1;2\n\n"3;4\n', 2],
    ['half a character', '1;\uD83D\n', 0],
  ])('end before %s', (_, text, count) => {
    expect(regularRows(text, SEMICOLONS).rows).toHaveLength(count)
  })

  it('say on which line the first that is not regular begins', () => {
    expect(regularRows('1;"a\nb"\r\n2;b"\n', SEMICOLONS)).toMatchObject({ end: 9, line: 3 })
  })
})
