/** The words of an answer in the reader's language: the names of its fields, and each value in the reader's form. */
import type { AnswerContext } from '../../../shared/field-label.ts'
import { hasKey, translateIn, translateOr, translateWith } from '../../../shared/messages/index.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import { type AnswerShape, choicesIn, isDayShape, isExactShape, itemShape } from './answer-shape.ts'
import { day, instant, number } from './formatting.ts'

/** Fields whose choices have their words elsewhere in the catalogue, by field or by group and field. */
const FAMILIES: Readonly<Record<string, string>> = {
  'index.id': 'index.profile',
  'index.name': 'index.component',
  locked: 'occupations.field',
  'occupations.missing': 'occupations.field',
  muted: 'alert.rule',
  preset: 'channel.preset',
  priority: 'panel.alerts.priority',
  problem: 'import.problem',
  reason: 'import.ignored',
  right: 'panel.tokens.right',
  skip_reason: 'skip',
  'trades.action': 'panel.trades.action',
  'trades.state': 'trades.day',
  type: 'alert.rule',
  types: 'alert.rule',
  view: 'panel.view',
  waits_for: 'jobs.waits',
}

/** Returns the word of one of a few values; null if the catalogue has none, as for the name of a service. */
export function choiceWord({ group, language }: AnswerContext, field: string, choice: string): string | null {
  for (const key of [`${group}.${field}.${choice}`, `${field}.${choice}`]) {
    if (hasKey('choices', key)) return translateWith('choices', language, key)
  }
  const families = [FAMILIES[`${group}.${field}`] ?? FAMILIES[field], `${group}.${field}`, field]
  const keys = [...families, `option.${field}`, 'option'].map((family) => `${family}.${choice}`)
  const known = keys.find((key) => hasKey('messages', key))
  return known === undefined ? null : translateOr(language, known)
}

const INSTANT = /^\d{4}-\d\d-\d\dT/
const DAY = /^\d{4}-\d\d-\d\d$/
/** Names of numbers that count nothing: no separators of thousands. */
const NAMES_A_THING = /(^|_)(id|number|version|pid|status)$/

/** Returns a value in the reader's form: words, days, instants, numbers, lists; a dash if there is none. */
export function valueText(reader: AnswerContext, field: string, value: unknown, shape?: AnswerShape): string {
  const { language } = reader
  if (value === null || value === undefined) return '-'
  if (typeof value === 'boolean') return translateIn('terminal', language, value ? 'yes' : 'no')
  if (typeof value === 'number') return NAMES_A_THING.test(field) ? String(value) : number(value, language)
  if (Array.isArray(value)) return listText(reader, field, value, shape)
  if (typeof value === 'object') return JSON.stringify(value)
  return textOf(reader, field, String(value), shape)
}

const listText = (
  reader: AnswerContext,
  field: string,
  items: readonly unknown[],
  shape: AnswerShape,
): string => items.map((item) => valueText(reader, field, item, itemShape(shape))).join(', ') || '-'

/** Without a shape, only what looks like a day or an instant is one. */
function textOf(reader: AnswerContext, field: string, text: string, shape: AnswerShape): string {
  const { language } = reader
  if (choicesIn(shape).includes(text)) return choiceWord(reader, field, text) ?? text
  if (INSTANT.test(text)) return instant(text, language)
  if (DAY.test(text) && (shape === undefined || isDayShape(shape))) return day(text, language)
  return isExactShape(shape) ? text.replace('.', decimalSign(language)) : text
}

const decimalSign = (language: Language): string => number(0.5, language).charAt(1)
