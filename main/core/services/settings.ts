/** Reading and changing the settings through the doors. */
import type { Settings } from '../../../shared/settings.ts'
import type { SettingsPort } from '../ports/settings.ts'
import { merged } from '../settings/merge.ts'

export interface SettingsService {
  get(): Settings
  /** @throws VigieError invalid_input naming the field; nothing is changed then */
  update(changes: Readonly<Record<string, unknown>>): Settings
}

export function createSettingsService(settings: SettingsPort): SettingsService {
  return {
    get: () => settings.read(),
    update: (changes) => settings.update((current) => merged(current, changes)),
  }
}
