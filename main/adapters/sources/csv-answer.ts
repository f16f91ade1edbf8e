/** What a source's CSV answer may have wrong: no CSV at all, a line without a day, a cell that is no number. */
import type { VigieError } from '../../../shared/errors.ts'
import { malformed } from './answer.ts'
import { parseFigure } from './figures.ts'

/** Returns the error for an answer whose first line is not the expected heading. */
export function notCsv(source: string, header: string): VigieError {
  if (/^\s*</.test(header))
    return malformed(source, { messageKey: 'answer.html', params: { expected: 'CSV' } })
  return malformed(source, { messageKey: 'answer.no_header', params: { text: header.slice(0, 60) } })
}

/** Returns the error for a line that does not have the expected cells. @param number counted from 1, the heading included */
export function badLine(source: string, line: string, number: number): VigieError {
  const params = { line: String(number), text: line.slice(0, 60) }
  return malformed(source, { messageKey: 'answer.line', params })
}

/** Returns the number in a cell, null if it is empty. @throws VigieError source_malformed naming the line */
export function figureIn(source: string, cell: string, number: number): number | null {
  try {
    return parseFigure(cell, '.')
  } catch (cause) {
    const params = { line: String(number), text: cell }
    throw malformed(source, { messageKey: 'answer.line_not_number', params }, cause)
  }
}
