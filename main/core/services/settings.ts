/** Reading and changing the settings through the doors. */
import type { Settings } from '../../../shared/settings.ts'
import { type JsonObject, mergeDeep } from '../jobs/definition.ts'
import type { SettingsPort } from '../ports/settings.ts'

export interface SettingsService {
  get(): Settings
  /** @throws VigieError invalid_input naming the field; nothing is changed then */
  update(changes: JsonObject): Settings
}

/**
 * Changes are laid over the settings, part by part. @throws (from update) VigieError invalid_input; nothing is written
 * then
 */
export function createSettingsService(settings: SettingsPort): SettingsService {
  return {
    get: () => settings.read(),
    update: (changes) => settings.update((current) => mergeDeep(current as unknown as JsonObject, changes)),
  }
}
