/** The setting without which a job does nothing: it has no default, and empty it keeps the job off. */
import type { JobDefinition } from './job.ts'
import type { JobKindName } from './vocabulary.ts'

/** By kind; the other kinds need none. */
export const REQUIRED_SETTINGS = {
  analysis: 'url',
  http: 'url',
  command: 'program',
  calendar: 'calendar_url',
} as const satisfies Partial<Record<JobKindName, string>>

/** Returns the required setting that a definition leaves empty, or null. */
export function emptySetting({ kind, settings }: Pick<JobDefinition, 'kind' | 'settings'>): string | null {
  if (!(kind in REQUIRED_SETTINGS)) return null
  const setting = REQUIRED_SETTINGS[kind as keyof typeof REQUIRED_SETTINGS]
  return Reflect.get(settings, setting) === '' ? setting : null
}
