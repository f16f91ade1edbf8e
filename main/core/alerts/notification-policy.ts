/**
 * What the owner is told now, and what waits: one notification per change of state, a cool-down for each type and
 * subject, a digest when many come at once, silence in quiet hours with a summary afterwards.
 */
import type { Priority } from '../../../shared/alert.ts'
import type { Settings } from '../../../shared/settings.ts'

export type NotificationSettings = Settings['notifications']

/** An active alert of whose change the owner has not been told. */
export interface Candidate {
  readonly priority: Priority
  /** When the owner was last told of this type and subject, ms. Null also for a reminder the owner asked for. */
  readonly lastNotifiedAt: number | null
  /** It waited because of quiet hours. */
  readonly held: boolean
}

/** Told now; waiting for the end of quiet hours, or of the cool-down; or never told. */
export type NoticeState = 'told' | 'held' | 'due' | 'none'

/** One alert, several in one notice, or only how many there are. */
export type NoticeForm = 'single' | 'digest' | 'summary'

export interface Bundle<C extends Candidate> {
  readonly form: NoticeForm
  readonly candidates: readonly C[]
}

/** What becomes of one candidate, in quiet hours or outside. With notifications off nobody is told, now or later. */
export function noticeState(
  candidate: Candidate,
  settings: NotificationSettings,
  quiet: boolean,
  now: number,
): NoticeState {
  if (!settings.enabled) return 'none'
  const breaksThrough = candidate.priority === 'CRITICAL' && settings.quiet_hours.critical_breaks_through
  if (quiet && !breaksThrough) return 'held'
  if (cooling(candidate, settings, now)) return candidate.held ? 'held' : 'due'
  return 'told'
}

/** A last time in the future means that the clock was set back: it does not silence. */
function cooling({ lastNotifiedAt }: Candidate, settings: NotificationSettings, now: number): boolean {
  if (lastNotifiedAt === null || lastNotifiedAt > now) return false
  return now - lastNotifiedAt < settings.cooldown_minutes * 60_000
}

/** Those who are told now, as notifications: what quiet hours held back comes as one summary of its own. */
export function bundled<C extends Candidate>(told: readonly C[], digestAbove: number): readonly Bundle<C>[] {
  const held = told.filter((candidate) => candidate.held)
  const fresh = told.filter((candidate) => !candidate.held)
  const afterwards: Bundle<C>[] = held.length > 1 ? [{ form: 'summary', candidates: held }] : singles(held)
  if (fresh.length > digestAbove) return [...afterwards, { form: 'digest', candidates: fresh }]
  return [...afterwards, ...singles(fresh)]
}

const singles = <C extends Candidate>(candidates: readonly C[]): Bundle<C>[] =>
  candidates.map((candidate) => ({ form: 'single', candidates: [candidate] }))
