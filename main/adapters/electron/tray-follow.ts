/** Keeps the tray up to date: renders at each relevant event, at most a few times a second, and every minute. */
import type { VigieEvent } from '../../../shared/events.ts'
import type { Log } from '../../core/ports/log.ts'
import type { TrayModel } from '../../core/tray/model.ts'

/** Where the tray's model comes from, and what shows it. */
export interface FollowDeps {
  readonly subscribe: (listener: (event: Pick<VigieEvent, 'type'>) => void) => () => void
  readonly read: () => Promise<TrayModel>
  readonly render: (model: TrayModel) => void
  readonly log: Log
}

const SETTLE_MS = 250
/** Times such as "next 15:20" and an ageing score change without an event. */
const REFRESH_MS = 60_000

const RELEVANT: readonly VigieEvent['type'][] = [
  'run',
  'job',
  'score',
  'alerts',
  'settings',
  'program',
  'problems',
  'reset',
]

/** @returns a function that stops it */
export function followTray({ subscribe, read, render, log }: FollowDeps): () => void {
  let settling: NodeJS.Timeout | null = null
  let stopped = false

  async function refresh(): Promise<void> {
    settling = null
    try {
      const model = await read()
      if (!stopped) render(model)
    } catch (error) {
      // What was being read as the program stopped has nobody to see it.
      if (!stopped) log.warn('The tray could not be refreshed.', { error })
    }
  }

  function soon(): void {
    settling ??= setTimeout(() => void refresh(), SETTLE_MS)
  }

  const unsubscribe = subscribe((event) => {
    if (RELEVANT.includes(event.type)) soon()
  })
  const regular = setInterval(soon, REFRESH_MS)
  void refresh()
  return () => {
    stopped = true
    unsubscribe()
    clearInterval(regular)
    if (settling !== null) clearTimeout(settling)
  }
}
