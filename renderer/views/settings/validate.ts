/** Checks whether a value fits its schema; the reason is a message of the catalogue. */

import type { KeyWithParams } from '../../../shared/messages/catalogue.ts'
import type { MessageKey } from '../../../shared/messages/index.ts'
import { type FormSchema, isObject, type JsonValue, valuesOf, variantsOf } from './json-schema.ts'

/** Why a value does not fit, as a message, and which part of it: the path below the value, if it has named parts. */
export type FieldProblem = KeyWithParams<'messages', Extract<MessageKey, `panel.field.${string}`>> & {
  readonly part?: string
}

/** Returns the path of the part of a value that a problem is about. @param path of the value */
export const placeOf = (path: string, { part }: FieldProblem): string =>
  part === undefined ? path : `${path}.${part}`

/** Returns the first problem of a value, or null. Vigie itself validates again when the value is saved. */
export function problemOf(schema: FormSchema, value: JsonValue): FieldProblem | null {
  const values = valuesOf(schema)
  if (values) return values.includes(value) ? null : { key: 'panel.field.not_one_of' }
  const variants = variantsOf(schema)
  if (variants) return problemOfVariants(variants, value)
  switch (schema.type) {
    case 'string':
      return problemOfText(schema, value)
    case 'integer':
    case 'number':
      return problemOfNumber(schema, value)
    case 'boolean':
      return typeof value === 'boolean' ? null : { key: 'panel.field.not_one_of' }
    case 'array':
      return problemOfList(schema, value)
    case 'object':
      return problemOfObject(schema, value)
    default:
      return null
  }
}

/** One match is enough; otherwise returns the reason of the variant that the value names, or of the last, the closest. */
function problemOfVariants(variants: readonly FormSchema[], value: JsonValue): FieldProblem | null {
  const named = variants.filter((variant) => isNamed(variant, value))
  let last: FieldProblem | null = null
  for (const variant of named.length > 0 ? named : variants) {
    if (variant.type === 'null' && value !== null) continue
    last = problemOf(variant, value)
    if (last === null) return null
  }
  return last
}

/** Whether a value has all constants of a variant, such as the form of a schedule. */
function isNamed({ properties = {} }: FormSchema, value: JsonValue): boolean {
  const constants = Object.entries(properties).filter(([, property]) => property.const !== undefined)
  return (
    isObject(value) &&
    constants.length > 0 &&
    constants.every(([name, property]) => property.const === value[name])
  )
}

function problemOfText(schema: FormSchema, value: JsonValue): FieldProblem | null {
  if (typeof value !== 'string') return { key: 'panel.field.required' }
  const least = schema.minLength ?? 0
  if (value.trim().length < least) {
    return value === ''
      ? { key: 'panel.field.required' }
      : { key: 'panel.field.too_short', params: { count: least } }
  }
  if (schema.maxLength !== undefined && value.length > schema.maxLength) {
    return { key: 'panel.field.too_long', params: { count: schema.maxLength } }
  }
  if (schema.format === 'uri' && !URL.canParse(value)) return { key: 'panel.field.not_an_address' }
  if (schema.pattern && !new RegExp(schema.pattern, 'u').test(value)) {
    return { key: value === '' ? 'panel.field.required' : 'panel.field.wrong_form' }
  }
  return null
}

function problemOfNumber(schema: FormSchema, value: JsonValue): FieldProblem | null {
  if (value === null || value === '') return { key: 'panel.field.required' }
  if (typeof value !== 'number' || Number.isNaN(value)) return { key: 'panel.field.not_a_number' }
  if (schema.type === 'integer' && !Number.isInteger(value)) return { key: 'panel.field.not_whole' }
  if (schema.minimum !== undefined && value < schema.minimum) {
    return { key: 'panel.field.too_small', params: { least: schema.minimum } }
  }
  if (schema.exclusiveMinimum !== undefined && value <= schema.exclusiveMinimum) {
    return { key: 'panel.field.not_above', params: { bound: schema.exclusiveMinimum } }
  }
  if (schema.maximum !== undefined && value > schema.maximum) {
    return { key: 'panel.field.too_large', params: { most: schema.maximum } }
  }
  return null
}

function problemOfList(schema: FormSchema, value: JsonValue): FieldProblem | null {
  if (!Array.isArray(value)) return { key: 'panel.field.required' }
  if (value.length < (schema.minItems ?? 0)) return { key: 'panel.field.choose_one' }
  if (schema.maxItems !== undefined && value.length > schema.maxItems) {
    return { key: 'panel.field.too_many', params: { most: schema.maxItems } }
  }
  return firstProblem(value.map((item) => problemOf(schema.items ?? {}, item)))
}

function problemOfObject(schema: FormSchema, value: JsonValue): FieldProblem | null {
  if (!isObject(value)) return { key: 'panel.field.required' }
  const absent = schema.required?.find((name) => value[name] === undefined)
  if (absent !== undefined) return { key: 'panel.field.required', part: absent }
  return firstProblem(
    Object.entries(value).flatMap(([name, item]) => {
      const own = schema.properties?.[name]
      if (own) return [inPart(name, problemOf(own, item))]
      const other = schema.additionalProperties
      const named = schema.propertyNames ? problemOf(schema.propertyNames, name) : null
      return [named, typeof other === 'object' ? problemOf(other, item) : null]
    }),
  )
}

function inPart(name: string, problem: FieldProblem | null): FieldProblem | null {
  return problem && { ...problem, part: problem.part === undefined ? name : `${name}.${problem.part}` }
}

function firstProblem(problems: readonly (FieldProblem | null)[]): FieldProblem | null {
  return problems.find((problem) => problem !== null) ?? null
}
