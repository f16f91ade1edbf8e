/** Parses numbers as exchanges write them. */
import * as z from 'zod'

/** The decimal separator: a point (US) or a comma (French). */
export type Decimal = '.' | ','

/** What most files have, read as it is. */
const PLAIN = /^-?\d+(\.\d+)?$/
const SCALE: Readonly<Record<string, number>> = { K: 1e3, M: 1e6, B: 1e9, T: 1e12 }

/**
 * Parses a number such as `9 791 663,00`, `13,555.45`, `1.2M` or `-0,17 %`.
 * @returns null if the text means no value: empty, `-`, `.`, `N/D`, `N/A`, `null`, `NaN`
 * @throws RangeError if the text is neither
 */
export function parseFigure(text: string, decimal: Decimal): number | null {
  if (decimal === '.' && PLAIN.test(text)) return Number(text)
  const compact = text.replace(/[\s\u00a0\u202f'’]/g, '')
  if (/^(-|\.|n\/?[da]|null|nan)?$/i.test(compact)) return null
  const thousands = decimal === ',' ? /\./g : /,/g
  const match = /^([+\-−]?[\d.,]*\d[.,]?)([KMBT])?%?$/i.exec(compact)
  const digits = (match?.[1] ?? '').replace(thousands, '').replace(',', '.').replace('−', '-')
  const value = Number(digits)
  if (match === null || Number.isNaN(value)) throw new RangeError(`not a figure: ${text}`)
  return value * (SCALE[match[2]?.toUpperCase() ?? ''] ?? 1)
}

/** A number in JSON: a number, or text with a decimal point or (as on French pages) a decimal comma. */
export const figureSchema = z.union([z.number(), z.string(), z.null()]).transform((value, context) => {
  if (typeof value !== 'string') return value
  try {
    return parseFigure(value, value.includes(',') ? ',' : '.')
  } catch {
    context.addIssue({ code: 'custom', message: 'not_a_number', params: { value } })
    return z.NEVER
  }
})
