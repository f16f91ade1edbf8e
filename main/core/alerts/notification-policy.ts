/**
 * What the owner is told now, and what waits: one notification per change of state, a cool-down for each type and
 * subject, a digest when many come at once, silence in quiet hours with a summary afterwards.
 */
import type { AlertType, Priority } from '../../../shared/alert.ts'
import type { Settings } from '../../../shared/settings.ts'
import { isQuiet } from './quiet-hours.ts'

export type NotificationSettings = Settings['notifications']

/** An active alert of whose change the owner has not been told. */
export interface Candidate {
  readonly type: AlertType
  readonly subject: string
  readonly priority: Priority
  /** When the owner was last told of this type and subject, ms. Null also for a reminder the owner asked for. */
  readonly lastNotifiedAt: number | null
  /** It waited because of quiet hours. */
  readonly held: boolean
}

export type NoticeForm = 'single' | 'digest' | 'summary'

export interface Decision<C extends Candidate> {
  readonly notices: readonly { readonly form: NoticeForm; readonly candidates: readonly C[] }[]
  /** Told at a later pass, if they are still active and unread then. `held` by quiet hours, else by the cool-down. */
  readonly waiting: readonly { readonly candidate: C; readonly held: boolean }[]
}

/** Decides over all candidates of a pass. With notifications off nobody is told, now or later. */
export function decideNotices<C extends Candidate>(
  candidates: readonly C[],
  settings: NotificationSettings,
  now: number,
  zone: string,
): Decision<C> {
  if (!settings.enabled) return { notices: [], waiting: [] }
  const quiet = isQuiet(settings.quiet_hours, now, zone)
  const ready: C[] = []
  const waiting: { candidate: C; held: boolean }[] = []
  for (const candidate of candidates) {
    const breaksThrough = candidate.priority === 'CRITICAL' && settings.quiet_hours.critical_breaks_through
    if (quiet && !breaksThrough) waiting.push({ candidate, held: true })
    else if (cooling(candidate, settings, now)) waiting.push({ candidate, held: candidate.held })
    else ready.push(candidate)
  }
  return { notices: bundled(ready, settings.digest_above), waiting }
}

/** A last time in the future means that the clock was set back: it does not silence. */
function cooling({ lastNotifiedAt }: Candidate, settings: NotificationSettings, now: number): boolean {
  if (lastNotifiedAt === null || lastNotifiedAt > now) return false
  return now - lastNotifiedAt < settings.cooldown_minutes * 60_000
}

function bundled<C extends Candidate>(ready: readonly C[], digestAbove: number): Decision<C>['notices'] {
  const held = ready.filter((candidate) => candidate.held)
  const fresh = ready.filter((candidate) => !candidate.held)
  const afterwards = held.length > 1 ? [{ form: 'summary' as const, candidates: held }] : singles(held)
  if (fresh.length > digestAbove) return [...afterwards, { form: 'digest', candidates: fresh }]
  return [...afterwards, ...singles(fresh)]
}

const singles = <C extends Candidate>(candidates: readonly C[]) =>
  candidates.map((candidate) => ({ form: 'single' as const, candidates: [candidate] }))
