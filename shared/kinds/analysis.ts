/** Settings of the `analysis` kind. */
import * as z from 'zod'

export const analysisSettingsSchema = z.strictObject({})
export type AnalysisSettings = z.infer<typeof analysisSettingsSchema>
