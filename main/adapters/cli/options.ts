/** Parses option values; an invalid one is rejected with the name of the option. */
import type * as z from 'zod'
import type { AnswerContext } from '../../../shared/field-label.ts'
import { placeAt, valueFromText } from '../../../shared/setting-path.ts'
import { typedNumber } from '../../../shared/typed-number.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import { spokenValue } from './spoken-input.ts'

/**
 * A parser of commander for whole numbers, written as in a language.
 * @throws VigieError invalid_input, also for less than the least
 */
export const wholeNumber =
  (field: string, language: Language, least = Number.NEGATIVE_INFINITY) =>
  (text: string): number => {
    const value = typedNumber(text, language)
    if (!Number.isSafeInteger(value)) throw unusable(field, 'not_whole', { value: text })
    if (value < least) throw unusable(field, 'below_least', { limit: String(least) })
    return value
  }

/** A parser of commander for numbers, written as in a language. @throws VigieError invalid_input */
export const decimal =
  (field: string, language: Language) =>
  (text: string): number => {
    const value = typedNumber(text, language)
    if (Number.isFinite(value)) return value
    throw unusable(field, 'not_typed_number', { value: text })
  }

/** A parser of commander for an option that may be given several times. */
export const collected = (text: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  text,
]

/** A change of settings as the contract takes it. */
export interface Patch {
  readonly changes: JsonChanges
  /** Paths removed first: those that were named, and those of objects, which are replaced as a whole. */
  readonly unset: string[]
}
type JsonChanges = Record<string, z.core.util.JSONType>

/**
 * Converts `schedule.every_seconds=300` to the nested changes of the contract. A value is read as the type of its
 * setting: `8787` is a number for a port, and a text for a name; `120,5` and `haute` as their reader writes them.
 * @param schema of the whole that the paths lead into
 * @throws VigieError invalid_input
 */
export function patchFrom(
  assignments: readonly string[],
  schema: z.core.$ZodType,
  reader: AnswerContext,
): Patch {
  const changes: JsonChanges = {}
  const unset: string[] = []
  for (const assignment of assignments) {
    // What is no name of a setting is refused by the schema, which knows where it would stand.
    const [, path, text] = /^([^=]*[^=\s][^=]*)=(.*)$/s.exec(assignment) ?? []
    if (path === undefined || text === undefined) {
      throw unusable('set', 'not_assigned', { value: assignment, form: 'path=value' })
    }
    const place = placeAt(schema, path)?.schema
    const field = path.split('.').at(-1) ?? path
    const value = spokenValue(reader, field, place, valueFromText(place ?? null, text))
    if (isObject(value)) unset.push(path)
    assign(changes, path.split('.'), value)
  }
  return { changes, unset }
}

/** Returns only the changes, for what has no value yet. @throws like `patchFrom` */
export const changesFrom = (
  assignments: readonly string[],
  schema: z.core.$ZodType,
  reader: AnswerContext,
): JsonChanges => patchFrom(assignments, schema, reader).changes

function assign(into: JsonChanges, [name, ...rest]: readonly string[], value: JsonChanges[string]): void {
  if (name === undefined || name === '__proto__') return
  if (rest.length === 0) {
    into[name] = value
    return
  }
  const below = into[name]
  const inner: JsonChanges = isObject(below) ? below : {}
  into[name] = inner
  assign(inner, rest, value)
}

const isObject = (value: unknown): value is JsonChanges =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
