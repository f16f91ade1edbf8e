/** The environment variables of the source system, which override the settings of its job. */

import { VigieError } from '../../../../shared/errors.ts'
import type { DefinitionOf } from '../../../../shared/job.ts'
import { jobDefinitionSchema } from '../../../../shared/job.ts'
import type { Settings } from '../../../../shared/settings.ts'
import { unusable } from '../../../../shared/unusable.ts'

/** Variables of the process, or of a test. */
export type Environment = Readonly<Record<string, string | undefined>>

/**
 * The settings with the variables applied to the job "analysis", if it exists.
 * @throws VigieError invalid_input naming the variable.
 */
export function settingsWithEnvironment(settings: Settings, environment: Environment): Settings {
  const definition = settings.jobs.analysis
  if (definition?.kind !== 'analysis') return settings
  return { ...settings, jobs: { ...settings.jobs, analysis: withEnvironment(definition, environment) } }
}

/**
 * The definition with the variables applied over it. Nothing is written back to the settings.
 * @throws VigieError invalid_input naming the variable.
 */
export function withEnvironment(
  definition: DefinitionOf<'analysis'>,
  environment: Environment,
): DefinitionOf<'analysis'> {
  const url = environment.DIEGO_URL
  const cron = environment.CRON_PATTERN
  const enabled = flag(environment, 'ENABLE_SCHEDULER')
  const attempts = whole(environment, 'RETRY_ATTEMPTS')
  const delay = whole(environment, 'RETRY_DELAY_MS')
  const runOnStart = flag(environment, 'RUN_ON_START')
  const { zone, windows, outside } = definition.schedule
  const overridden = {
    ...definition,
    ...(enabled === undefined ? {} : { enabled }),
    ...(runOnStart === undefined ? {} : { run_on_start: runOnStart }),
    schedule: cron === undefined ? definition.schedule : { form: 'cron', cron, zone, windows, outside },
    retry: {
      ...definition.retry,
      ...(attempts === undefined ? {} : { attempts }),
      ...(delay === undefined
        ? {}
        : { backoff: 'fixed', base_seconds: delay / 1000, cap_seconds: delay / 1000 }),
    },
    settings: { ...definition.settings, ...(url === undefined ? {} : { url }) },
  }
  const parsed = jobDefinitionSchema.safeParse(overridden)
  if (parsed.success) return parsed.data as DefinitionOf<'analysis'>
  throw refusal(String(parsed.error.issues[0]?.path.at(-1)), parsed.error.issues[0]?.message ?? '')
}

const FIELD_OF: Readonly<Record<string, string>> = {
  url: 'DIEGO_URL',
  cron: 'CRON_PATTERN',
  attempts: 'RETRY_ATTEMPTS',
  base_seconds: 'RETRY_DELAY_MS',
}

function refusal(field: string, problem: string): VigieError {
  return new VigieError('invalid_input', { field: FIELD_OF[field] ?? field, problem })
}

function flag(environment: Environment, name: string): boolean | undefined {
  const value = environment[name]?.trim().toLowerCase()
  if (value === undefined) return undefined
  if (['true', '1', 'yes', 'on'].includes(value)) return true
  if (['false', '0', 'no', 'off'].includes(value)) return false
  throw unusable(name, 'not_a_flag', { value })
}

function whole(environment: Environment, name: string): number | undefined {
  const value = environment[name]
  if (value === undefined) return undefined
  if (/^\d+$/.test(value.trim())) return Number(value)
  throw unusable(name, 'not_whole', { value })
}
