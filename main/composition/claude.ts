/** Claude, as the owner set it: one address, shared by whoever asks; each chooses a model of its own. */
import { type OccupationsSettings, occupationsSettingsSchema } from '../../shared/kinds/occupations.ts'
import type { SettingsPort } from '../core/ports/settings.ts'

/** The settings of the occupations job as they are now, or its defaults before the first start. */
export function occupationsSettings(settings: SettingsPort): OccupationsSettings {
  const definition = settings.read().jobs.occupations
  return definition?.kind === 'occupations' ? definition.settings : occupationsSettingsSchema.parse({})
}
