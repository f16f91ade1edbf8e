/** No cell of a CSV file is run by a spreadsheet, and the import gives back what was exported. */
import { describe, expect, it } from 'vitest'
import { csvCell, ofCsvCell } from '../../../main/core/tables/csv-cells.ts'

const FORMULAS = ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '＝1+1', '＠SUM(A1)']
const BEHIND_BLANKS = [' =1+1', '  @SUM(A1)', '\u00a0=1+1', '\u3000＝1+1', '\n=1+1']

describe('a formula', () => {
  it.each([...FORMULAS, ...BEHIND_BLANKS])('is written as text: %j', (text) => {
    expect(csvCell(text)).toMatch(/^"?'/)
  })

  it.each(['Lift', '1 = 1', 'a@b.example', ' Lift', '3-1'])('is not %j', (text) => {
    expect(csvCell(text)).not.toContain("'")
  })
})

it.each([...FORMULAS, ...BEHIND_BLANKS, "'90s", "''", "'=1", '', 'x'])('%j comes back as it was', (text) => {
  const cell = csvCell(text).replace(/^"([\s\S]*)"$/, '$1')
  expect(ofCsvCell(cell)).toBe(text)
})
