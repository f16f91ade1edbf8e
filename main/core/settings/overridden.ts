import type { Settings } from '../../../shared/settings.ts'
import type { SettingsPort } from '../ports/settings.ts'

/**
 * Settings seen through an override, for example the environment. What is written goes to the settings beneath,
 * so an override is never stored.
 */
export function overridden(settings: SettingsPort, override: (settings: Settings) => Settings): SettingsPort {
  let stored: Settings | null = null
  let seen: Settings | null = null

  function see(current: Settings): Settings {
    if (seen === null || current !== stored) {
      stored = current
      seen = override(current)
    }
    return seen
  }

  return {
    read: () => see(settings.read()),
    update: (change) => see(settings.update(change)),
    onChange: (listener) => settings.onChange((now, before) => listener(see(now), override(before))),
  }
}
