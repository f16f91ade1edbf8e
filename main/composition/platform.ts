/** What differs between the desktop and a server: each entry point creates one. */

import type { Language } from '../../shared/vocabulary.ts'
import type { LoginItem } from '../adapters/electron/login-item.ts'
import type { NetworkSettings } from '../adapters/net/node-transport.ts'
import type { HttpTransport } from '../adapters/net/transport.ts'
import type { OpenedSettings } from '../adapters/settings/open-settings.ts'
import type { Alarm } from '../core/ports/alarm.ts'
import type { Clock, MachineClock } from '../core/ports/clock.ts'
import type { MachineConditions } from '../core/ports/conditions.ts'
import type { Delay } from '../core/ports/delay.ts'
import type { Log } from '../core/ports/log.ts'
import type { Notifier } from '../core/ports/notifier.ts'
import type { PowerEvents } from '../core/ports/power.ts'
import type { Random } from '../core/ports/random.ts'
import type { RunningProgram } from '../core/ports/running-program.ts'
import type { Secrets } from '../core/ports/settings.ts'
import type { UpdateAbility } from '../core/updates/ports.ts'

/** What differs between the desktop and plain Node. */
export interface Platform {
  readonly clock: MachineClock
  /** Returns identifiers that begin with the time. */
  readonly random: (clock: Clock) => Random
  readonly alarm: (clock: Clock) => Alarm
  readonly delay: Delay
  /** Absent if the machine reports no power events. */
  readonly power?: PowerEvents
  readonly conditions: MachineConditions
  /** The network stack: Electron's in the desktop, Node's headless. */
  readonly transport: (settings: () => NetworkSettings) => HttpTransport
  /** The stack as `fetch`, for libraries with their own client; if absent, the runtime's own. */
  readonly fetch?: typeof globalThis.fetch
  readonly openSettings: (folder: string, clock: Clock) => OpenedSettings
  readonly openSecrets: (folder: string, log: Log) => Secrets
  /** Shows notifications on this machine; absent headless, where log and webhook are used. */
  readonly notifier?: Notifier
  /** How this package is updated; absent headless, which comes from npm. */
  readonly updateAbility?: (log: Log) => UpdateAbility
  /** Start at login; absent headless, and in a program that is not installed. */
  readonly loginItem?: LoginItem
  /** The program as it is on disk; by default that of this process. */
  readonly program?: RunningProgram
  readonly runsAs: 'desktop' | 'server'
  /** Returns the language of the system, if the owner chose none. */
  readonly systemLanguage: () => Language
  /** Prints log lines; null to print none. */
  readonly console: ((line: string) => void) | null
}
