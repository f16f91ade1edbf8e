/** The settings of the job that rewrites occupation records. */
import { type OccupationsSettings, occupationsSettingsSchema } from '../../../../shared/kinds/occupations.ts'
import type { SettingsPort } from '../../ports/settings.ts'

/** Returns the current settings of the occupations job, or its defaults before the first start. */
export function occupationsSettings(settings: SettingsPort): OccupationsSettings {
  const definition = settings.read().jobs.occupations
  return definition?.kind === 'occupations' ? definition.settings : occupationsSettingsSchema.parse({})
}
