/** The wall clock for relative times. One timer serves the whole panel, and only while it is visible. */
import { useSyncExternalStore } from 'react'

const STEP_MS = 1000

let now = Date.now()
let timer: ReturnType<typeof setInterval> | undefined
const listeners = new Set<() => void>()

function tick(): void {
  now = Date.now()
  for (const listener of listeners) listener()
}

function stop(): void {
  clearInterval(timer)
  timer = undefined
}

/** A hidden panel does not even wake. */
function followVisibility(): void {
  stop()
  if (document.hidden) return
  tick()
  timer = setInterval(tick, STEP_MS)
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    now = Date.now()
    followVisibility()
    document.addEventListener('visibilitychange', followVisibility)
  }
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    stop()
    document.removeEventListener('visibilitychange', followVisibility)
  }
}

/** Returns now in ms, in steps of `stepMs`: a component renders again only if its step changes. */
export function useNow(stepMs: number): number {
  return useSyncExternalStore(subscribe, () => Math.floor(now / stepMs) * stepMs)
}
