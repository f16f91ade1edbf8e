/** Settings headless: conf in an explicit folder, nothing of Electron. */
import Conf from 'conf'
import type { Clock } from '../../core/ports/clock.ts'
import { type OpenedSettings, openSettings } from './open-settings.ts'

/** @throws VigieError settings_unwritable */
export function openConfSettings(folder: string, clock: Clock): OpenedSettings {
  return openSettings(
    folder,
    clock,
    ({ cwd, name }) =>
      new Conf({ cwd, configName: name, configFileMode: 0o600, accessPropertiesByDotNotation: false }),
  )
}
