/** Changes a job's definition: merges the parts, then validates the whole. */
import type * as z from 'zod'
import { invalidInput } from '../../../shared/input-problem.ts'
import { type JobDefinition, jobDefinitionSchema } from '../../../shared/job.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import { plainLineSchema } from '../../../shared/vocabulary.ts'
import { assertRuns } from '../schedule/plan.ts'

/** Changes as an endpoint receives them, not validated yet. */
export type JsonObject = { [key: string]: z.core.util.JSONType }

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Merges objects key by key; anything else, lists included, is replaced. */
export function mergeDeep(before: JsonObject, changes: JsonObject): JsonObject {
  const merged = { ...before }
  for (const [key, value] of Object.entries(changes)) {
    const old = Object.hasOwn(before, key) ? before[key] : undefined
    merged[key] = isObject(old) && isObject(value) ? mergeDeep(old, value) : value
  }
  return merged
}

/** Keeps zone and windows if the schedule changes its form; the fields of the old form would not fit. */
function scheduleFor(before: JobDefinition['schedule'], changes: JsonObject): JsonObject {
  if (changes.form === undefined || changes.form === before.form) return before
  const { zone, windows, outside } = before
  return { zone, windows, outside }
}

/** Returns a definition ready to store. @throws VigieError invalid_input | schedule_never_runs, naming the field */
function parseDefinition(value: unknown, now: number): JobDefinition {
  const result = jobDefinitionSchema.safeParse(value)
  if (!result.success) throw invalidInput(result.error)
  // Not in the stored form: a settings file of an older version may have such a name.
  if (!plainLineSchema.safeParse(result.data.name).success) throw unusable('name', 'form.plain_line')
  assertRuns(result.data.schedule, now)
  return result.data
}

/** Returns the definition with some parts changed. @throws like `parseDefinition` */
export function changedDefinition(before: JobDefinition, changes: JsonObject, now: number): JobDefinition {
  const schedule = isObject(changes.schedule)
    ? scheduleFor(before.schedule, changes.schedule)
    : before.schedule
  const merged = mergeDeep({ ...before, schedule } as JsonObject, changes)
  return parseDefinition({ ...merged, kind: changes.kind ?? before.kind }, now)
}
