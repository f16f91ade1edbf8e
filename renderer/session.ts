/** Everything the views share, made once in `main.tsx` and given through React's context. */
import { createContext, use, useCallback, useSyncExternalStore } from 'react'
import type { VigieEvent } from '../shared/events.ts'
import type { Connection } from '../shared/follow.ts'
import type { PanelClient } from './client.ts'
import type { Box } from './store/box.ts'
import type { CachedQuery, ReadCache, ReadState } from './store/reads.ts'
import type { Localizer } from './words/words.ts'

export interface PanelSession {
  readonly client: PanelClient
  readonly reads: ReadCache
  readonly connection: Box<Connection>
  /** Hears every event until the returned function is called. */
  readonly onEvent: (listener: (event: VigieEvent) => void) => () => void
  /** Asks for the next connection attempt at once. */
  readonly tryNow: () => void
  /** Takes a token that the owner typed, and starts again with it. */
  readonly giveToken: (token: string, remember: boolean) => void
  /** Whether this is the desktop window, which has settings of its own and opens no addresses. */
  readonly desktop: boolean
}

export const SessionContext = createContext<PanelSession | null>(null)
export const WordsContext = createContext<Localizer | null>(null)

/** The same object while the panel is open. @throws Error outside the panel’s context */
export function useSession(): PanelSession {
  const session = use(SessionContext)
  if (!session) throw new Error('useSession needs a SessionContext above it')
  return session
}

/** Renders again when the owner chooses another language. @throws Error outside the panel’s context */
export function useWords(): Localizer {
  const words = use(WordsContext)
  if (!words) throw new Error('useWords needs a WordsContext above it')
  return words
}

/** Renders again when the value becomes another one. */
export function useBox<T>(box: Box<T>): T {
  return useSyncExternalStore(box.subscribe, box.get)
}

/** The state of a read, kept current by the event stream while this component is shown. */
export function useRead<T>(read: CachedQuery<T>): ReadState<T> {
  const { reads } = useSession()
  // A read is the same read while its key is: the object may be made anew at each render.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const subscribe = useCallback((listener: () => void) => reads.subscribe(read, listener), [reads, read.key])
  return useSyncExternalStore(subscribe, () => reads.state(read))
}
