/** Everything the views share, created once in `main.tsx` and provided through React's context. */
import { createContext, use, useCallback, useLayoutEffect, useSyncExternalStore } from 'react'
import type { VigieEvent } from '../shared/events.ts'
import type { StreamConnection } from '../shared/follow.ts'
import type { PanelClient } from './client.ts'
import type { ObservableValue } from './store/observable-value.ts'
import type { CachedQuery, ReadCache, ReadState } from './store/reads.ts'
import { isUnreachable } from './words/failure.ts'
import type { Localizer } from './words/words.ts'

/** What the views share: the client, the data, the connection and the shell they run in. */
export interface PanelSession {
  readonly client: PanelClient
  readonly reads: ReadCache
  readonly connection: ObservableValue<StreamConnection>
  /** Receives every event until the returned function is called. */
  readonly onEvent: (listener: (event: VigieEvent) => void) => () => void
  /** Starts the next connection attempt at once. */
  readonly tryNow: () => void
  /** Uses a token that the owner entered, and starts again. */
  readonly giveToken: (token: string, remember: boolean) => void
  /** Whether this is the desktop window, which has its own settings and opens no addresses. */
  readonly desktop: boolean
}

/** The session of the panel; null outside it. */
export const SessionContext = createContext<PanelSession | null>(null)

/** The texts in the reader's language; null outside the panel. */
export const WordsContext = createContext<Localizer | null>(null)

/** Whether what is below is in sight: what is not, reads nothing. */
export const SightContext = createContext(true)

/** Returns the same object while the panel is open. @throws Error outside the panel’s context */
export function useSession(): PanelSession {
  const session = use(SessionContext)
  if (!session) throw new Error('useSession needs a SessionContext above it')
  return session
}

/** Renders again if the owner selects another language. @throws Error outside the panel’s context */
export function useWords(): Localizer {
  const words = use(WordsContext)
  if (!words) throw new Error('useWords needs a WordsContext above it')
  return words
}

/** Renders again if the value changes. */
export function useBox<T>(box: ObservableValue<T>): T {
  return useSyncExternalStore(box.subscribe, box.get)
}

/**
 * Returns the state of a read, kept up to date by the event stream while this component is in sight. While Vigie does not
 * answer, that is no error of each read: the panel says it once, and reads again by itself.
 */
export function useRead<T>(read: CachedQuery<T>): ReadState<T> {
  const { reads, connection } = useSession()
  const inSight = use(SightContext)
  // The key identifies a read: the object may be new at each render.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const hold = useCallback((listener: () => void) => reads.hold(read, listener), [reads, read.key])
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useLayoutEffect(() => (inSight ? reads.watch(read) : undefined), [reads, read.key, inSight])
  const state = useSyncExternalStore(hold, () => reads.state(read))
  const lost = useSyncExternalStore(connection.subscribe, () => connection.get().state === 'lost')
  return lost && state.error !== undefined && isUnreachable(state.error)
    ? { data: state.data, error: undefined }
    : state
}
