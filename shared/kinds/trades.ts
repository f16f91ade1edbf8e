/** Settings of the `trades` kind. */
import * as z from 'zod'

export const tradesSettingsSchema = z.strictObject({})
export type TradesSettings = z.infer<typeof tradesSettingsSchema>
