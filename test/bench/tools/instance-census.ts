/** Counts the resources an instance in this process holds for its clients. */
import { setTimeout as pause } from 'node:timers/promises'
import { mainProcessOf } from '../../helpers/electron/main-process.ts'
import type { RunningInstance } from '../../helpers/instance.ts'

export interface Census {
  /** Open event streams. */
  readonly streams: number
  /** Listeners of the event bus and of the settings. */
  readonly listeners: number
  /** Ports of the window's endpoint. */
  readonly ports: number
  /** TCP sockets and timers of the whole process. */
  readonly sockets: number
  readonly timers: number
}

export interface Counter {
  readonly now: () => Census
  /** Returns how many streams were ever opened, to prove that there was something to count. */
  readonly opened: () => number
  /** Whether more streams than these were ever opened, looked at for at most 20 s: a page opens its own once it is shown. */
  readonly opensMore: (than: number) => Promise<boolean>
  /** Counts again until nothing exceeds `before`, for at most 20 s: a server keeps idle sockets for a while. */
  readonly atRest: (before: Census) => Promise<Census>
}

/** Counts what is opened from now on, by wrapping the instance's own functions. */
export function countOn({ application }: RunningInstance): Counter {
  const { events, settings } = application.foundation
  const open = { streams: 0, listeners: 0, ever: 0 }

  const { system } = application.services
  const { events: stream } = system
  const { subscribe } = events
  system.events = async function* (...asked) {
    open.streams += 1
    open.ever += 1
    try {
      yield* stream(...asked)
    } finally {
      open.streams -= 1
    }
  }
  const counted = (leave: () => void) => {
    open.listeners += 1
    return () => {
      open.listeners -= 1
      leave()
    }
  }
  events.subscribe = (listener) => counted(subscribe(listener))
  const { onChange } = settings
  settings.onChange = (listener) => counted(onChange(listener))

  const now = (): Census => {
    const resources = process.getActiveResourcesInfo()
    return {
      streams: open.streams,
      listeners: open.listeners,
      ports: mainProcessOf(application).openPorts(),
      sockets: resources.filter((name) => name === 'TCPSocketWrap').length,
      timers: resources.filter((name) => name === 'Timeout').length,
    }
  }
  return {
    now,
    opened: () => open.ever,
    opensMore: (than) => lookedFor(() => open.ever > than),
    atRest: async (before) => {
      await lookedFor(() => more(now(), before) === 0)
      return now()
    },
  }
}

/** Looks until it is so, for at most 20 s. @returns whether it is so */
async function lookedFor(isSo: () => boolean): Promise<boolean> {
  for (let looks = 0; looks < 1000 && !isSo(); looks += 1) await pause(20)
  return isSo()
}

/** Returns the total increase. */
export function more(after: Census, before: Census): number {
  const names = Object.keys(before) as (keyof Census)[]
  return names.reduce((sum, name) => sum + Math.max(0, after[name] - before[name]), 0)
}
