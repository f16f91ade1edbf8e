import { type Settings, settingsSchema } from '../../../shared/settings.ts'
import type { SettingsPort } from '../ports/settings.ts'

/** Overrides of the stored settings, for example by the environment. */
export interface Override {
  /** Returns the effective settings. @throws VigieError if the stored ones and the override conflict */
  apply(stored: Settings): Settings
  /** Returns what to store of a change. @throws VigieError if it concerns what the override sets */
  keep(stored: Settings, next: Settings): Settings
}

/**
 * Settings with an override. Changes are written to the settings beneath, so an override is never stored; a
 * change that conflicts with it is rejected before anything is written.
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

  /** Leaves invalid input to the settings beneath, which name the field. */
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
