/** The schemas of everything that can be set, as JSON Schema. The forms are built from these. */
import * as z from 'zod'
import { jobDefinitionSchema } from '../../../shared/job.ts'
import { settingsSchema } from '../../../shared/settings.ts'
import type { FormSchema } from './json-schema.ts'

/** Descriptions are English and are removed: names and hints come from the catalogue. */
const options = {
  io: 'input',
  unrepresentable: 'any',
  reused: 'inline',
  override: ({ jsonSchema }: { jsonSchema: { description?: string; $schema?: string } }) => {
    delete jsonSchema.description
    delete jsonSchema.$schema
  },
} as const

/** The form of the settings. */
export const settingsJson = z.toJSONSchema(settingsSchema, options) as FormSchema

/** The definition of a job, by kind. */
export const jobJson = Object.fromEntries(
  jobDefinitionSchema.options.map((option) => [option.shape.kind.value, z.toJSONSchema(option, options)]),
) as Record<string, FormSchema>
