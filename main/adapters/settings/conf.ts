/** Settings in headless mode: conf in an explicit folder, nothing of Electron. */
import { createRequire } from 'node:module'
import type { Clock } from '../../core/ports/clock.ts'
import { withSomeHome } from '../files/home-folder.ts'
import { type OpenedSettings, openSettings, type SettingsStoreOptions } from './open-settings.ts'

type ConfModule = typeof import('conf')

/** Loaded at the first change: conf includes a schema compiler that loads more slowly than Vigie starts. */
function openConf({ cwd, name }: SettingsStoreOptions) {
  const { default: Conf } = withSomeHome(() => createRequire(import.meta.url)('conf') as ConfModule)
  return new Conf({ cwd, configName: name, configFileMode: 0o600, accessPropertiesByDotNotation: false })
}

/** @throws VigieError settings_unwritable */
export function openConfSettings(folder: string, clock: Clock): OpenedSettings {
  return openSettings(folder, clock, openConf)
}
