/** What Electron provides: power, network stack, key store, settings store, language. */

import { join } from 'node:path'
import { app, Notification, net, powerMonitor, safeStorage } from 'electron'
import { type Language, languageOf } from '../../../shared/vocabulary.ts'
import { nodeScheduleAlarm } from '../../adapters/alarm/node-schedule.ts'
import { timerDelay } from '../../adapters/clock/delay.ts'
import { systemClock } from '../../adapters/clock/system.ts'
import { electronConditions } from '../../adapters/electron/conditions.ts'
import { electronTransport } from '../../adapters/electron/net-transport.ts'
import { readsMarkup } from '../../adapters/electron/notification-text.ts'
import { type DesktopNotifier, electronNotifier } from '../../adapters/electron/notifier.ts'
import { electronPower } from '../../adapters/electron/power.ts'
import type { Quitting } from '../../adapters/electron/quitting.ts'
import { protectSecrets } from '../../adapters/electron/secrets.ts'
import { openElectronSettings } from '../../adapters/electron/settings.ts'
import { programFolder } from '../../adapters/files/program-folder.ts'
import { randomWith } from '../../adapters/random/system.ts'
import { secretTexts } from '../../adapters/secrets/file.ts'
import { sealedWarning } from '../../adapters/secrets/sealed.ts'
import type { Platform } from '../platform.ts'
import { desktopLoginItem } from './login-item.ts'
import { desktopUpdateAbility } from './updates.ts'

/** Longer than any system takes to show a notification. */
const PATIENCE_MS = 10_000

/** Call when Electron is ready. @param leave stops the application, then quits through its argument */
export function desktopPlatform(leave: Quitting['leave']): Platform {
  const loginItem = desktopLoginItem()
  return {
    clock: systemClock,
    random: (clock) => randomWith(clock.now),
    alarm: nodeScheduleAlarm,
    delay: timerDelay,
    power: electronPower(powerMonitor),
    conditions: electronConditions(powerMonitor, net),
    transport: () => electronTransport(net),
    fetch: (input, init) => net.fetch(input instanceof URL ? input.href : input, init),
    updateAbility: desktopUpdateAbility(leave),
    openSettings: openElectronSettings,
    openSecrets: (folder, log) =>
      protectSecrets(secretTexts(folder), safeStorage, process.env, sealedWarning(log)),
    ...(loginItem && { loginItem }),
    systemLanguage,
    runsAs: 'desktop',
    console: null,
  }
}

/** Returns the language of the system: French, or otherwise English. */
export function systemLanguage(): Language {
  return languageOf(app.getLocale()) ?? 'en'
}

/** @param open shows the subject of a notification, or the window as it was left */
export function desktopNotifier(open: (view?: string, item?: string) => void): DesktopNotifier {
  return electronNotifier({
    isSupported: () => Notification.isSupported(),
    create: (options) => new Notification(options),
    open: (target) => open(target?.view, target?.id),
    icon: join(programFolder(), 'assets', 'icons', '256x256.png'),
    readsMarkup: () => readsMarkup(process),
    afterPatience: (giveUp) => {
      const timer = setTimeout(giveUp, PATIENCE_MS)
      return () => clearTimeout(timer)
    },
  })
}
