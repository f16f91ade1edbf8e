/** The settings port over any store that keeps one object in a file: conf headless, electron-store in the desktop. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { VigieError } from '../../../shared/errors.ts'
import { invalidInput } from '../../../shared/input-problem.ts'
import { type Settings, settingsSchema } from '../../../shared/settings.ts'
import { migrateSettings } from '../../../shared/settings-migration.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { SettingsPort } from '../../core/ports/settings.ts'
import { fileStamp } from '../files/stamp.ts'
import { keepLastGood, loadSettings, SETTINGS_NAME, unwritable } from './settings-file.ts'

/** What the adapter needs of a store; `Conf` and `ElectronStore` implement it. The setter writes atomically. */
export interface ObjectStore {
  store: Record<string, unknown>
}

/** Where a store keeps its file. */
export interface SettingsStoreOptions {
  readonly cwd: string
  /** `configName` in conf, `name` in electron-store. */
  readonly name: string
}

/** The settings of an instance, and what was wrong with their file when it was opened. */
export interface OpenedSettings extends SettingsPort {
  /** The problem of the file at startup, or null. */
  readonly finding: VigieError | null
}

type Listener = (settings: Settings, before: Settings) => void

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const part of Object.values(value)) frozen(part)
  }
  return value
}

function parsed(value: unknown): Settings {
  const result = settingsSchema.safeParse(migrateSettings(value))
  if (!result.success) throw invalidInput(result.error)
  return result.data
}

/**
 * Loads once and keeps the parsed settings, frozen, so that reading is free. The store only writes: it is
 * opened at the first change, when the file is known to be valid.
 * @throws VigieError settings_unwritable
 */
export function openSettings(
  folder: string,
  clock: Clock,
  openStore: (options: SettingsStoreOptions) => ObjectStore,
): OpenedSettings {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const { settings, finding } = loadSettings(folder, fileStamp(clock))
  const listeners = new Set<Listener>()
  let store: ObjectStore | null = null
  let current = frozen(settings)

  function write(next: Settings): void {
    try {
      // The copy first: if the disk fills up between the two, the settings in use are still those on disk.
      keepLastGood(folder, next)
      store ??= openStore({ cwd: folder, name: SETTINGS_NAME })
      store.store = next
    } catch (error) {
      forget()
      throw unwritable(join(folder, `${SETTINGS_NAME}.json`), error)
    }
  }

  /** What was refused must not come back with the copy, one day when the file is damaged. */
  function forget(): void {
    try {
      keepLastGood(folder, current)
    } catch {
      // The disk that refused the change refuses this too; the next change that succeeds replaces the copy.
    }
  }

  return {
    finding,
    read: () => current,
    update: (change) => {
      const before = current
      const next = parsed(change(structuredClone(before)))
      write(next)
      current = frozen(next)
      for (const listener of listeners) listener(current, before)
      return current
    },
    onChange: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
