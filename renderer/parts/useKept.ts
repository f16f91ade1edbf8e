/** Entries of a form that outlive its view: who goes elsewhere and comes back finds them. */
import { useRef, useState } from 'react'

/** What was entered and neither sent nor given up, by form. Only in memory: it may be private. */
const kept = new Map<string, unknown>()

/** Leaving the page would lose entries: a browser asks first, and the window of the desktop is only hidden. */
const hold = (event: BeforeUnloadEvent) => event.preventDefault()

function keep(form: string, value: unknown): void {
  kept.delete(form)
  kept.set(form, value)
  window.addEventListener('beforeunload', hold)
}

/** Forgets what was entered in a form, once it is sent or given up. */
export function forgetEntries(form: string): void {
  kept.delete(form)
  if (kept.size === 0) window.removeEventListener('beforeunload', hold)
}

/** Returns the end of the name of the form that was filled in last, of those whose name begins so; null if there is none. */
export const lastKept = (beginning: string): string | null =>
  [...kept.keys()].findLast((form) => form.startsWith(beginning))?.slice(beginning.length) ?? null

/** The entries of a form. */
export interface KeptEntries<T> {
  readonly value: T
  readonly set: (value: T) => void
  /** The same from what was entered last, also twice before the next drawing. */
  readonly change: (next: (before: T) => T) => void
  /** Whether they are from an earlier visit. */
  readonly earlier: boolean
  /** Gives them up for what the form shows at first. */
  readonly startAgain: () => void
  /** Call once they are sent or given up. What another form of this name holds meanwhile stays. */
  readonly forget: () => void
}

/** @param form names the form and what it is about; @param first what it shows at first, read once */
export function useKept<T>(form: string, first: T): KeptEntries<T> {
  const [begin] = useState(first)
  const [earlier, setEarlier] = useState(() => kept.has(form))
  const [value, setValue] = useState(() => (kept.has(form) ? (kept.get(form) as T) : begin))
  const latest = useRef(value)
  const show = (next: T) => {
    latest.current = next
    setValue(next)
  }
  const forget = () => {
    if (kept.get(form) === latest.current) forgetEntries(form)
  }
  const change = (next: (before: T) => T) => {
    show(next(latest.current))
    keep(form, latest.current)
  }
  return {
    value,
    set: (next) => change(() => next),
    change,
    earlier,
    startAgain: () => {
      forget()
      show(begin)
      setEarlier(false)
    },
    forget,
  }
}
