/** One execution of a job, as every endpoint returns it. */
import * as z from 'zod'
import type { ErrorParams } from './errors.ts'
import {
  instantSchema,
  jobIdSchema,
  kindSchema,
  outcomeSchema,
  runCauseSchema,
  skipReasonSchema,
} from './vocabulary.ts'

/** Progress of a run. `fraction` is 0 to 1, or null while the total is unknown. */
export const progressSchema = z.object({
  fraction: z.number().min(0).max(1).nullable(),
  label: z.string().describe('Message key of the step, for example "fear_greed.step.market"'),
  counters: z.record(z.string(), z.number()),
})

/** How far a running job is. */
export type JobProgress = z.infer<typeof progressSchema>

/** Why a run failed or was only partial: a stable code, its parameters, and the message. */
export const faultSchema = z.object({
  code: z.string(),
  message: z.string(),
  source: z.string().nullable().describe('Which outside source, when one is to blame'),
})

/** One thing that went wrong in a run, with its source and reason. */
export type Fault = z.infer<typeof faultSchema>

/** A stored fault: in English, for logs, with its parameters for any language. */
export interface UnlocalizedFault extends Fault {
  /** Absent if an older version stored it. */
  readonly params?: ErrorParams
}

/** A run as every endpoint returns it. */
export const runSchema = z.object({
  id: z.string(),
  job_id: jobIdSchema,
  kind: kindSchema,
  cause: runCauseSchema,
  after_run: z.string().nullable().describe('The run of another job after which it ran'),
  scheduled_for: instantSchema.describe('The time this run was meant for'),
  started_at: instantSchema.nullable(),
  ended_at: instantSchema.nullable(),
  duration_ms: z.number().nullable(),
  attempts: z.int(),
  outcome: outcomeSchema.nullable().describe('null while it runs'),
  skip_reason: skipReasonSchema.nullable(),
  skipped_count: z.int().describe('Planned times that this record covers; 1 except for missed times'),
  next_attempt_at: instantSchema.nullable(),
  progress: progressSchema.nullable(),
  faults: z.array(faultSchema),
  summary: z.record(z.string(), z.json()).describe('What the run found, by kind'),
})

/** One execution of a job with its planned time, outcome and faults. */
export type Run = z.infer<typeof runSchema>

/** A run before it is localized. */
export type UnlocalizedRun = Omit<Run, 'faults'> & { faults: UnlocalizedFault[] }
