/** The schemas of what the owner enters, as JSON Schema for the forms. */
import { assetInputSchema, maintenanceInputSchema } from '../../../shared/maintenance.ts'
import { formOf } from '../settings/form-of.ts'

/** The form of an asset. */
export const assetJson = formOf(assetInputSchema)

/** The form of a maintenance. */
export const maintenanceJson = formOf(maintenanceInputSchema)
