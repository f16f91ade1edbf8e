/** Reads the tables of markup that programs save as `.xls`: HTML, and the XML of Excel 2003. */

import { type CheerioAPI, load } from 'cheerio/slim'
import { hasValues, type TableSheet } from '../../core/tables/table.ts'
import type { MarkupSelection } from '../texts/markup-selection.ts'

const HTML = /^\s*(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype html|html|head|meta|body|table)\b/i
const SPREADSHEET_XML = /^\s*(?:<\?xml\b[^>]*>\s*)?(?:<\?mso-application\b[^>]*>\s*)?<(?:\w+:)?Workbook\b/
/** Columns that a cell may be ahead of the one before it, or span. */
const MOST_SKIPPED = 200

/** Whether a text is markup that may hold tables. */
export const isMarkup = (text: string): boolean => HTML.test(text) || SPREADSHEET_XML.test(text)

/** Returns the sheets with rows; none if the markup holds no table. @param text for which `isMarkup` holds */
export function readMarkupTables(text: string): TableSheet[] {
  const sheets = SPREADSHEET_XML.test(text) ? spreadsheets(text) : htmlTables(text)
  return sheets.filter(({ rows }) => rows.length > 0)
}

function htmlTables(text: string): TableSheet[] {
  const $ = load(text, { xml: { xmlMode: false, decodeEntities: true } })
  return $('table')
    .toArray()
    .filter((table) => $(table).find('table').length === 0)
    .map((table, at) => {
      const rows = $(table).find('tr').toArray()
      return sheetOf(
        $(table).find('caption').first().text().trim() || (at === 0 ? '' : String(at + 1)),
        rows.map((row, index) => ({ line: index + 1, cells: cellsOf($, $(row)) })),
      )
    })
}

/** A cell over several columns stands in the first of them. */
function cellsOf($: CheerioAPI, row: MarkupSelection): string[] {
  return row
    .children('td, th')
    .toArray()
    .flatMap((element) => {
      const cell = $(element)
      cell.find('br').replaceWith('\n')
      const span = Math.min(Number(cell.attr('colspan')) || 1, MOST_SKIPPED)
      return [plain(cell.text()), ...Array.from({ length: span - 1 }, () => '')]
    })
}

const plain = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.replace(/[\s\u00a0]+/g, ' ').trim())
    .join('\n')
    .trim()

function spreadsheets(text: string): TableSheet[] {
  const $ = load(text.replace(/<(\/?)(?:ss|s):/g, '<$1'), { xml: true })
  return $('Worksheet')
    .toArray()
    .map((sheet) => {
      let line = 0
      const rows = $(sheet)
        .find('Row')
        .toArray()
        .map((element) => {
          line = indexOf($(element)) ?? line + 1
          return { line, cells: placedCells($, $(element)) }
        })
      return sheetOf($(sheet).attr('ss:Name') ?? '', rows)
    })
}

/** The number that a row or cell gives itself, from 1, because others before it are left out. */
const indexOf = (element: MarkupSelection): number | null => Number(element.attr('ss:Index')) || null

function placedCells($: CheerioAPI, row: MarkupSelection): string[] {
  const cells: string[] = []
  for (const element of row.children('Cell').toArray()) {
    const cell = $(element)
    const at = Math.min((indexOf(cell) ?? cells.length + 1) - 1, cells.length + MOST_SKIPPED)
    while (cells.length < at) cells.push('')
    const data = cell.children('Data').first()
    const isDay = data.attr('ss:Type') === 'DateTime'
    cells.push(isDay ? dayIn(data.text().trim()) : data.text().trim())
    const merged = Math.min(Number(cell.attr('ss:MergeAcross')) || 0, MOST_SKIPPED)
    for (let more = 0; more < merged; more += 1) cells.push('')
  }
  return cells
}

/** `2026-03-09T00:00:00.000` is a day; with a time the seconds are left out. */
const dayIn = (text: string): string =>
  text.replace(/T00:00:00(\.0+)?$/, '').replace(/T(\d\d:\d\d).*$/, ' $1')

const sheetOf = (
  name: string,
  rows: readonly { readonly line: number; readonly cells: readonly string[] }[],
): TableSheet => ({ name, rows: rows.map((row) => ({ ...row, problem: null })).filter(hasValues) })
