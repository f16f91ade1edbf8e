/** An alert as every endpoint returns it: what needs attention, and what the owner did about it. */
import * as z from 'zod'
import { alertRulesSchema } from './kinds/alerts.ts'
import { instantSchema } from './vocabulary.ts'

/** Every condition that can raise an alert. An open alert is unique by type and subject. */
export const alertTypeSchema = alertRulesSchema.keyof()
export type AlertType = z.infer<typeof alertTypeSchema>
export const ALERT_TYPES: readonly AlertType[] = alertTypeSchema.options

/** Types about an asset: these can be muted for a single asset. */
const ASSET_ALERT_TYPES = [
  'MAINTENANCE_URGENT',
  'MAINTENANCE_LATE',
  'ASSET_MAINTENANCE_REQUIRED',
] as const satisfies readonly AlertType[]
export const assetAlertTypeSchema = z.enum(ASSET_ALERT_TYPES)
export type AssetAlertType = z.infer<typeof assetAlertTypeSchema>

/** Most urgent first. */
export const PRIORITIES = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'] as const
export const prioritySchema = z.enum(PRIORITIES)
export type Priority = z.infer<typeof prioritySchema>

/**
 * `active` is shown; `snoozed` returns automatically; `dismissed` stays hidden until its condition has ended
 * and recurs; `cleared` is history.
 */
export const ALERT_STATES = ['active', 'snoozed', 'dismissed', 'cleared'] as const
export const alertStateSchema = z.enum(ALERT_STATES)
export type AlertState = z.infer<typeof alertStateSchema>

const alertTargetSchema = z.object({
  view: z.enum(['now', 'alerts', 'trades', 'jobs', 'occupations', 'analysis', 'settings']),
  id: z.string().nullable().describe('The subject in that view, where there is one'),
})
export type AlertTarget = z.infer<typeof alertTargetSchema>

export const alertIdSchema = z.coerce.number().int().positive()

export const alertSchema = z.object({
  id: z.number().int(),
  type: alertTypeSchema,
  subject: z
    .string()
    .describe('What it is about: a maintenance, an asset, a profile and its level, a job, ...'),
  priority: prioritySchema,
  title: z.string().describe('In the language of the reader'),
  message: z.string().describe('One or two sentences; carries the day count of a maintenance'),
  days: z.number().int().nullable().describe('Days left until the planned day; negative when late'),
  asset_id: z.number().int().nullable(),
  maintenance_id: z.number().int().nullable(),
  state: alertStateSchema,
  is_active: z.boolean().describe('The condition holds and the alert is not dismissed'),
  is_read: z.boolean(),
  created_at: instantSchema,
  updated_at: instantSchema,
  dismissed_at: instantSchema.nullable(),
  snoozed_until: instantSchema.nullable(),
  cleared_at: instantSchema.nullable().describe('When its condition ended'),
  notified_at: instantSchema.nullable().describe('When the owner was last told'),
  target: alertTargetSchema,
})
export type Alert = z.infer<typeof alertSchema>

/** Counts of active alerts for the tray and badges. */
export const alertCountsSchema = z.object({
  total: z.number().int(),
  unread: z.number().int(),
  critical: z.number().int(),
  high: z.number().int(),
  medium: z.number().int(),
  low: z.number().int(),
  snoozed: z.number().int(),
  dismissed: z.number().int(),
})
export type AlertCounts = z.infer<typeof alertCountsSchema>
