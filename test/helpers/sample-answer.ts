/** Answers made from the schemas of the contract, to see how they are shown. */
import * as z from 'zod'
import { type AnswerShape, bareShape, isExactShape } from '../../main/adapters/cli/answer-shape.ts'

/** Stands for any text: what is neither this nor a word of the catalogue was made from a code. */
export const ANY_TEXT = '§'

const FORMS: Readonly<Record<string, string>> = {
  date: '2026-12-09',
  datetime: '2026-12-09T13:05:00+01:00',
  url: 'https://exemple.fr/',
}

/** Fields whose text has a form that the schema does not name. */
const BY_NAME: Readonly<Record<string, string>> = { month: '2026-11', day: '2026-12-09' }

/**
 * Returns an answer as its schema describes it. Choices and flags change with the turn, so that as many turns as a choice has
 * values show them all; at each third turn what may be missing is, and at each fifth lists are empty.
 */
export function sampleOf(shape: AnswerShape, turn: number, name = ''): unknown {
  if (shape instanceof z.ZodNullable && turn % 3 === 2) return null
  const bare = bareShape(shape)
  if (bare instanceof z.ZodObject) {
    return Object.fromEntries(
      Object.entries(bare.shape).map(([key, inner]) => [key, sampleOf(inner as AnswerShape, turn, key)]),
    )
  }
  if (bare instanceof z.ZodArray) {
    if (turn % 5 === 4) return []
    return [0, 1].map((at) => sampleOf(bare.element as AnswerShape, turn + at))
  }
  if (bare instanceof z.ZodTuple) return bare.def.items.map((item) => sampleOf(item, turn))
  if (bare instanceof z.ZodRecord) return { [keyOf(bare, turn)]: sampleOf(bare.valueType, turn) }
  return plainSample(bare, turn, name)
}

const keyOf = ({ keyType }: z.ZodRecord, turn: number): string =>
  keyType instanceof z.ZodEnum ? String(sampleOf(keyType, turn)) : ANY_TEXT

function plainSample(shape: AnswerShape, turn: number, name: string): unknown {
  if (shape instanceof z.ZodUnion)
    return sampleOf(shape.options[turn % shape.options.length] as AnswerShape, turn)
  if (shape instanceof z.ZodEnum) return shape.options[turn % shape.options.length]
  if (shape instanceof z.ZodLiteral) return [...shape.values][0]
  if (shape instanceof z.ZodBoolean) return turn % 2 === 0
  if (shape instanceof z.ZodNumber) return numberSample(shape)
  if (isExactShape(shape)) return '42000.10000000'
  const form = shape instanceof z.ZodStringFormat ? FORMS[shape.format ?? ''] : undefined
  return form ?? BY_NAME[name] ?? ANY_TEXT
}

function numberSample({ minValue, maxValue, format }: z.ZodNumber): number {
  const whole = (format ?? '').includes('int')
  const most = Math.min(maxValue ?? 1234, 1234)
  const value = Math.max(minValue ?? 0, most)
  return whole ? Math.floor(value) : value - 0.25
}
