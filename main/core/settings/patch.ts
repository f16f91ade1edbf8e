/** Changes of nested values: merged, or removed by their paths. */
import type * as z from 'zod'
import { knownPlace } from '../../../shared/setting-path.ts'

/** Changes as an endpoint receives them, not validated yet. */
export type JsonObject = { [key: string]: z.core.util.JSONType }

/** Whether a value has fields. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Merges objects key by key; anything else, lists included, is replaced. */
export function mergeDeep(before: JsonObject, changes: JsonObject): JsonObject {
  const merged = { ...before }
  for (const [key, value] of Object.entries(changes)) {
    const old = Object.hasOwn(before, key) ? before[key] : undefined
    merged[key] = isObject(old) && isObject(value) ? mergeDeep(old, value) : value
  }
  return merged
}

/** Returns a copy without what stands at a path. @throws VigieError invalid_input for a path that no setting has */
export function withoutPath(value: JsonObject, schema: z.core.$ZodType, path: string): JsonObject {
  knownPlace(schema, path)
  return without(value, path)
}

/** A key may contain dots: the longest one that the path begins with is meant. */
function without(value: JsonObject, path: string): JsonObject {
  const key = keyIn(value, path)
  if (key === undefined) return value
  const { [key]: inner, ...rest } = value
  if (key === path) return rest
  return isObject(inner) ? { ...rest, [key]: without(inner, path.slice(key.length + 1)) } : value
}

function keyIn(value: JsonObject, path: string): string | undefined {
  const keys = Object.keys(value).filter((key) => path === key || path.startsWith(`${key}.`))
  return keys.toSorted((a, b) => b.length - a.length)[0]
}

/** Returns what stands at a path; undefined if nothing does. */
export function valueAt(value: JsonObject, path: string): JsonObject[string] | undefined {
  const key = keyIn(value, path)
  const inner = key === undefined ? undefined : value[key]
  if (key === undefined || key === path) return inner
  return isObject(inner) ? valueAt(inner, path.slice(key.length + 1)) : undefined
}

/**
 * Returns a copy in which a field that was removed, and not set again, has its default. An entry of a map has
 * none: it stays away, even if the default of the map has it.
 */
export function withDefaultAt(
  value: JsonObject,
  schema: z.core.$ZodType,
  path: string,
  defaults: JsonObject,
): JsonObject {
  const usual = valueAt(defaults, path)
  if (usual === undefined || knownPlace(schema, path).isEntry || valueAt(value, path) !== undefined)
    return value
  return put(value, path.split('.'), usual)
}

function put(
  value: JsonObject,
  [name = '', ...rest]: readonly string[],
  inner: JsonObject[string],
): JsonObject {
  const below = value[name]
  return { ...value, [name]: rest.length === 0 ? inner : put(isObject(below) ? below : {}, rest, inner) }
}
