/** Settings of the `occupations` kind. */
import * as z from 'zod'

export const occupationsSettingsSchema = z.strictObject({})
export type OccupationsSettings = z.infer<typeof occupationsSettingsSchema>
