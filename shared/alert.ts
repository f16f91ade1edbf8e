/** An alert as every endpoint returns it: what needs attention, and what the owner did about it. */
import * as z from 'zod'
import { alertRulesSchema } from './kinds/alerts.ts'
import { instantSchema } from './vocabulary.ts'

/** Every condition that can raise an alert. An open alert is unique by type and subject. */
export const alertTypeSchema = alertRulesSchema.keyof()

/** What an alert is about; exactly one rule raises each type. */
export type AlertType = z.infer<typeof alertTypeSchema>

/** All alert types, in the order of the schema. */
export const ALERT_TYPES: readonly AlertType[] = alertTypeSchema.options

/** Types about an asset: these can be muted for a single asset. */
const ASSET_ALERT_TYPES = [
  'MAINTENANCE_URGENT',
  'MAINTENANCE_LATE',
  'ASSET_MAINTENANCE_REQUIRED',
] as const satisfies readonly AlertType[]

/** An alert type that an owner can mute for one asset. */
export const assetAlertTypeSchema = z.enum(ASSET_ALERT_TYPES)

/** The alert types whose subject is an asset or one of its maintenances. */
export type AssetAlertType = z.infer<typeof assetAlertTypeSchema>

/** Most urgent first. */
export const PRIORITIES = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'] as const

/** How urgent an alert is. */
export const prioritySchema = z.enum(PRIORITIES)

/** How urgent an alert is. It decides the sign in the tray and the order of lists. */
export type AlertPriority = z.infer<typeof prioritySchema>

/**
 * `active` is shown; `snoozed` returns automatically; `dismissed` stays hidden until its condition has ended
 * and recurs; `cleared` is history.
 */
const ALERT_STATES = ['active', 'snoozed', 'dismissed', 'cleared'] as const

/** Whether an alert still needs attention. */
export const alertStateSchema = z.enum(ALERT_STATES)

/** Where an alert is in its life, from active to cleared. */
export type AlertState = z.infer<typeof alertStateSchema>

const alertTargetSchema = z.object({
  view: z.enum(['now', 'alerts', 'trades', 'jobs', 'occupations', 'analysis', 'settings']),
  id: z.string().nullable().describe('The subject in that view, if there is one'),
})

/** The view, and the item in it, that opening the alert shows. */
export type AlertTarget = z.infer<typeof alertTargetSchema>

/** Accepts an alert's id as a number or as text from a path. */
export const alertIdSchema = z.coerce.number().int().positive()

/** An alert as every endpoint returns it. */
export const alertSchema = z.object({
  id: z.int(),
  type: alertTypeSchema,
  subject: z
    .string()
    .describe('What it is about: a maintenance, an asset, a profile and its level, a job, ...'),
  priority: prioritySchema,
  title: z.string().describe('In the language of the reader'),
  message: z.string().describe('One or two sentences; carries the day count of a maintenance'),
  days: z.int().nullable().describe('Days left until the planned day; negative when late'),
  asset_id: z.int().nullable(),
  asset_name: z.string().nullable(),
  maintenance_id: z.int().nullable(),
  state: alertStateSchema,
  is_active: z.boolean().describe('The condition holds and the alert is not dismissed'),
  is_read: z.boolean(),
  created_at: instantSchema,
  updated_at: instantSchema,
  dismissed_at: instantSchema.nullable(),
  snoozed_until: instantSchema.nullable(),
  cleared_at: instantSchema.nullable().describe('When its condition ended'),
  notified_at: instantSchema.nullable().describe('When the owner was last notified'),
  target: alertTargetSchema,
})

/** An alert with its texts in the reader's language. */
export type Alert = z.infer<typeof alertSchema>

/** Counts of active alerts for the tray and badges. */
export const alertCountsSchema = z.object({
  total: z.int(),
  unread: z.int(),
  critical: z.int(),
  high: z.int(),
  medium: z.int(),
  low: z.int(),
  snoozed: z.int(),
  dismissed: z.int(),
})

/** Numbers of alerts by priority and state, for badges and the tray. */
export type AlertCounts = z.infer<typeof alertCountsSchema>
