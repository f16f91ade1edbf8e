/** Values of a record as text, for two versions side by side: every part under its name in the reader's language. */
import type { MessageKey } from '../../../shared/messages/index.ts'
import { type Localizer, MISSING } from '../../words/words.ts'

const PARTS = {
  junior: 'panel.occupations.level.junior',
  experienced: 'panel.occupations.level.experienced',
  senior: 'panel.occupations.level.senior',
  min: 'panel.occupations.minimum',
  median: 'panel.occupations.median',
  max: 'panel.occupations.maximum',
  tension: 'panel.occupations.tension',
  trend: 'panel.occupations.trend',
  five_years: 'panel.occupations.five_years',
} as const satisfies Readonly<Record<string, MessageKey>>

/** Returns the name of a part of a field, such as `median`; a part that has none is named as it is stored. */
export function partName(part: string, words: Localizer): string {
  return Object.hasOwn(PARTS, part) ? words.t(PARTS[part as keyof typeof PARTS]) : part
}

export function isNothing(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

/** Lists and parts have a line each. */
export function valueText(value: unknown, words: Localizer): string {
  if (isNothing(value)) return MISSING
  if (typeof value === 'number') return words.number(value, Number.isInteger(value) ? 0 : 2)
  if (Array.isArray(value)) return value.join('\n')
  if (typeof value !== 'object' || value === null) return String(value)
  const { min, median, max } = value as Readonly<Record<string, unknown>>
  if (typeof min === 'number' && typeof median === 'number' && typeof max === 'number') {
    const pay = { min: words.number(min), median: words.number(median), max: words.number(max) }
    return words.t('panel.occupations.salary', pay)
  }
  return Object.entries(value)
    .map(([name, part]) => `${partName(name, words)}: ${partText(name, part, words)}`)
    .join('\n')
}

function partText(name: string, part: unknown, words: Localizer): string {
  return name === 'trend'
    ? words.maybe(`panel.occupations.trend.${part}`, String(part))
    : valueText(part, words)
}
