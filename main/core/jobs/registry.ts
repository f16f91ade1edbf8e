/** The registered job kinds, and the jobs created from them at the first start. */

import { VigieError } from '../../../shared/errors.ts'
import { type JobDefinition, type JobTemplate, REPEATABLE_KINDS } from '../../../shared/job.ts'
import type { MessageKey, PlainMessageKey } from '../../../shared/messages/index.ts'
import { translate } from '../../../shared/messages/index.ts'
import type { Settings } from '../../../shared/settings.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import { FIRST_KINDS, type JobKindName, type Language } from '../../../shared/vocabulary.ts'
import type { SettingsPort } from '../ports/settings.ts'
import type { JsonObject } from '../settings/patch.ts'
import { changedDefinition } from './definition.ts'
import { assertNoCircle } from './followed.ts'
import type { JobKind, KindRegistry, RequiredSetting } from './kind.ts'
import { assertFitsChoice, unfitForRun } from './settings-choice.ts'

/** Returns kinds by name; `satisfies KindRegistry` requires all. @throws Error if a name and its kind differ */
export function createKinds<Given extends Partial<KindRegistry>>(kinds: Given): Given {
  for (const [name, { kind }] of Object.entries(kinds) as [JobKindName, { kind: JobKindName }][])
    if (kind !== name) throw new Error(`the kind "${kind}" is registered as "${name}"`)
  return kinds
}

/** Returns the message key of why a job cannot run with its definition, or null. */
export function blockedReasonOf(kinds: Partial<KindRegistry>, definition: JobDefinition): MessageKey | null {
  if (kinds[definition.kind] === undefined) return 'jobs.off.no_kind'
  const kind = kinds[definition.kind] as Pick<JobKind<JobKindName>, 'ready'>
  return absentSetting(kinds, definition)?.absent ?? kind.ready?.(definition) ?? null
}

/** Returns the required setting that a definition leaves empty, or null. */
export function absentSetting(
  kinds: Partial<KindRegistry>,
  { kind, settings }: Pick<JobDefinition, 'kind' | 'settings'>,
): RequiredSetting<JobKindName> | null {
  const required = kinds[kind]?.required as RequiredSetting<JobKindName> | undefined
  if (required === undefined) return null
  return Reflect.get(settings, required.setting) === '' ? required : null
}

/**
 * Returns the definition of one run with changes of its own. If they choose another market or exchange, what
 * belongs to the job's own is left out.
 * @throws VigieError job_not_found | invalid_input, also if it conflicts with another job | schedule_never_runs
 */
export function definitionOfRun(
  kinds: Partial<KindRegistry>,
  jobs: Settings['jobs'],
  id: string,
  changes: JsonObject,
  now: number,
): JobDefinition {
  const definition = jobs[id]
  if (definition === undefined) throw new VigieError('job_not_found', { id })
  const choice = kinds[definition.kind]?.choice
  const paths = choice === undefined ? [] : unfitForRun(choice, definition, changes)
  const changed = changedDefinition(definition, changes, now, { paths, defaults: {} })
  if (Object.keys(changes).length > 0) assertApart(kinds, jobs, id, changed)
  return changed
}

/**
 * Returns the jobs with one of them created or changed.
 * @throws VigieError invalid_input if it conflicts with another, runs after itself, or keeps what belongs to
 * another market or exchange
 */
export function withJob(
  kinds: Partial<KindRegistry>,
  jobs: Settings['jobs'],
  id: string,
  definition: JobDefinition,
): Settings['jobs'] {
  const before = beforeOf(jobs, id, definition)
  const choice = kinds[definition.kind]?.choice
  if (before !== null && choice !== undefined) assertFitsChoice(choice, before, definition)
  assertApart(kinds, jobs, id, definition)
  const changed = { ...jobs, [id]: definition }
  assertNoCircle(changed, id)
  return changed
}

/** Returns the definition that another of the same kind replaces; null if there is none. */
function beforeOf(jobs: Settings['jobs'], id: string, { kind }: JobDefinition): JobDefinition | null {
  const replaced = jobs[id]
  return replaced?.kind === kind ? replaced : null
}

/**
 * Refuses a second job of a kind of which Vigie has one: two would keep the same alerts, or pay for the same records. One
 * that a settings file has already stays.
 * @throws VigieError invalid_input
 */
export function assertNotSecond(
  before: Settings['jobs'],
  after: Settings['jobs'],
  fieldOf: (id: string) => string,
): void {
  for (const [id, { kind }] of Object.entries(after)) {
    if (kind === before[id]?.kind || REPEATABLE_KINDS.some((each) => each === kind)) continue
    const first = Object.keys(after).find((other) => other !== id && after[other]?.kind === kind)
    if (first !== undefined) throw unusable(fieldOf(id), 'job.kind_once', { job: first })
  }
}

/** @throws VigieError invalid_input if a definition conflicts with another job */
function assertApart(
  kinds: Partial<KindRegistry>,
  jobs: Settings['jobs'],
  id: string,
  definition: JobDefinition,
): void {
  const kind = kinds[definition.kind] as Pick<JobKind<JobKindName>, 'assertApart'> | undefined
  const others = Object.entries(jobs).filter(([name, { kind }]) => name !== id && kind === definition.kind)
  kind?.assertApart?.({ definition, before: beforeOf(jobs, id, definition), others: new Map(others) })
}

/**
 * Creates the job of each kind that has none; its id equals its kind. Zone and language are those of that
 * moment; the owner may change the name afterwards.
 */
export function createDefaultJobs(
  kinds: Partial<KindRegistry>,
  settings: SettingsPort,
  zone: string,
  language: Language,
): void {
  const missing = FIRST_KINDS.filter(
    (kind) => kinds[kind] !== undefined && settings.read().jobs[kind] === undefined,
  )
  if (missing.length === 0) return
  settings.update((current: Settings) => {
    const made = missing.map((kind) => [
      kind,
      { ...kinds[kind]?.defaults(zone), name: translate(language, `kind.${kind}`) },
    ])
    return { ...current, jobs: { ...current.jobs, ...Object.fromEntries(made) } }
  })
}

/** Returns the initial definitions of another job of each repeatable kind. @param taken ids of existing jobs */
export function jobTemplates(
  kinds: Partial<KindRegistry>,
  taken: readonly string[],
  zone: string,
  language: Language,
): JobTemplate[] {
  return REPEATABLE_KINDS.flatMap((kind) => {
    const defined = kinds[kind] as Pick<JobKind<JobKindName>, 'defaults' | 'templates'> | undefined
    if (defined === undefined) return []
    const templates = defined.templates?.(zone, language) ?? { [kind]: defined.defaults(zone) }
    return Object.entries(templates).map(([template, definition]) => {
      const first = translate(
        language,
        template === kind ? `kind.${kind}` : (`template.${template}` as PlainMessageKey),
      )
      const [id, name] = freeName(template, first, taken)
      return { template, id, definition: { ...definition, name } }
    })
  })
}

/** The first job has the name alone, another one a number; Vigie's own job of a kind may have been removed. */
function freeName(template: string, name: string, taken: readonly string[]): readonly [string, string] {
  const isFirst = !taken.includes(template) && !FIRST_KINDS.some((kind) => kind === template)
  if (isFirst) return [template, name]
  let number = 2
  while (taken.includes(`${template}-${number}`)) number += 1
  return [`${template}-${number}`, `${name} ${number}`]
}
