/** Reads the sheets of an OpenDocument spreadsheet (.ods) from its `content.xml`. */

import { type CheerioAPI, load } from 'cheerio/slim'
import { hasValues, type TableRow, type TableSheet } from '../../core/tables/table.ts'
import type { MarkupSelection } from '../texts/markup-selection.ts'
import { cellText } from './cell-text.ts'

/** Longest run of repeated rows or cells that can be content; longer ones fill the sheet to its edge. */
const MOST_REPEATED = 1000

/** @param content the text of `content.xml` */
export function readOpenDocument(content: string): TableSheet[] {
  const $ = load(content, { xml: true })
  return $('table\\:table')
    .toArray()
    .map((table) => ({ name: $(table).attr('table:name') ?? '', rows: rowsOf($, $(table)) }))
}

function rowsOf($: CheerioAPI, table: MarkupSelection): TableRow[] {
  const rows: TableRow[] = []
  let line = 1
  for (const element of table.find('table\\:table-row').toArray()) {
    const repeated = Number($(element).attr('table:number-rows-repeated') ?? 1)
    const cells = cellsOf($, $(element))
    const row = { line, cells, problem: null }
    if (hasValues(row)) {
      for (let copy = 0; copy < Math.min(repeated, MOST_REPEATED); copy++)
        rows.push({ ...row, line: line + copy })
    }
    line += repeated
  }
  return rows
}

function cellsOf($: CheerioAPI, row: MarkupSelection): string[] {
  const cells = row
    .children('table\\:table-cell, table\\:covered-table-cell')
    .toArray()
    .flatMap((element) => {
      const cell = $(element)
      const repeated = Number(cell.attr('table:number-columns-repeated') ?? 1)
      return Array.from({ length: Math.min(repeated, MOST_REPEATED) }, () => textOf($, cell))
    })
  while (cells.at(-1) === '') cells.pop()
  return cells
}

/** Returns the stored value of a number or a date, whose shown text depends on its format; otherwise the text. */
function textOf($: CheerioAPI, cell: MarkupSelection): string {
  const date = cell.attr('office:date-value')
  if (date !== undefined) return date.replace(/T00:00:00(\.0+)?$/, '').replace('T', ' ')
  const flag = cell.attr('office:boolean-value')
  if (flag !== undefined) return flag
  const number = cell.attr('office:value')
  const percentage = cell.attr('office:value-type') === 'percentage'
  if (number !== undefined && !percentage) return cellText(Number(number))
  return cell
    .find('text\\:p')
    .toArray()
    .map((paragraph) => textIn($(paragraph)))
    .join('\n')
}

/** Spaces that follow each other, tabs and line breaks are elements (OpenDocument 1.3, part 3, 6.1). */
function textIn(paragraph: MarkupSelection): string {
  paragraph.find('text\\:s').replaceWith((_, element) => {
    const count = element.type === 'tag' ? Number(element.attribs['text:c'] ?? 1) : 1
    return ' '.repeat(Math.min(Math.max(count, 0) || 1, MOST_REPEATED))
  })
  paragraph.find('text\\:tab').replaceWith('\t')
  paragraph.find('text\\:line-break').replaceWith('\n')
  return paragraph.text()
}
