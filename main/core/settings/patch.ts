/** Changes of nested values: merged, or removed by their paths. */
import type * as z from 'zod'
import type { VigieError } from '../../../shared/errors.ts'
import { listOf, nearestOf } from '../../../shared/known-names.ts'
import { knownPlace } from '../../../shared/setting-path.ts'
import { unusable } from '../../../shared/unusable-path.ts'

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

/**
 * Refuses to remove an entry that a map does not have: a header whose name is written in another way would stay, and its
 * owner believe it gone. One that the changes set may be new.
 * @throws VigieError invalid_input naming the path
 */
export function assertRemovable(
  value: JsonObject,
  schema: z.core.$ZodType,
  { changes, unset }: { readonly changes: JsonObject; readonly unset: readonly string[] },
): void {
  for (const path of unset) {
    const isThere = [value, changes].some((each) => valueAt(each, path) !== undefined)
    if (!isThere && knownPlace(schema, path).isEntry) throw noEntry(value, path)
  }
}

function noEntry(value: JsonObject, path: string): VigieError {
  const steps = path.split('.')
  const above = steps
    .map((_, at) => steps.slice(0, at).join('.'))
    .findLast((each) => isObject(valueAt(value, each)))
  const place = above ?? ''
  const entries = valueAt(value, place)
  const known = isObject(entries) ? Object.keys(entries) : []
  const near = nearestOf(path.slice(place.length + 1), known)
  if (near !== null) return unusable(path, 'no_such_setting_near', { near: `${place}.${near}` })
  if (known.length > 0) return unusable(path, 'no_such_setting_known', { place, known: listOf(known) })
  return unusable(path, 'unset_absent', { place })
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
