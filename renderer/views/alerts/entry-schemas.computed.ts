/** The schemas of what the owner enters, as JSON Schema for the forms. */
import * as z from 'zod'
import { assetInputSchema, maintenanceInputSchema } from '../../../shared/maintenance.ts'
import type { FormSchema } from '../settings/json-schema.ts'

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

/** The form of an asset. */
export const assetJson = z.toJSONSchema(assetInputSchema, options) as FormSchema

/** The form of a maintenance. */
export const maintenanceJson = z.toJSONSchema(maintenanceInputSchema, options) as FormSchema
