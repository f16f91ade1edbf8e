/** The tray's appearance on this machine: its model, the form of its icon, the locale of its times. */
import type { ContractRouterClient } from '@orpc/contract'
import { app, nativeTheme } from 'electron'
import type { Contract } from '../../../shared/contract/index.ts'
import { displayLocale } from '../../../shared/display-locale.ts'
import type { Settings } from '../../../shared/settings.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import { desktopName } from '../../adapters/electron/desktop-name.ts'
import { systemFormats } from '../../adapters/electron/system-formats.ts'
import type { Clock } from '../../core/ports/clock.ts'
import { barTheme } from '../../core/tray/bar.ts'
import type { TrayTheme } from '../../core/tray/icon.ts'
import { type ScorePlace, type TrayModel, trayModel } from '../../core/tray/model.ts'
import { readTrayState } from '../../core/tray/read.ts'

/** What the tray's model is made of. */
export interface TrayInput {
  readonly client: ContractRouterClient<Contract>
  readonly clock: Clock
  readonly language: Language
  readonly settings: Settings
}

/** Returns what the tray shows now. @throws what the contract throws */
export async function currentTrayModel({ client, clock, language, settings }: TrayInput): Promise<TrayModel> {
  const state = await readTrayState(client, clock, {
    language,
    locale: displayLocale(language, systemFormats(app, process)),
  })
  return trayModel(state, scorePlace(settings.desktop.tray_score))
}

/** Returns the form of the icon for the current bar. */
export function currentBarTheme({ desktop }: Settings): TrayTheme {
  return barTheme(desktop.tray_bar, {
    platform: process.platform,
    name: desktopName(process),
    dark: nativeTheme.shouldUseDarkColors,
    darkSystem: nativeTheme.shouldUseDarkColorsForSystemIntegratedUI,
  })
}

function scorePlace(setting: Settings['desktop']['tray_score']): ScorePlace {
  const mac = process.platform === 'darwin'
  if (setting === 'hidden' || (setting === 'auto' && !mac)) return 'nowhere'
  return mac ? 'beside' : 'inside'
}
