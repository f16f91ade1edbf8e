/** Reads and changes the settings. */
import type { Settings } from '../../../shared/settings.ts'
import { type JsonObject, mergeDeep } from '../jobs/definition.ts'
import type { SettingsPort } from '../ports/settings.ts'
import { assertKnownSettings } from '../settings/known-keys.ts'

/** Operations on the settings. */
export interface SettingsService {
  get(): Settings
  /** @throws VigieError invalid_input naming the field; then nothing is changed */
  update(input: { readonly changes: JsonObject }): Settings
}

/**
 * Merges changes into the settings, part by part. @throws (from update) VigieError invalid_input; then
 * nothing is written
 */
export function createSettingsService(settings: SettingsPort): SettingsService {
  return {
    get: () => settings.read(),
    update: ({ changes }) => {
      assertKnownSettings(changes)
      return settings.update((current) => mergeDeep(current as unknown as JsonObject, changes))
    },
  }
}
