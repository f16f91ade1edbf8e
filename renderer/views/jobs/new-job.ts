/** What the form of a new job asks first, and its initial values. */
import type { Job, JobDefinition, JobTemplate } from '../../../shared/job.ts'
import { newJobName } from '../../../shared/new-job-name.ts'
import type { JobKindName } from '../../../shared/vocabulary.ts'
import { PROFILES } from '../../vocabulary.computed.ts'
import type { Localizer } from '../../words/words.ts'
import type { FormSchema, SchemaObject } from '../settings/json-schema.ts'

/** The settings that distinguish a job from others of its kind, or that it does nothing without; the others have defaults. */
const FIRST: Readonly<Record<JobKindName, readonly string[]>> = {
  'fear-greed': ['profile'],
  trades: ['exchange', 'symbol', 'start'],
  analysis: ['url', 'path'],
  http: ['url', 'checks', 'figures'],
  command: ['program', 'arguments', 'figures'],
  calendar: ['calendar_url', 'protocol', 'calendar_name', 'asset'],
  alerts: [],
  occupations: [],
}

/** Returns the template as form data: its id beside its definition, enabled because the user is adding it. Its name is still open. */
export function draftOf({ id, definition }: JobTemplate, jobs: readonly Job[]): SchemaObject {
  const settings = firstSettings(definition, jobs)
  const { name: _, ...unnamed } = definition
  return { job_id: id, ...unnamed, enabled: true, settings } as unknown as SchemaObject
}

/** Returns the draft with the name that Vigie gives its job, unless its owner typed one. */
export function named(draft: SchemaObject, jobs: readonly Job[], words: Pick<Localizer, 't'>): SchemaObject {
  if (draft.name !== undefined) return draft
  const taken = jobs.map(({ definition }) => definition.name)
  return { ...draft, name: newJobName(draft as unknown as JobDefinition, taken, words.t) }
}

/** Does not propose values that another job of the kind already has. */
function firstSettings({ kind, settings }: JobDefinition, jobs: readonly Job[]): object {
  if (kind === 'trades') return { ...settings, symbol: '' }
  if (kind !== 'fear-greed') return settings
  const watched = jobs.map(
    ({ definition }) => definition.kind === 'fear-greed' && definition.settings.profile,
  )
  return { ...settings, profile: PROFILES.find((profile) => !watched.includes(profile)) ?? settings.profile }
}

/** The parts of the form of a new job. */
export interface FormParts {
  /** Name and id. */
  readonly head: FormSchema
  /** The most important settings. */
  readonly settings: FormSchema
  readonly rest: FormSchema
  /** The whole schema, for validation. */
  readonly whole: FormSchema
}

/** Splits the schema of a kind into what is asked first and the rest. */
export function partsOf(kind: JobKindName, schema: FormSchema): FormParts {
  const { name = {}, settings = {}, ...others } = schema.properties ?? {}
  const job_id: FormSchema = { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,63}$' }
  const isFirst = ([setting]: readonly [string, FormSchema]) => FIRST[kind].includes(setting)
  const fields = Object.entries(settings.properties ?? {})
  const first = { ...settings, properties: Object.fromEntries(fields.filter(isFirst)) }
  const further = { ...settings, properties: Object.fromEntries(fields.filter((field) => !isFirst(field))) }
  return {
    head: { properties: { name, job_id } },
    settings: first,
    rest: { properties: { ...others, settings: further } },
    whole: {
      ...schema,
      properties: { ...schema.properties, job_id },
      required: schema.required?.filter((field) => field !== 'name') ?? [],
    },
  }
}
