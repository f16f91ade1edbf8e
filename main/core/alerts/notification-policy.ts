/**
 * Decides which notifications are sent now and which wait: one per change of state, a cool-down for each type
 * and subject, a digest when many come at once, silence in quiet hours with a summary afterwards.
 */

import type { AlertPriority } from '../../../shared/alert.ts'
import type { Settings } from '../../../shared/settings.ts'
import { MINUTE_MS } from '../../../shared/time/units.ts'

/** The owner's settings for notifications: cool-down, quiet hours, channels. */
export type NotificationSettings = Settings['notifications']

/** An active alert with a change that has not been notified. */
export interface NotificationCandidate {
  readonly priority: AlertPriority
  /** When the owner was last notified about this type and subject, ms. Null also for a reminder the owner asked for. */
  readonly lastNotifiedAt: number | null
  /** Whether it waited because of quiet hours. */
  readonly held: boolean
}

/** Sent now; waiting for the end of quiet hours, or for the end of the cool-down; or never sent. */
export type NoticeState = 'notified' | 'held' | 'due' | 'none'

/** One alert, several in one notification, only their number, or what was sent before and nobody read. */
export type NoticeForm = 'single' | 'digest' | 'summary' | 'repeat'

/** What one notification contains. */
export interface Bundle<C extends NotificationCandidate> {
  readonly form: NoticeForm
  readonly candidates: readonly C[]
}

/** Decides about one candidate, during quiet hours or outside. If notifications are off, it is never sent. */
export function noticeState(
  candidate: NotificationCandidate,
  settings: NotificationSettings,
  quiet: boolean,
  now: number,
): NoticeState {
  if (!settings.enabled) return 'none'
  const breaksThrough = candidate.priority === 'CRITICAL' && settings.quiet_hours.critical_breaks_through
  if (quiet && !breaksThrough) return 'held'
  if (cooling(candidate, settings, now)) return candidate.held ? 'held' : 'due'
  return 'notified'
}

/** If the last time is in the future, the clock was set back: it does not suppress the notification. */
function cooling(
  { lastNotifiedAt }: NotificationCandidate,
  settings: NotificationSettings,
  now: number,
): boolean {
  if (lastNotifiedAt === null || lastNotifiedAt > now) return false
  return now - lastNotifiedAt < settings.cooldown_minutes * MINUTE_MS
}

/** Groups the candidates sent now into notifications. Those that quiet hours held back become a separate summary. */
export function bundled<C extends NotificationCandidate>(
  candidates: readonly C[],
  digestAbove: number,
): readonly Bundle<C>[] {
  const held = candidates.filter((candidate) => candidate.held)
  const fresh = candidates.filter((candidate) => !candidate.held)
  const afterwards: Bundle<C>[] = held.length > 1 ? [{ form: 'summary', candidates: held }] : singles(held)
  if (fresh.length > digestAbove) return [...afterwards, { form: 'digest', candidates: fresh }]
  return [...afterwards, ...singles(fresh)]
}

const singles = <C extends NotificationCandidate>(candidates: readonly C[]): Bundle<C>[] =>
  candidates.map((candidate) => ({ form: 'single', candidates: [candidate] }))
