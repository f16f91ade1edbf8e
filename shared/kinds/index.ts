/** The settings schema of each kind. A kind without an entry does not compile. */
import type * as z from 'zod'
import type { JobKindName } from '../vocabulary.ts'
import { alertsSettingsSchema } from './alerts.ts'
import { analysisSettingsSchema } from './analysis.ts'
import { calendarSettingsSchema } from './calendar.ts'
import { commandSettingsSchema } from './command.ts'
import { fearGreedSettingsSchema } from './fear-greed.ts'
import { httpSettingsSchema } from './http.ts'
import { occupationsSettingsSchema } from './occupations.ts'
import { tradesSettingsSchema } from './trades.ts'

/** The settings schema of each kind. */
export const kindSettingsSchemas = {
  'fear-greed': fearGreedSettingsSchema,
  alerts: alertsSettingsSchema,
  trades: tradesSettingsSchema,
  occupations: occupationsSettingsSchema,
  analysis: analysisSettingsSchema,
  http: httpSettingsSchema,
  command: commandSettingsSchema,
  calendar: calendarSettingsSchema,
} satisfies Record<JobKindName, z.ZodType>
