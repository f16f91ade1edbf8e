/** Refuses changes of settings that Vigie does not know. The file may have them, from a newer version; a request may not. */
import * as z from 'zod'
import { settingsSchema } from '../../../shared/settings.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import type { JsonObject } from '../jobs/definition.ts'

/** @throws VigieError invalid_input naming the first unknown key, such as `door.prot` */
export function assertKnownSettings(changes: JsonObject): void {
  const stranger = unknownKey(settingsSchema, changes, '')
  if (stranger !== null) throw unusable(stranger, 'unknown_field')
}

/** Records and lists have no keys of their own; their values are checked when the whole is parsed. */
function unknownKey(schema: z.core.$ZodType, value: unknown, above: string): string | null {
  if (schema instanceof z.ZodPrefault || schema instanceof z.ZodDefault)
    return unknownKey(schema.def.innerType, value, above)
  if (!(schema instanceof z.ZodObject) || typeof value !== 'object' || value === null) return null
  for (const [key, inner] of Object.entries(value)) {
    const known = Object.hasOwn(schema.shape, key) ? (schema.shape[key] as z.core.$ZodType) : null
    const found = known === null ? `${above}${key}` : unknownKey(known, inner, `${above}${key}.`)
    if (found !== null) return found
  }
  return null
}
