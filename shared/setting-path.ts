/** A setting by its dotted path, such as `door.port` or `settings.headers.Authorization`. */
import * as z from 'zod'
import type { VigieError } from './errors.ts'
import { listOf, nearestOf } from './known-names.ts'
import { unusable } from './unusable-path.ts'

/** What a path names: a field of the schema, or an entry of a map whose keys the owner chooses. */
export interface SettingPlace {
  readonly schema: z.core.$ZodType
  readonly isEntry: boolean
}

/** Returns what may stand at a path; null if nothing may. An item of a list has no path. */
export const placeAt = (schema: z.core.$ZodType, path: string): SettingPlace | null =>
  placeIn(schema, path.split('.'), false)

/** Returns what may stand at a path. @throws VigieError invalid_input naming a path that no setting has */
export function knownPlace(schema: z.core.$ZodType, path: string): SettingPlace {
  const place = placeAt(schema, path)
  if (place === null) throw unknownPlace(schema, path)
  return place
}

/** Names the setting that was probably meant, or those of the part in which there is none of that name. */
function unknownPlace(schema: z.core.$ZodType, path: string): VigieError {
  const steps = path.split('.')
  const deepest = steps.findLastIndex((_, at) => placeAt(schema, steps.slice(0, at).join('.')) !== null)
  const above = steps.slice(0, Math.max(deepest, 0))
  const bare = withoutDefault(
    above.length === 0 ? schema : (placeAt(schema, above.join('.'))?.schema ?? schema),
  )
  const known = bare instanceof z.ZodObject ? Object.keys(bare.shape) : []
  const near = nearestOf(steps[above.length] ?? '', known)
  const full = (name: string) => [...above, name].join('.')
  if (near !== null) return unusable(path, 'no_such_setting_near', { near: full(near) })
  if (known.length === 0 || above.length === 0) return unusable(path, 'no_such_setting')
  return unusable(path, 'no_such_setting_known', { place: above.join('.'), known: listOf(known) })
}

function placeIn(schema: z.core.$ZodType, steps: readonly string[], isEntry: boolean): SettingPlace | null {
  const [step, ...rest] = steps
  if (step === undefined) return { schema, isEntry }
  const bare = withoutDefault(schema)
  if (bare instanceof z.ZodObject) {
    const shape = bare.shape as Readonly<Record<string, z.core.$ZodType>>
    const inner = Object.hasOwn(shape, step) ? shape[step] : undefined
    return inner === undefined ? null : placeIn(inner, rest, false)
  }
  // The names of headers and sources may contain dots: the rest of the path is the key.
  if (bare instanceof z.ZodRecord) return placeIn(bare.valueType, isPlain(bare.valueType) ? [] : rest, true)
  // Any JSON.
  if (bare instanceof z.ZodLazy) return { schema: bare, isEntry: true }
  if (!(bare instanceof z.ZodUnion)) return null
  const places = bare.options.map((option) => placeIn(option as z.core.$ZodType, steps, isEntry))
  return places.find((place) => place !== null) ?? null
}

/** Returns the type inside `optional`, `default`, `prefault` and `nullable`. */
export function withoutDefault(schema: z.core.$ZodType): z.core.$ZodType {
  const wraps =
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable
  return wraps ? withoutDefault(schema.def.innerType) : schema
}

function isPlain(schema: z.core.$ZodType): boolean {
  const bare = withoutDefault(schema)
  if (bare instanceof z.ZodUnion) return bare.options.every((option) => isPlain(option as z.core.$ZodType))
  return !(bare instanceof z.ZodObject || bare instanceof z.ZodRecord || bare instanceof z.ZodLazy)
}

/**
 * Returns a typed text as a value of a setting: JSON if the setting takes what the JSON says, the text itself if
 * it takes that. What fits neither way is returned as JSON if it is any: the schema then says what is wrong.
 */
export function valueFromText(schema: z.core.$ZodType | null, text: string): z.core.util.JSONType {
  const parsed = jsonIn(text)
  if (parsed === undefined) return text
  const takes = (value: unknown) => schema === null || z.safeParse(schema, value).success
  return !takes(parsed) && takes(text) ? text : parsed
}

function jsonIn(text: string): z.core.util.JSONType | undefined {
  try {
    return z.json().parse(JSON.parse(text))
  } catch {
    // Not JSON: the value is the text as typed.
    return undefined
  }
}
