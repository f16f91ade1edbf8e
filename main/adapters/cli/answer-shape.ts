/** What the contract says of a value of an answer: its fields, its items, its choices, its form. */
import * as z from 'zod'
import { EXACT_DECIMAL } from '../../../shared/vocabulary.ts'

/** The schema of a value; undefined if the contract leaves it open, as in any JSON. */
export type AnswerShape = z.core.$ZodType | undefined

/** Returns the type inside `optional`, `nullable`, `default` and the like. */
export function bareShape(shape: AnswerShape): AnswerShape {
  if (
    shape instanceof z.ZodOptional ||
    shape instanceof z.ZodNullable ||
    shape instanceof z.ZodDefault ||
    shape instanceof z.ZodPrefault
  ) {
    return bareShape(shape.def.innerType)
  }
  return shape instanceof z.ZodPipe ? bareShape(shape.def.out) : shape
}

/** Returns the types that a value may have: those of a union, or the one. */
function shapesIn(shape: AnswerShape): readonly z.core.$ZodType[] {
  const bare = bareShape(shape)
  if (bare === undefined) return []
  return bare instanceof z.ZodUnion
    ? bare.options.flatMap((option) => shapesIn(option as AnswerShape))
    : [bare]
}

/** Returns the fields of an object in the order of the contract; none for another type. */
export function fieldsOf(shape: AnswerShape): Readonly<Record<string, z.core.$ZodType>> {
  const objects = shapesIn(shape).filter((one) => one instanceof z.ZodObject)
  return Object.assign({}, ...objects.map((one) => one.shape))
}

/** Returns the type of the items of a list. */
export function itemShape(shape: AnswerShape): AnswerShape {
  const list = shapesIn(shape).find((one) => one instanceof z.ZodArray)
  return list?.element as AnswerShape
}

/** Returns the type of the entries of a map whose keys are data and no fields. */
export function entryShape(shape: AnswerShape): AnswerShape {
  const map = shapesIn(shape).find((one) => one instanceof z.ZodRecord)
  return map?.valueType
}

/** Returns the only values that the contract allows; none if it is free. */
export function choicesIn(shape: AnswerShape): readonly string[] {
  return shapesIn(shape).flatMap((one) => {
    if (one instanceof z.ZodEnum) return one.options.map(String)
    return one instanceof z.ZodLiteral ? [...one.values].map(String) : []
  })
}

const formatOf = (shape: AnswerShape): readonly (string | undefined)[] =>
  shapesIn(shape).map((one) => (one instanceof z.ZodStringFormat ? one.format : undefined) ?? undefined)

/** Whether a text is a day, such as `2026-12-09`. */
export const isDayShape = (shape: AnswerShape): boolean => formatOf(shape).includes('date')

/** Whether a text is an instant, such as `2026-12-09T08:00:00+01:00`. */
export const isInstantShape = (shape: AnswerShape): boolean => formatOf(shape).includes('datetime')

/** Whether a text is an exact decimal, such as `42000.10000000`. */
export const isExactShape = (shape: AnswerShape): boolean =>
  shapesIn(shape).some(
    (one) =>
      one instanceof z.ZodString &&
      (one.def.checks ?? []).some(
        ({ _zod: { def } }) => 'pattern' in def && String(def.pattern) === String(EXACT_DECIMAL),
      ),
  )
