/** The form of a schema, for files that are computed when the panel is built. */
import * as z from 'zod'
import type { FormSchema } from './json-schema.ts'

/** Returns a schema as JSON Schema. Descriptions are English and are removed: words come from the catalogue. */
export const formOf = (schema: z.core.$ZodType): FormSchema =>
  JSON.parse(
    JSON.stringify(
      z.toJSONSchema(schema, {
        io: 'input',
        unrepresentable: 'any',
        reused: 'inline',
        override: ({ jsonSchema }) => {
          delete jsonSchema.description
          delete jsonSchema.$schema
        },
      }),
    ),
    (_, part) => (Array.isArray(part?.type) ? ofOneType(part) : part),
  )

/** A number or nothing may be written as one form of two types: fields know it as one of two forms. */
function ofOneType({ type, ...rest }: { readonly type: readonly string[] }): FormSchema {
  return { ...rest, anyOf: type.map((one) => ({ type: one })) }
}
