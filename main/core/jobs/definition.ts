/** Changes a job's definition: merges the parts, then validates the whole. */
import { invalidInput } from '../../../shared/input-problem.ts'
import { type JobDefinition, jobDefinitionSchema, schemaOfKind } from '../../../shared/job.ts'
import { headerValueSchema } from '../../../shared/kinds/http.ts'
import { COMMON_FIELDS } from '../../../shared/schedule.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import { plainLineSchema, visibleLineSchema } from '../../../shared/vocabulary.ts'
import { assertRuns } from '../schedule/plan.ts'
import {
  assertRemovable,
  isObject,
  type JsonObject,
  mergeDeep,
  withDefaultAt,
  withoutPath,
} from '../settings/patch.ts'

/** Keeps the fields that all forms have if the schedule changes its form; the fields of the old form would not fit. */
function scheduleFor(before: JobDefinition['schedule'], changes: JsonObject): JsonObject {
  if (changes.form === undefined || changes.form === before.form) return before as JsonObject
  const kept = Object.entries(before).filter(([name]) => COMMON_FIELDS.includes(name))
  return Object.fromEntries(kept) as JsonObject
}

/** Returns a definition ready to store. @throws VigieError invalid_input | schedule_never_runs, naming the field */
function parseDefinition(value: unknown, before: JobDefinition, now: number): JobDefinition {
  const result = jobDefinitionSchema.safeParse(value)
  if (!result.success) throw invalidInput(result.error)
  // Not in the stored form: a settings file of an older version may have such a name.
  const { name } = result.data
  if (!plainLineSchema.safeParse(name).success) throw unusable('name', 'form.plain_line')
  if (!visibleLineSchema.safeParse(name).success) throw unusable('name', 'form.visible_line')
  assertHeaders(result.data)
  // A schedule that has ended does not keep other parts from being changed.
  if (JSON.stringify(result.data.schedule) !== JSON.stringify(before.schedule))
    assertRuns(result.data.schedule, now)
  return result.data
}

/** Not in the stored form either: a header of an older version that can never be sent must not cost the other settings. */
function assertHeaders({ settings }: JobDefinition): void {
  const headers = 'headers' in settings ? settings.headers : {}
  const wrong = Object.entries(headers).find(([, value]) => !headerValueSchema.safeParse(value).success)
  if (wrong !== undefined) throw unusable(`settings.headers.${wrong[0]}`, 'form.header_value')
}

/** The fields that only one form of a schedule has. */
const FORM_OF: Readonly<Record<string, string>> = {
  cron: 'cron',
  every_seconds: 'every',
  anchor: 'every',
  after_seconds: 'after',
  at: 'once',
}

/** @throws VigieError invalid_input for another kind, or a field of another form of schedule than the one it will have */
function assertFits(before: JobDefinition, { kind, schedule }: JsonObject): void {
  if (kind !== undefined && kind !== before.kind)
    throw unusable('kind', 'job.kind_stays', { kind: String(kind) })
  if (!isObject(schedule)) return
  const form = String(schedule.form ?? before.schedule.form)
  const stranger = Object.keys(schedule).find((name) => (FORM_OF[name] ?? form) !== form)
  if (stranger === undefined) return
  const other = String(FORM_OF[stranger])
  throw unusable(`schedule.${stranger}`, 'schedule.of_form', { form, other })
}

/** What to remove before the changes are merged. */
export interface UnsetParts {
  readonly paths: readonly string[]
  /** The definition of a new job of the kind. */
  readonly defaults: object
}

/** Returns the definition with some parts changed. @throws like `parseDefinition` */
export function changedDefinition(
  before: JobDefinition,
  changes: JsonObject,
  now: number,
  { paths, defaults }: UnsetParts = { paths: [], defaults: {} },
): JobDefinition {
  assertFits(before, changes)
  if (paths.includes('kind')) throw unusable('kind', 'job.kind_needed')
  assertRemovable(before as JsonObject, schemaOfKind(before.kind), { changes, unset: paths })
  const kept = paths.reduce<JsonObject>(
    (value, path) => withoutPath(value, schemaOfKind(before.kind), path),
    before as JsonObject,
  )
  const schedule =
    isObject(changes.schedule) && kept.schedule !== undefined
      ? scheduleFor(before.schedule, changes.schedule)
      : kept.schedule
  const merged = mergeDeep({ ...kept, ...(schedule !== undefined && { schedule }) } as JsonObject, changes)
  const whole = paths.reduce(
    (value, path) => withDefaultAt(value, jobDefinitionSchema, path, defaults as JsonObject),
    merged,
  )
  return parseDefinition({ ...whole, kind: changes.kind ?? before.kind }, before, now)
}
