/** The form of a schema, for files that are computed when the panel is built. */
import * as z from 'zod'
import type { FormSchema } from './json-schema.ts'

/** Returns a schema as JSON Schema. Descriptions are English and are removed: words come from the catalogue. */
export const formOf = (schema: z.core.$ZodType): FormSchema =>
  z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    reused: 'inline',
    override: ({ jsonSchema }) => {
      delete jsonSchema.description
      delete jsonSchema.$schema
    },
  }) as FormSchema
