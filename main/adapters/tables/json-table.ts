/** Reads a list of objects in JSON as a table: the first row has their names, one level of nesting is joined by dots. */
import type { TableRow, TableSheet } from '../../core/tables/table.ts'
import { cellText } from './cell-text.ts'

/** @returns null if the text has no list of objects. @throws SyntaxError if it is not JSON */
export function readJsonTable(text: string): TableSheet | null {
  const [name, items] = listIn(JSON.parse(text)) ?? []
  if (name === undefined || items === undefined) return null
  const flat = items.map(flattened)
  const headings = [...new Set(flat.flatMap((item) => Object.keys(item)))]
  const rows = flat.map(
    (item, index): TableRow => ({
      line: index + 1,
      cells: headings.map((heading) => cellText(item[heading])),
      problem: null,
    }),
  )
  return { name, rows: [{ line: 0, cells: headings, problem: null }, ...rows] }
}

/** An object of a list, by its fields. */
export type JsonRow = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is JsonRow =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Returns the document itself if it is a list of objects, otherwise the first property that is one. */
function listIn(document: unknown): readonly [string, readonly JsonRow[]] | null {
  if (Array.isArray(document)) return document.every(isObject) && document.length > 0 ? ['', document] : null
  if (!isObject(document)) return null
  for (const [name, value] of Object.entries(document)) {
    if (Array.isArray(value) && value.length > 0 && value.every(isObject)) return [name, value]
  }
  return null
}

function flattened(item: JsonRow): JsonRow {
  const entries = Object.entries(item).flatMap(([name, value]): [string, unknown][] =>
    isObject(value)
      ? Object.entries(value).map(([inner, part]) => [`${name}.${inner}`, part])
      : [[name, value]],
  )
  return Object.fromEntries(entries)
}
