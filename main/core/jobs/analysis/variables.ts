/** The environment variables of the source system: which part of the job each one sets, and how it is read. */
import type { DefinitionOf } from '../../../../shared/job.ts'
import { unusable } from '../../../../shared/unusable-path.ts'

/** The definition of a job that calls an analysis service. */
export type AnalysisDefinition = DefinitionOf<'analysis'>

/** One environment variable. */
export interface Variable {
  readonly name: string
  /** The part it sets, as named in the settings. */
  readonly field: string
  /** Returns the definition with the variable's value, not validated yet. @throws VigieError invalid_input */
  readonly over: (definition: AnalysisDefinition, text: string) => object
  /** Returns a definition with that part copied from another one. */
  readonly take: (definition: AnalysisDefinition, from: AnalysisDefinition) => AnalysisDefinition
}

/** In the order of application. */
export const VARIABLES: readonly Variable[] = [
  {
    name: 'DIEGO_URL',
    field: 'settings.url',
    over: (definition, url) => ({ ...definition, settings: { ...definition.settings, url } }),
    take: (definition, { settings: { url } }) => ({
      ...definition,
      settings: { ...definition.settings, url },
    }),
  },
  {
    name: 'CRON_PATTERN',
    field: 'schedule',
    over: (definition, cron) => ({ ...definition, schedule: { form: 'cron', cron, ...stretch(definition) } }),
    take: (definition, from) => ({ ...definition, schedule: { ...from.schedule, ...stretch(definition) } }),
  },
  {
    name: 'ENABLE_SCHEDULER',
    field: 'enabled',
    over: (definition, text) => ({ ...definition, enabled: flag('ENABLE_SCHEDULER', text) }),
    take: (definition, { enabled }) => ({ ...definition, enabled }),
  },
  {
    name: 'RETRY_ATTEMPTS',
    field: 'retry.attempts',
    over: (definition, text) => ({
      ...definition,
      retry: { ...definition.retry, attempts: whole('RETRY_ATTEMPTS', text) },
    }),
    take: (definition, { retry: { attempts } }) => ({
      ...definition,
      retry: { ...definition.retry, attempts },
    }),
  },
  {
    name: 'RETRY_DELAY_MS',
    field: 'retry',
    over: (definition, text) => {
      const seconds = whole('RETRY_DELAY_MS', text) / 1000
      const pause = { backoff: 'fixed', base_seconds: seconds, cap_seconds: seconds }
      return { ...definition, retry: { ...definition.retry, ...pause } }
    },
    take: (definition, { retry: { backoff, base_seconds, cap_seconds } }) => ({
      ...definition,
      retry: { ...definition.retry, backoff, base_seconds, cap_seconds },
    }),
  },
  {
    name: 'RUN_ON_START',
    field: 'run_on_start',
    over: (definition, text) => ({ ...definition, run_on_start: flag('RUN_ON_START', text) }),
    take: (definition, { run_on_start }) => ({ ...definition, run_on_start }),
  },
]

/** The parts of a schedule that a pattern does not set: zone and windows. */
function stretch({ schedule: { zone, windows, outside } }: AnalysisDefinition) {
  return { zone, windows, outside }
}

function flag(name: string, text: string): boolean {
  const value = text.trim().toLowerCase()
  if (['true', '1', 'yes', 'on'].includes(value)) return true
  if (['false', '0', 'no', 'off'].includes(value)) return false
  throw unusable(name, 'not_a_flag', { value })
}

function whole(name: string, value: string): number {
  if (/^\d+$/.test(value.trim())) return Number(value)
  throw unusable(name, 'not_whole', { value })
}
