/** Settings of the `alerts` kind. */
import * as z from 'zod'

export const alertsSettingsSchema = z.strictObject({})
export type AlertsSettings = z.infer<typeof alertsSettingsSchema>
