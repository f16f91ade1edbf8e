/** When a reader is back: timers stood still meanwhile, and a connection may have ended without anybody saying so. */

/** Shorter absences change nothing, ms. */
const AWAY_MS = 60_000

interface ReturnHandlers {
  /** The page can be seen again, or the network is back. */
  readonly back: () => void
  /** The same after a long time, or after an interruption: what was open may be dead. */
  readonly long: () => void
}

/** @param now ms @param signal ends it */
export function onReturn({ back, long }: ReturnHandlers, now: () => number, signal: AbortSignal): void {
  let left = now()
  const turned = () => {
    if (document.visibilityState === 'hidden') left = now()
    else if (now() - left >= AWAY_MS) long()
    else back()
  }
  document.addEventListener('visibilitychange', turned, { signal })
  window.addEventListener('online', long, { signal })
}
