/** Writes typed cells of workbooks and JSON as text that reads back as the same value. */
import { amountText } from '../../core/tables/numbers.ts'

/**
 * Returns the text of a cell. A number gets a fourth decimal if it has three, because `1.250` in a text file may mean
 * 1250. A date of a workbook has no zone: its UTC parts are those that the sheet shows.
 */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return dateText(value)
  if (typeof value === 'number') return amountText(value)
  if (typeof value === 'object') return JSON.stringify(value)
  return String(value)
}

function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return ''
  const text = date.toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 16).replace('T', ' ')
}
