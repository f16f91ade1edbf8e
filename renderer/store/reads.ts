/**
 * The panel's data, by key. A view holds a read and watches it while it is in sight; the first to watch loads it, an event
 * with one of its topics reloads it, and the last answer stays visible meanwhile.
 */
import type { PanelClient } from '../client.ts'
import { withKnownParts } from './known-parts.ts'
import { Pace, type ReadTimers, type ReloadRequest } from './pace.ts'
import type { EventTopic } from './topics.ts'

/** One read: the key of its data, the topics whose events make it stale, and how it is loaded. */
export interface CachedQuery<T> {
  readonly key: string
  readonly topics: readonly EventTopic[]
  readonly load: (client: PanelClient, signal: AbortSignal) => Promise<T>
}

/** A read as a view shows it: the last answer stays while a new one is loading or has failed. */
export interface ReadState<T> {
  readonly data: T | undefined
  readonly error: unknown
}

interface CachedRead {
  read: CachedQuery<unknown>
  state: ReadState<unknown>
  /** When the data was last read, ms; 0 before the first answer. */
  at: number
  readonly listeners: Set<() => void>
  /** How many show it within sight. */
  watchers: number
  old: boolean
  flight: AbortController | null
  again: boolean
  /** Changes of the data since the flight began: its answer may not know of them. */
  meanwhile: ((data: unknown) => unknown)[]
  readonly reload: ReloadRequest
}

const BLANK: ReadState<never> = { data: undefined, error: undefined }
const KEPT_UNSEEN = 40

/** Keeps the last forty that nobody holds, so that going back shows them at once. */
export class ReadCache {
  readonly #client: PanelClient
  readonly #timers: ReadTimers
  readonly #pace: Pace
  readonly #entries = new Map<string, CachedRead>()
  /** The last change of each line of changes. */
  readonly #lines = new Map<string, Promise<unknown>>()

  constructor(client: PanelClient, timers: ReadTimers) {
    this.#client = client
    this.#timers = timers
    this.#pace = new Pace(timers)
  }

  /** Returns the same object until something changes. Loads nothing: `watch` and `prefetch` do. */
  state<T>(read: CachedQuery<T>): ReadState<T> {
    return (this.#entries.get(read.key)?.state ?? BLANK) as ReadState<T>
  }

  /** When the last answer came, ms; 0 before the first. */
  readAt({ key }: CachedQuery<unknown>): number {
    return this.#entries.get(key)?.at ?? 0
  }

  /** Keeps what was read and notifies `listener` of each change until the returned function is called. Loads nothing. */
  hold<T>(read: CachedQuery<T>, listener: () => void): () => void {
    const entry = this.#entry(read)
    entry.listeners.add(listener)
    return () => {
      entry.listeners.delete(listener)
      this.#leave(entry)
    }
  }

  /**
   * Loads it if it is stale, and whenever it becomes stale until the returned function is called. What shows it is drawn
   * first: to ask for all that a view shows would take half of the time to its frame.
   */
  watch<T>(read: CachedQuery<T>): () => void {
    const entry = this.#entry(read)
    entry.watchers += 1
    if (entry.old) this.#timers.afterDrawing(() => this.#loadIfSeen(entry))
    return () => {
      entry.watchers -= 1
      if (entry.watchers === 0) this.#pace.forget(entry.reload)
      this.#leave(entry)
    }
  }

  /** Loads before anything is displayed, for the first paint. Resolves when it has succeeded or failed. */
  async prefetch<T>(read: CachedQuery<T>): Promise<void> {
    const entry = this.#entry(read)
    if (entry.old) await this.#load(entry)
  }

  /**
   * Marks everything about these topics as stale: what is in sight reloads, the rest when next shown. The first few events
   * reload at once, more of them at a pace that does not grow with their number; what the reader does, always at once.
   */
  invalidate(topics: readonly EventTopic[]): void {
    for (const entry of this.#entries.values()) {
      if (!entry.read.topics.some((topic) => topics.includes(topic))) continue
      entry.old = true
      if (entry.watchers === 0) continue
      if (this.#timers.acting()) this.#renew(entry)
      else this.#pace.request(entry.reload)
    }
  }

  /** Reads again what failed, once Vigie answers again; until then it is shown as still loading. */
  retryFailed(): void {
    for (const entry of this.#entries.values()) {
      if (entry.state.error === undefined) continue
      this.#set(entry, { ...entry.state, error: undefined })
      this.#renew(entry)
    }
  }

  /** Reloads one read, for a reload button. */
  renew(read: CachedQuery<unknown>): void {
    const entry = this.#entries.get(read.key)
    if (entry) this.#renew(entry)
  }

  /**
   * Sends changes one after another: the last one that is made is the last one that Vigie gets, and that answers.
   * @param line names the changes that wait for each other
   */
  inOrder<T>(line: string, work: () => Promise<T>): Promise<T> {
    const mine = (this.#lines.get(line) ?? Promise.resolve()).then(work)
    this.#lines.set(
      line,
      mine.catch(() => undefined),
    )
    return mine
  }

  /**
   * Changes the data without a request, from an event or an answer that already contains it. What is on its way is changed
   * too when it arrives, so a change of what is changed already must change nothing.
   */
  patch<T>(key: string, change: (data: T) => T): void {
    const entry = this.#entries.get(key)
    if (entry) this.#patch(entry, change)
  }

  /** The same for all reads whose keys begin so: a list with several filters. */
  patchAll<T>(prefix: string, change: (data: T, key: string) => T): void {
    for (const [key, entry] of this.#entries) {
      if (key.startsWith(prefix)) this.#patch<T>(entry, (data) => change(data, key))
    }
  }

  #patch<T>(entry: CachedRead, change: (data: T) => T): void {
    if (entry.flight) entry.meanwhile.push((data) => change(data as T))
    if (entry.state.data === undefined) return
    const data = change(entry.state.data as T)
    if (data !== entry.state.data) this.#set(entry, { ...entry.state, data })
  }

  #entry<T>(read: CachedQuery<T>): CachedRead {
    const known = this.#entries.get(read.key)
    if (known) return known
    const entry: CachedRead = {
      read,
      state: BLANK,
      at: 0,
      listeners: new Set(),
      watchers: 0,
      old: true,
      flight: null,
      again: false,
      meanwhile: [],
      reload: { reload: () => this.#renew(entry), last: Number.NEGATIVE_INFINITY },
    }
    this.#entries.set(read.key, entry)
    return entry
  }

  #renew(entry: CachedRead): void {
    entry.old = true
    if (entry.flight) entry.again = true
    else if (entry.watchers > 0) void this.#load(entry)
  }

  #loadIfSeen(entry: CachedRead): void {
    if (entry.old && entry.watchers > 0) void this.#load(entry)
  }

  async #load(entry: CachedRead): Promise<void> {
    if (entry.flight) return
    const flight = new AbortController()
    entry.flight = flight
    entry.old = false
    entry.again = false
    entry.meanwhile = []
    try {
      const answer = await entry.read.load(this.#client, flight.signal)
      if (flight.signal.aborted) return
      const data = entry.meanwhile.reduce((before, change) => change(before), answer)
      entry.at = this.#timers.now()
      this.#set(entry, { data: withKnownParts(entry.state.data, data), error: undefined })
    } catch (error) {
      if (flight.signal.aborted) return
      this.#set(entry, { ...entry.state, error })
    } finally {
      if (entry.flight === flight) entry.flight = null
    }
    if (entry.again && entry.watchers > 0) void this.#load(entry)
  }

  #leave(entry: CachedRead): void {
    if (isHeld(entry)) return
    entry.flight?.abort()
    entry.flight = null
    entry.old = true
    const unseen = [...this.#entries.values()].filter((other) => !isHeld(other))
    for (const other of unseen.slice(0, Math.max(0, unseen.length - KEPT_UNSEEN))) {
      this.#entries.delete(other.read.key)
    }
  }

  #set(entry: CachedRead, state: ReadState<unknown>): void {
    const { data, error } = entry.state
    if (state.data === data && state.error === error) return
    entry.state = state
    for (const listener of entry.listeners) listener()
  }
}

const isHeld = ({ listeners, watchers }: CachedRead): boolean => listeners.size > 0 || watchers > 0
