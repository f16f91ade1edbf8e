/** The schemas of everything that can be set, as JSON Schema. The forms are built from these. */
import { jobDefinitionSchema } from '../../../shared/job.ts'
import { settingsSchema } from '../../../shared/settings.ts'
import { formOf } from './form-of.ts'
import type { FormSchema } from './json-schema.ts'

/** The form of the settings. */
export const settingsJson = formOf(settingsSchema)

/** The definition of a job, by kind. */
export const jobJson: Record<string, FormSchema> = Object.fromEntries(
  jobDefinitionSchema.options.map((option) => [option.shape.kind.value, formOf(option)]),
)
