/** Each variable of the source system: which part of the job it decides, and how it is read. */
import type { DefinitionOf } from '../../../../shared/job.ts'
import { unusable } from '../../../../shared/unusable-path.ts'

type AnalysisDefinition = DefinitionOf<'analysis'>

/** One variable of the environment. */
export interface Variable {
  readonly name: string
  /** The part it decides, as the owner knows it. */
  readonly field: string
  /** The definition with the variable's value, not validated yet. @throws VigieError invalid_input */
  readonly over: (definition: AnalysisDefinition, text: string) => object
  /** A definition with that part as another one has it. */
  readonly take: (definition: AnalysisDefinition, from: AnalysisDefinition) => AnalysisDefinition
}

/** In the order in which they are applied. */
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

/** What a pattern leaves to the settings: where and when it holds. */
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
