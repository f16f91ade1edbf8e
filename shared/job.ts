/** A job: an instance of a kind with its settings, its schedule and its options. */

import * as z from 'zod'
import { kindSettingsSchemas } from './kinds/index.ts'
import { faultSchema, progressSchema, runSchema } from './run.ts'
import { newScheduleSchema, scheduleSchema } from './schedule.ts'
import { DAY_SECONDS } from './time/units.ts'
import {
  conditionSchema,
  instantSchema,
  type JobKindName,
  jobIdSchema,
  jobStateSchema,
  KINDS,
} from './vocabulary.ts'

/** Retries of a failed run: `attempts` further attempts after the first. */
const retrySchema = z.strictObject({
  attempts: z.int().min(0).max(20),
  backoff: z.enum(['exponential', 'fixed']),
  base_seconds: z.number().min(0).max(3600),
  cap_seconds: z.number().min(0).max(DAY_SECONDS),
  jitter: z.number().min(0).max(1).optional().describe('Share of each pause added at random, at most'),
})

/** How a failed attempt is retried: number, backoff and jitter. */
export type RetryPolicy = z.infer<typeof retrySchema>

/** What to do about planned times that were missed. */
const missedSchema = z.strictObject({
  policy: z.enum(['latest', 'none', 'all']),
  cap: z.int().min(1).max(1000).describe('At most this many with policy "all"'),
  grace_seconds: z
    .int()
    .min(1)
    .max(31 * DAY_SECONDS)
    .nullable()
    .describe('How late a missed time may still run; null: until the next planned time'),
})

/** What happens to planned times that passed without a run. */
export type MissedPolicy = z.infer<typeof missedSchema>

/** Outcomes of another job's run after which a job runs: that it succeeded (in part too), that it failed, or either. */
const FOLLOWED_OUTCOMES = ['success', 'failure', 'always'] as const

/** Another job whose runs start this one. */
const runAfterSchema = z.strictObject({
  job: jobIdSchema,
  on: z.enum(FOLLOWED_OUTCOMES).default('success'),
})

/** Another job whose runs start this one, and after which outcomes. */
export type RunAfter = z.infer<typeof runAfterSchema>

/** The name of a group of jobs: lower case letters, digits and hyphens. */
export const groupNameSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, { error: 'form.group_name' })
  .meta({ examples: ['nightly'] })

const jobOptions = {
  name: z.string().trim().min(1).max(120),
  enabled: z.boolean(),
  schedule: scheduleSchema,
  retry: retrySchema,
  missed: missedSchema,
  deadline_seconds: z
    .int()
    .min(1)
    .max(7 * DAY_SECONDS),
  run_on_start: z.boolean().describe('Whether it also runs whenever Vigie starts, whatever its schedule'),
  halt_after: z.int().min(1).max(100).nullable().describe('Failures in a row before the job halts'),
  run_after: z
    .array(runAfterSchema)
    .max(20)
    .optional()
    .describe('Runs also when a run of these jobs ended; in addition to the schedule'),
  only_if: z
    .array(conditionSchema)
    .max(3)
    .optional()
    .describe(
      'A due run waits until all of these are true; one that the machine does not report counts as true',
    ),
  group: groupNameSchema
    .nullable()
    .optional()
    .describe(
      'Jobs of one group run one after another, unless "scheduler.groups" allows several runs at once',
    ),
  priority: z
    .int()
    .min(-100)
    .max(100)
    .nullable()
    .optional()
    .describe('Of several waiting runs, the one with the highest priority starts first; 0 if not set'),
}

const definitionOf = <K extends JobKindName>(kind: K) =>
  z.strictObject({ kind: z.literal(kind), ...jobOptions, settings: kindSettingsSchemas[kind] })

type DefinitionSchema = { readonly [K in JobKindName]: ReturnType<typeof definitionOf<K>> }[JobKindName]

// `map` loses which settings belong to which kind; `definitionOf` pairs them.
const definitionSchemas = KINDS.map(definitionOf) as unknown as readonly [DefinitionSchema]

/** What the owner configures, stored in the settings under `jobs.<id>`: one form for each kind. */
export const jobDefinitionSchema = z.discriminatedUnion('kind', definitionSchemas)

/** Returns the form of the definitions of one kind, which alone knows the settings of that kind. */
export const schemaOfKind = (kind: JobKindName): DefinitionSchema =>
  definitionSchemas.find(({ shape }) => shape.kind.value === kind) ?? definitionSchemas[0]

/** What a job does, when, and how its failures are handled: a union by kind. */
export type JobDefinition = z.infer<typeof jobDefinitionSchema>

/** What creates a job: its kind, and what shall differ from the defaults of that kind. Of a schedule, what its form needs. */
const creationOf = <K extends JobKindName>(kind: K) => {
  const { name, enabled, retry, missed, deadline_seconds, run_on_start, halt_after } = jobOptions
  const { run_after, only_if, group, priority } = jobOptions
  return z.strictObject({
    kind: z.literal(kind),
    name: name.optional().describe('If absent, the market, the symbol or the host'),
    enabled: enabled.optional(),
    schedule: newScheduleSchema.optional(),
    retry: retry.partial().optional(),
    missed: missed.partial().optional(),
    deadline_seconds: deadline_seconds.optional(),
    run_on_start: run_on_start.optional(),
    halt_after: halt_after.optional(),
    run_after,
    only_if,
    group,
    priority,
    settings: kindSettingsSchemas[kind].optional(),
  })
}

type CreationSchema = { readonly [K in JobKindName]: ReturnType<typeof creationOf<K>> }[JobKindName]

// As for `definitionSchemas`.
const creationSchemas = KINDS.map(creationOf) as unknown as readonly [CreationSchema]

/** A job to create: one form for each kind. */
export const jobCreationSchema = z.discriminatedUnion('kind', creationSchemas)
export type JobCreation = z.infer<typeof jobCreationSchema>

/** The definition of a job of one kind, with that kind's settings. */
export type DefinitionOf<K extends JobKindName> = Extract<JobDefinition, { kind: K }>

/** Kinds that can have several jobs: another market, another symbol, another service. */
export const REPEATABLE_KINDS = [
  'fear-greed',
  'trades',
  'analysis',
  'http',
  'command',
  'calendar',
] as const satisfies readonly JobKindName[]

/** The initial definition of another job of a kind: a free id, and all defaults. */
export const jobTemplateSchema = z.object({
  template: z.string().describe('Its name; a kind with one template only has that of the kind'),
  id: jobIdSchema,
  definition: jobDefinitionSchema,
})

/** The defaults from which a new job of a kind is created. */
export type JobTemplate = z.infer<typeof jobTemplateSchema>

/** Until when a pause lasts. If `until` is null, until the owner resumes. */
const pauseSchema = z.object({ since: instantSchema, until: instantSchema.nullable() })

/** Named lengths of a pause. */
export const PAUSE_LENGTHS = ['one_hour', 'until_tomorrow', 'until_monday', 'until_resumed'] as const

/** A named length of a pause. */
export const pauseLengthSchema = z.enum(PAUSE_LENGTHS)

/** How long a pause lasts, as the owner chooses it. */
export type PauseLength = z.infer<typeof pauseLengthSchema>

/** A job as every endpoint returns it: its definition, its state, and its next run. */
export const jobSchema = z.object({
  id: jobIdSchema,
  definition: jobDefinitionSchema,
  state: jobStateSchema,
  state_reason: z
    .string()
    .nullable()
    .describe('Message key of why the job is off although it is switched on'),
  off_note: z
    .string()
    .optional()
    .describe(
      'Why the job is off and how to change that, in the language of the caller; absent if it is not off',
    ),
  trigger: z.string().describe('The schedule in short, for example "interval[0:10:00]"'),
  waits_for: z.array(conditionSchema).optional().describe('What a due time waits for; absent if nothing'),
  schedule_note: z.string().optional().describe('Message key of what to know about the schedule'),
  next_run_time: instantSchema.nullable(),
  next_run_times: z.array(instantSchema).describe('The next five planned times'),
  pause: pauseSchema.nullable(),
  failures_in_a_row: z.int(),
  failing_since: instantSchema
    .nullable()
    .describe('When the first attempt after the last success failed; null if none has'),
  offline_since: instantSchema
    .optional()
    .describe(
      'Since when neither it nor any other job reached a source; absent if the network is not known to be away',
    ),
  running: z
    .object({
      run_id: z.string(),
      started_at: instantSchema,
      progress: progressSchema.nullable(),
      attempt: z.int().describe('The current attempt, or the one that failed last'),
      attempts_allowed: z.int(),
      next_attempt_at: instantSchema.nullable().describe('When the run tries again; null during an attempt'),
      fault: faultSchema.nullable().describe('Why it tries again'),
    })
    .nullable(),
  last_run: runSchema.nullable(),
})

/** A job as the interfaces show it: definition, state and next planned times. */
export type Job = z.infer<typeof jobSchema>
