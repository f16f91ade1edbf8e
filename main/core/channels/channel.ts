/** A destination of notifications with its rules: the desktop or the log of this machine, and the owner's channels. */
import type { AlertPriority, AlertType } from '../../../shared/alert.ts'
import { PRIORITIES } from '../../../shared/alert.ts'
import type { ChannelDefinition } from '../../../shared/channel.ts'
import type { Settings } from '../../../shared/settings.ts'
import { MINUTE_MS } from '../../../shared/time/units.ts'
import { isQuiet } from '../alerts/quiet-hours.ts'
import type { Clock } from '../ports/clock.ts'
import type { Notifier } from '../ports/notifier.ts'
import type { SettingsPort } from '../ports/settings.ts'
import type { ChannelSender } from './ports.ts'

/** What decides about one alert. */
interface AboutAlert {
  readonly type: AlertType
  readonly subject: string
  readonly priority: AlertPriority
}

/** Which notifications a channel gets, and when. */
export interface ChannelRules {
  readonly accepts: (alert: AboutAlert) => boolean
  /** Whether its own quiet hours hold back a notification of this priority now. */
  readonly holds: (priority: AlertPriority, now: number) => boolean
  /** More notifications than this that wait are sent as one; null never combines them. */
  readonly digestAbove: number | null
  /** Time between two calls about other than critical alerts, ms. */
  readonly atLeastMs: number
  /** How a critical alert that nobody read is sent again; null if it is not, or not now. */
  readonly repeat: (now: number) => { readonly everyMs: number; readonly most: number } | null
}

/** A destination. Its notifier throws when it fails. */
export interface NotificationChannel {
  readonly name: string
  readonly notifier: Notifier
  readonly rules: ChannelRules
}

/** The rules of this machine's own notifications: everything, at once. */
export const EVERYTHING: ChannelRules = {
  accepts: () => true,
  holds: () => false,
  digestAbove: null,
  atLeastMs: 0,
  repeat: () => null,
}

/** Returns the owner's channels that are on, as the settings have them now. */
export function configuredChannels(
  settings: SettingsPort,
  sender: ChannelSender,
  clock: Clock,
): readonly NotificationChannel[] {
  const { notifications } = settings.read()
  return Object.entries(notifications.channels)
    .filter(([, { enabled }]) => enabled)
    .map(([name, definition]) => ({
      name,
      notifier: {
        show: async (notice) => {
          await sender.send(name, definition, notice)
          return 'sent'
        },
      },
      rules: rulesOf(name, definition, notifications, clock),
    }))
}

function rulesOf(
  name: string,
  definition: ChannelDefinition,
  notifications: Settings['notifications'],
  clock: Clock,
): ChannelRules {
  const { repeat_minutes, repeat_most } = definition
  const quiet = ownQuietHours(definition)
  const holds: ChannelRules['holds'] = (priority, now) => {
    if (priority === 'CRITICAL' && definition.quiet_critical) return false
    return isQuiet(quiet, now, clock.zone())
  }
  const silent = (now: number) =>
    !notifications.enabled ||
    holds('CRITICAL', now) ||
    (isQuiet(notifications.quiet_hours, now, clock.zone()) &&
      !notifications.quiet_hours.critical_breaks_through)
  return {
    accepts: (alert) =>
      acceptsType(definition, alert) &&
      // That a channel fails goes out over the others.
      !(alert.type === 'NOTIFY_FAILING' && alert.subject === name),
    holds,
    digestAbove: definition.at_most_every_minutes > 0 ? 1 : notifications.digest_above,
    atLeastMs: definition.at_most_every_minutes * MINUTE_MS,
    repeat: (now) =>
      repeat_minutes === 0 || silent(now) ? null : { everyMs: repeat_minutes * MINUTE_MS, most: repeat_most },
  }
}

/** Whether a channel takes alerts of a type and priority at all. */
export const acceptsType = (
  { minimum_priority, types }: Pick<ChannelDefinition, 'minimum_priority' | 'types'>,
  { type, priority }: Omit<AboutAlert, 'subject'>,
): boolean =>
  PRIORITIES.indexOf(priority) <= PRIORITIES.indexOf(minimum_priority) &&
  (types.length === 0 || types.includes(type))

function ownQuietHours({ quiet_from, quiet_to }: ChannelDefinition) {
  const enabled = quiet_from !== '' && quiet_to !== '' && quiet_from !== quiet_to
  return { enabled, from: quiet_from, to: quiet_to, critical_breaks_through: false }
}
