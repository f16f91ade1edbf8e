/** The results of a run or an operation on trades, with names from the catalogue. */
import { translateIn, translateOr } from '../../../shared/messages/index.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import { day, instant, number } from './formatting.ts'

/** Figures that are shares of one. */
const SHARES = new Set(['coverage'])
const INSTANT = /^\d{4}-\d\d-\d\dT/
const DAY = /^\d{4}-\d\d-\d\d$/

/**
 * Returns each value with its name; a value without one keeps its key.
 * @param of whose names come first: `trades` calls the same thing otherwise than runs do
 */
export function figureRows(
  found: Readonly<Record<string, unknown>>,
  language: Language,
  of = '',
): (readonly [string, string])[] {
  return Object.entries(found).map(([name, value]) => [
    translateOr(language, `figure.${of}.${name}`, translateOr(language, `figure.${name}`, name)),
    typeof value === 'number' && SHARES.has(name)
      ? value.toLocaleString(language, { style: 'percent', maximumFractionDigits: 1 })
      : figureText(value, language),
  ])
}

function figureText(value: unknown, language: Language): string {
  if (typeof value === 'number') return number(value, language)
  if (typeof value === 'boolean') return translateIn('terminal', language, value ? 'yes' : 'no')
  if (Array.isArray(value)) return value.map((one) => figureText(one, language)).join(', ') || '-'
  if (value === null || value === undefined) return '-'
  if (typeof value !== 'string') return JSON.stringify(value)
  if (INSTANT.test(value)) return instant(value, language)
  if (DAY.test(value)) return day(value, language)
  return translateOr(language, `value.${value}`, translateOr(language, `level.${value}`, value))
}
