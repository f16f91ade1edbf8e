/** A session with its event stream: opened once when the panel starts, closed with it. */

import type { VigieEvent } from '../../shared/events.ts'
import { follow, type StreamConnection } from '../../shared/follow.ts'
import type { Job } from '../../shared/job.ts'
import type { Run } from '../../shared/run.ts'
import type { PanelTransport } from '../client/transport.ts'
import { createClient } from '../client.ts'
import type { PanelSession } from '../session.ts'
import { RUNS_KEY, readJobs, readSettings } from './known.ts'
import { ObservableValue } from './observable-value.ts'
import { onReturn } from './on-return.ts'
import type { ReadTimers } from './pace.ts'
import { type CachedQuery, ReadCache } from './reads.ts'
import { type ListPage, withListedRun, withRun } from './runs.ts'
import { TOPICS, topicsOf } from './topics.ts'

/** Where the panel runs, and where its token is kept. */
export interface PanelLocation {
  readonly desktop: boolean
  readonly hasToken: () => boolean
  readonly keepToken: (token: string, remember: boolean) => void
}

/** A session that follows the events of Vigie until it is closed. */
export interface LiveSession {
  readonly session: PanelSession
  /** Resolves when every initial read has succeeded or failed. */
  readonly begun: Promise<unknown>
  readonly close: () => void
}

/** @param first requested before anything else */
export function openSession(
  transport: PanelTransport,
  place: PanelLocation,
  first: readonly CachedQuery<unknown>[],
): LiveSession {
  const client = createClient(transport)
  const reads = new ReadCache(client, browserTimers)
  const connection = new ObservableValue<StreamConnection>({ state: 'connecting' })
  const listeners = new Set<(event: VigieEvent) => void>()
  const pause = interruptibleWait()
  let stream = new AbortController()

  const onEvent = (event: VigieEvent) => {
    if (event.type === 'run') {
      reads.patch<Job[]>(readJobs.key, (jobs) => withRun(jobs, event.run, Date.now()))
      reads.patchAll<ListPage<Run>>(RUNS_KEY, (page, key) => withListedRun(page, key, event.run))
    }
    if (event.type === 'reset') reads.retryFailed()
    // What the event tells is drawn before anything is asked: each request takes as long as a small view.
    queueMicrotask(() => reads.invalidate(topicsOf(event)))
    for (const listener of listeners) listener(event)
  }
  const listen = () => {
    stream = new AbortController()
    void follow(
      {
        client,
        onEvent,
        onConnection: connection.set,
        now: () => Date.now(),
        hasToken: place.hasToken,
        wait: pause.wait,
      },
      stream.signal,
    )
  }

  const begun = Promise.all(first.map((read) => reads.prefetch(read)))
  void reads.prefetch(readSettings)
  void reads.prefetch(readJobs)
  listen()

  /** Another stream, and all data anew once it is open: what happens from then on comes as events. */
  const begin = () => {
    stream.abort()
    listen()
    const done = connection.subscribe(() => {
      if (connection.get().state !== 'live') return
      done()
      reads.invalidate(TOPICS)
    })
  }
  const left = new AbortController()
  const isLost = () => connection.get().state === 'lost'
  const back = () => {
    if (isLost()) pause.end()
  }
  const long = () => {
    if (isLost()) pause.end()
    else if (connection.get().state === 'live') begin()
  }
  onReturn({ back, long }, browserTimers.now, left.signal)

  return {
    begun,
    session: {
      client,
      reads,
      connection,
      desktop: place.desktop,
      tryNow: pause.end,
      onEvent: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      giveToken: (token, remember) => {
        place.keepToken(token, remember)
        begin()
      },
    },
    close: () => {
      left.abort()
      stream.abort()
      transport.close()
    },
  }
}

/** How long a panel is in use after something was pressed, ms. */
const ATTENDED_MS = 60_000
let pressedAt = Number.NEGATIVE_INFINITY
const pressed = () => {
  pressedAt = Date.now()
}
for (const press of ['pointerdown', 'keydown'] as const) {
  window.addEventListener(press, pressed, { capture: true, passive: true })
}

/** The clock and the timers of the browser. */
export const browserTimers: ReadTimers = {
  now: () => Date.now(),
  after: (ms, then) => {
    const timer = setTimeout(then, ms)
    return () => clearTimeout(timer)
  },
  acting: () => navigator.userActivation?.isActive === true,
  attended: () => Date.now() - pressedAt < ATTENDED_MS,
  afterDrawing: (then) => {
    if (document.hidden) setTimeout(then)
    else requestAnimationFrame(() => setTimeout(then))
  },
}

/** A wait that can be ended early. */
function interruptibleWait() {
  let end = () => {}
  return {
    end: () => end(),
    wait: (ms: number, signal: AbortSignal) =>
      new Promise<void>((resolve) => {
        const timer = setTimeout(() => end(), ms)
        end = () => {
          clearTimeout(timer)
          signal.removeEventListener('abort', end)
          resolve()
        }
        signal.addEventListener('abort', end)
      }),
  }
}
