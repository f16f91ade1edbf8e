import { type Settings, settingsSchema } from '../../../shared/settings.ts'
import type { SettingsPort } from '../ports/settings.ts'

/** What decides over the stored settings, for example the environment. */
export interface Override {
  /** The settings as everybody sees them. @throws VigieError where the stored ones and the override do not fit */
  apply(stored: Settings): Settings
  /** What is to be stored of a change. @throws VigieError where the change is about what the override decides */
  keep(stored: Settings, next: Settings): Settings
}

/**
 * Settings seen through an override. What is written goes to the settings beneath, so an override is never stored; a
 * change that does not go together with it is refused before anything is written.
 */
export function overridden(settings: SettingsPort, override: Override): SettingsPort {
  let stored: Settings | null = null
  let seen: Settings | null = null

  function see(current: Settings): Settings {
    if (seen === null || current !== stored) {
      stored = current
      seen = override.apply(current)
    }
    return seen
  }

  /** What does not parse is left to the settings beneath, which name the field. */
  function checked(next: unknown): unknown {
    const parsed = settingsSchema.safeParse(next)
    if (!parsed.success) return next
    const kept = override.keep(settings.read(), parsed.data)
    override.apply(kept)
    return kept
  }

  return {
    read: () => see(settings.read()),
    update: (change) => see(settings.update((current) => checked(change(current)))),
    onChange: (listener) => settings.onChange((now, before) => listener(see(now), override.apply(before))),
  }
}
