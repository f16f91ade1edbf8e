/** Settings of the `fear-greed` kind. */
import * as z from 'zod'

export const fearGreedSettingsSchema = z.strictObject({})
export type FearGreedSettings = z.infer<typeof fearGreedSettingsSchema>
