import ElectronStore from 'electron-store'
import type { Clock } from '../../core/ports/clock.ts'
import { type OpenedSettings, openSettings } from '../settings/open-settings.ts'

/** Settings in the desktop: electron-store behind the same port and the same rules as headless. */
export function openElectronSettings(folder: string, clock: Clock): OpenedSettings {
  return openSettings(
    folder,
    clock,
    ({ cwd, name }) =>
      new ElectronStore({ cwd, name, configFileMode: 0o600, accessPropertiesByDotNotation: false }),
  )
}
