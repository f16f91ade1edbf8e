/** The state of a form submitted as a whole: validates each value when it changes, and all before sending. */
import { useState } from 'react'
import { type KeptEntries, useKept } from '../../parts/useKept.ts'
import { useWords } from '../../session.ts'
import { isWithin } from './editor-props.ts'
import { type FormSchema, fieldKind, isObject, type JsonValue, type SchemaObject } from './json-schema.ts'
import type { FieldSaver, FieldState } from './useSaver.ts'
import { type FieldProblem, placeOf, problemOf } from './validate.ts'

/** A form whose values are sent together. */
export interface SettingsDraft {
  readonly value: SchemaObject
  readonly entries: KeptEntries<SchemaObject>
  /** Used by the fields of the form. */
  readonly saver: FieldSaver
  /** Returns the paths of the values that do not fit `schema`, each marked with its reason. */
  readonly judge: (schema: FormSchema) => readonly string[]
  /** Marks a value as invalid for a reason that only Vigie knows. */
  readonly refuse: (path: string, reason: string) => void
}

/** @param form names the form for entries that outlive its view @param first read once. Nothing is sent to Vigie from here */
export function useDraft(form: string, first: SchemaObject): SettingsDraft {
  const words = useWords()
  const entries = useKept(form, first)
  const { value } = entries
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({})
  const sentence = (problem: FieldProblem) => words.message(problem)
  const stateAt = (path: string): FieldState | undefined => {
    const [part, reason] = Object.entries(reasons).find(([place]) => isWithin(place, path)) ?? []
    return part === undefined || reason === undefined ? undefined : { is: 'refused', reason, part }
  }
  return {
    value,
    entries,
    saver: {
      draftAt: (_, current) => current,
      stateAt,
      change: (path, schema, next) => {
        entries.change((before) => replaced(before, path.split('.'), next))
        const problem = problemOf(schema, next)
        setReasons((before) => {
          const others = Object.entries(before).filter(([place]) => !isWithin(place, path))
          const own = problem ? [[placeOf(path, problem), sentence(problem)]] : []
          return Object.fromEntries([...others, ...own])
        })
      },
    },
    judge: (schema) => {
      const found = problemsIn(schema, value, '')
      setReasons(Object.fromEntries(found.map(([path, problem]) => [path, sentence(problem)])))
      return found.map(([path]) => path)
    },
    refuse: (path, reason) => setReasons({ [path]: reason }),
  }
}

/** Returns every invalid field of a form by its path. */
export function problemsIn(
  schema: FormSchema,
  value: SchemaObject,
  path: string,
): readonly (readonly [string, FieldProblem])[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const inner = value[name] ?? property.default ?? null
    const place = path === '' ? name : `${path}.${name}`
    if (fieldKind(property) === 'group') {
      return problemsIn(property, isObject(inner) ? inner : {}, place)
    }
    if (value[name] === undefined && !schema.required?.includes(name)) return []
    const problem = problemOf(property, inner)
    return problem ? [[placeOf(place, problem), problem] as const] : []
  })
}

/** Returns the value with the part at a path replaced. */
function replaced(
  before: SchemaObject,
  [name = '', ...rest]: readonly string[],
  next: JsonValue,
): SchemaObject {
  const inner = before[name]
  return { ...before, [name]: rest.length === 0 ? next : replaced(isObject(inner) ? inner : {}, rest, next) }
}
