import * as z from 'zod'

/** Returns the fields of a change: each optional, without defaults. */
export function partialOf<T extends Record<string, z.ZodType>>(fields: T) {
  const bare = Object.entries(fields).map(([name, field]) => [
    name,
    (field instanceof z.ZodDefault ? (field.unwrap() as z.ZodType) : field).optional(),
  ])
  return Object.fromEntries(bare) as {
    [K in keyof T]: z.ZodOptional<z.ZodType<z.output<T[K]>, z.output<T[K]>>>
  }
}
