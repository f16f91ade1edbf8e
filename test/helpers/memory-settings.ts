/** Settings without a file: parsed like the real ones. */
import type { SettingsPort } from '../../main/core/ports/settings.ts'
import { invalidInput } from '../../shared/input-problem.ts'
import { type Settings, settingsSchema } from '../../shared/settings.ts'
import { migrateSettings } from '../../shared/settings-migration.ts'

export function memorySettings(initial: unknown = {}): SettingsPort {
  let current: Settings = settingsSchema.parse(migrateSettings(initial))
  const listeners = new Set<(settings: Settings, before: Settings) => void>()
  return {
    read: () => current,
    update: (change) => {
      const before = current
      const value = change(structuredClone(before))
      const result = settingsSchema.safeParse(migrateSettings(value))
      if (!result.success) throw invalidInput(result.error)
      current = result.data
      for (const listener of listeners) listener(current, before)
      return current
    },
    onChange: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
