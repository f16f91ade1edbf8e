/** Judges the rules again soon after what they look at was changed, so that all that is shown agrees. */
import type { Delay } from '../ports/delay.ts'
import type { Events } from '../ports/events.ts'
import { isSubjectsChanged } from './subjects-changed.ts'

/** Changes of this time are judged together, ms. */
const TOGETHER_MS = 1000

/** What tells of a change, and what judges. */
export interface FollowChangesDeps {
  readonly events: Pick<Events, 'subscribe'>
  readonly delay: Delay
  /** Never rejects. */
  readonly recheck: () => Promise<void>
  /** Ends what waits. */
  readonly signal: AbortSignal
}

/**
 * Follows changes of assets, maintenances and readings.
 * @returns a function that stops following
 */
export function followChanges({ events, delay, recheck, signal }: FollowChangesDeps): () => void {
  let waits = false
  const judgeSoon = async () => {
    waits = true
    try {
      await delay(TOGETHER_MS, signal)
    } catch {
      return
    } finally {
      waits = false
    }
    await recheck()
  }
  return events.subscribe((event) => {
    if (isSubjectsChanged(event) && !waits && !signal.aborted) void judgeSoon()
  })
}
