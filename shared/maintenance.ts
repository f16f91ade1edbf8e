/** Assets and the maintenances planned for them, as every endpoint returns them. */
import * as z from 'zod'
import { assetAlertTypeSchema } from './alert.ts'
import {
  daySchema,
  instantSchema,
  plainLineSchema,
  plainLinesSchema,
  visibleLineSchema,
} from './vocabulary.ts'

/** `needs_maintenance` is set by the owner; completing a maintenance clears it. `retired` raises no alerts. */
export const ASSET_STATUSES = ['in_service', 'needs_maintenance', 'retired'] as const

/** Whether an asset is in service. */
export const assetStatusSchema = z.enum(ASSET_STATUSES)

/** Condition of an asset, as the owner records it. */
export type AssetStatus = z.infer<typeof assetStatusSchema>

/** `planned` and `in_progress` are open: they can become urgent and late. */
export const MAINTENANCE_STATUSES = ['planned', 'in_progress', 'completed', 'cancelled'] as const

/** How far a maintenance is. */
export const maintenanceStatusSchema = z.enum(MAINTENANCE_STATUSES)

/** Progress of a maintenance, as the owner records it. */
export type MaintenanceStatus = z.infer<typeof maintenanceStatusSchema>

const RECURRENCE_UNITS = ['day', 'week', 'month'] as const

/**
 * When the next maintenance is planned: a number of days, weeks or months after the planned day, or after the
 * completion day. Months keep the day of the month, or use the last day of a shorter month.
 */
const recurrenceSchema = z.strictObject({
  every: z.int().min(1).max(1000),
  unit: z.enum(RECURRENCE_UNITS),
  from: z.enum(['plan', 'completion']).default('plan'),
  rule: z
    .string()
    .max(4000)
    .optional()
    .describe(
      'Series of a calendar, as iCalendar in days; if given, it decides the days, and the rest describes it',
    ),
})

/** When the next maintenance is planned after this one is completed. */
export type MaintenanceRecurrence = z.infer<typeof recurrenceSchema>

const nameSchema = plainLineSchema.trim().min(1).max(200)
/** A name as it is entered. */
export const enteredNameSchema = visibleLineSchema.trim().min(1).max(200)
const shortSchema = plainLineSchema.trim().max(200)
const notesSchema = plainLinesSchema.max(4000)
/** As it is stored: what an earlier version took may not be entered today, and is shown all the same. */
const storedTextSchema = z.string()
/** Days that Vigie accepts: 1970 to 2199. */
export const planDaySchema = daySchema.refine((day) => day >= '1970-01-01' && day <= '2199-12-31', {
  error: 'rule.plan_year',
})

/** The fields of an asset that the owner enters. */
export const assetFields = {
  name: nameSchema,
  code: shortSchema.default('').describe('Inventory number; unique if given'),
  location: shortSchema.default(''),
  category: shortSchema.default(''),
  status: assetStatusSchema.default('in_service'),
  interval_days: z
    .int()
    .min(1)
    .max(36_500)
    .nullable()
    .default(null)
    .describe('Days it may go without maintenance; null: as the rule says'),
  commissioned_on: planDaySchema.nullable().default(null),
  muted: z.array(assetAlertTypeSchema).max(3).default([]).describe('Alerts this asset never raises'),
  notes: notesSchema.default(''),
}

/** An asset as its owner enters it. */
export const assetInputSchema = z.strictObject(assetFields)

/** The fields of an asset that the owner enters. */
export type AssetInput = z.infer<typeof assetInputSchema>

/** An asset as every endpoint returns it, with its last and next maintenance. */
export const assetSchema = z.object({
  id: z.int(),
  ...assetFields,
  name: storedTextSchema,
  code: storedTextSchema.describe('Inventory number; unique if given'),
  location: storedTextSchema,
  category: storedTextSchema,
  notes: storedTextSchema,
  last_maintained_on: daySchema.nullable(),
  next_planned_on: daySchema.nullable(),
  next_is_late: z.boolean().describe('Whether the day of the next maintenance has passed'),
  open_maintenances: z.int(),
  created_at: instantSchema,
  updated_at: instantSchema,
})

/** An asset as the interfaces show it. */
export type Asset = z.infer<typeof assetSchema>

const linkSchema = z
  .url({ protocol: /^https?$/ })
  .max(2000)
  .describe('Address of a document: a manual, a photo, an invoice')

/** The most days before its day that a maintenance may be near. */
export const MOST_LEAD_DAYS = 366
/** A year of minutes. */
export const MOST_MINUTES = 525_600

/** What a meter of an asset counts. */
export const METER_UNITS = ['km', 'mi', 'h', 'cycles'] as const
export const meterUnitSchema = z.enum(METER_UNITS)

/** A unit of a meter. */
export type MeterUnit = z.infer<typeof meterUnitSchema>

/** What a meter reads, in its unit. */
export const meterValueSchema = z.number().min(0).max(1e9)

const meterSchema = z
  .strictObject({
    unit: meterUnitSchema,
    at: meterValueSchema.describe(
      'Due when the meter of the asset reads this, if that is before the planned day',
    ),
    every: meterValueSchema
      .min(1)
      .nullable()
      .default(null)
      .describe('The next one is due this much after the reading at the completion'),
  })
  .describe('Due by a meter of the asset too')

/** When a maintenance is due by a meter. */
export type MaintenanceMeter = z.infer<typeof meterSchema>

/** What a meter of an asset read on a day. */
export const meterReadingSchema = z.object({
  id: z.int(),
  unit: meterUnitSchema,
  value: z.number(),
  read_on: daySchema,
})

/** A reading as the interfaces show it. */
export type MeterReadingView = z.infer<typeof meterReadingSchema>

/** The fields of a maintenance that the owner enters. */
export const maintenanceFields = {
  asset_id: z.int().positive(),
  title: nameSchema,
  planned_on: planDaySchema,
  status: maintenanceStatusSchema.default('planned'),
  completed_on: planDaySchema.nullable().default(null),
  recurrence: recurrenceSchema.nullable().default(null),
  cost: z.number().min(0).max(1e12).nullable().default(null),
  duration_minutes: z
    .int()
    .min(0)
    .max(MOST_MINUTES)
    .nullable()
    .default(null)
    .describe('Minutes that the work took'),
  assignee: shortSchema.default('').describe('Who does it'),
  lead_days: z
    .int()
    .min(0)
    .max(MOST_LEAD_DAYS)
    .nullable()
    .default(null)
    .describe(
      'How many days before its day it counts as due soon; null: as the rule says, at most half a recurrence',
    ),
  meter: meterSchema.nullable().default(null),
  links: z.array(linkSchema).max(20).default([]),
  reference: shortSchema.default('').describe('Number of the work order in another system'),
  notes: notesSchema.default(''),
}

/** A maintenance as its owner enters it. */
export const maintenanceInputSchema = z.strictObject(maintenanceFields)

/** The fields of a maintenance that the owner enters. */
export type MaintenanceInput = z.infer<typeof maintenanceInputSchema>

/** What can be done to several maintenances at once. */
export const bulkActionSchema = z.enum(['complete', 'postpone', 'skip', 'cancel', 'assign', 'remove'])

/** Something done to several maintenances at once. */
export type BulkActionName = z.infer<typeof bulkActionSchema>

/** A maintenance as every endpoint returns it, with the days left. */
export const maintenanceSchema = z.object({
  id: z.int(),
  ...maintenanceFields,
  title: storedTextSchema,
  assignee: storedTextSchema.describe('Who does it'),
  reference: storedTextSchema.describe('Number of the work order in another system'),
  notes: storedTextSchema,
  asset_name: z.string(),
  days_left: z.int().nullable().describe('Until the planned day; negative when late; null when closed'),
  is_late: z.boolean(),
  due_by_meter: z.boolean().describe('Its meter makes it due before the planned day'),
  created_at: instantSchema,
  updated_at: instantSchema,
})

/** A maintenance as the interfaces show it. */
export type Maintenance = z.infer<typeof maintenanceSchema>
