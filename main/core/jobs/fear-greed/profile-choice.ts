/** What belongs to one market: mirrors of hosts serve any, its files, feeds and weights do not. */
import {
  type FearGreedSettings,
  fearGreedSettingsSchema,
  type ProfileId,
} from '../../../../shared/kinds/fear-greed.ts'
import { type JsonObject, withoutPath } from '../../settings/patch.ts'
import { belongingIn, type SettingsChoice } from '../settings-choice.ts'

/** The market of an index job. */
export const PROFILE_CHOICE: SettingsChoice = {
  by: 'profile',
  belonging: ['sources.market', 'sources.bonds', 'sources.csv', 'feeds', 'weights'],
}

/** Returns the settings of a job as they are for another market. */
export function settingsForProfile(settings: FearGreedSettings, profile: ProfileId): FearGreedSettings {
  if (settings.profile === profile) return settings
  const kept = belongingIn(PROFILE_CHOICE, settings).reduce<JsonObject>(
    (value, path) => withoutPath(value, fearGreedSettingsSchema, path),
    settings as JsonObject,
  )
  return fearGreedSettingsSchema.parse({ ...kept, profile })
}
