/**
 * Receives the trades of one collection as they happen and appends them to files of their own, until pages or an archive
 * take their place. It proves nothing: what it misses is in the pages, and what a kill takes from it too.
 */
import { type LocalizableMessage, VigieError } from '../../../../../shared/errors.ts'
import { addDays, utcDay } from '../../../../../shared/time/calendar-day.ts'
import type { CalendarDay, EpochMs, EpochUs } from '../../../../../shared/time/units.ts'
import { MINUTE_MS } from '../../../../../shared/time/units.ts'
import type { OpenChannel } from '../../../ports/channel.ts'
import type { Clock } from '../../../ports/clock.ts'
import type { Delay } from '../../../ports/delay.ts'
import type { Log } from '../../../ports/log.ts'
import type { TradeCollection } from '../collection.ts'
import { csvLine } from '../csv-line.ts'
import { scaleOf } from '../decimal.ts'
import { diskProblem, isFull } from '../disk-words.ts'
import type { PageTrade } from '../exchange-trade.ts'
import { folderProblem } from '../marker.ts'
import type { Workspace } from '../workspace.ts'
import type { LiveFeed, LiveSource } from './live-source.ts'
import { type LiveSequence, sequenceOfArrivals, sequenceOfIds } from './sequence.ts'

/** How often trades are written to disk, ms: what a kill takes from the live file, and pages bring back. */
const WRITE_MS = 1000
/** Silence after which the exchange is asked to answer, and after which the connection counts as dead, ms. */
const PROBE_MS = 30_000
const DEAD_MS = 45_000
/** How long an exchange may take to accept what it was asked for, ms: one that refuses may go on answering probes. */
const SUBSCRIBED_MS = 15_000
/** So many old trades in a row, and a connection repeats itself: it is alive, and of no use. */
const MOST_REPEATED = 200
/** How long pages may be ahead of a connection before it counts as one that forgets its trades, ms. */
const BEHIND_MS = 30_000
/** The first pause before a new connection, ms; each one in a row is twice as long. */
const FIRST_PAUSE_MS = 1000
const LONGEST_PAUSE_MS = 5 * MINUTE_MS

/** What live trades are received with. */
export interface TailDeps {
  readonly work: Pick<Workspace, 'store' | 'files' | 'live' | 'exchanges' | 'changed' | 'dataFolder'>
  readonly open: OpenChannel
  readonly clock: Clock
  readonly delay: Delay
  readonly log: Log
}

/** What a tail does now. */
export interface TailView {
  readonly state: 'connecting' | 'receiving' | 'waiting'
  /** The time of the last trade received; null if there is none. */
  readonly lastTime: EpochUs | null
  /** Trades received since the tail began. */
  readonly received: number
  /** Ids that it missed and that the day's files do not have yet; null if the exchange numbers no trades. */
  readonly missingIds: number | null
  /** When it connects again, and why it lost the connection; null otherwise. */
  readonly retryAt: EpochMs | null
  readonly problem: LocalizableMessage | null
}

/** The live trades of one collection. */
export interface LiveTail {
  view(): TailView
  /** Writes what was received and ends the connection. */
  stop(): Promise<void>
}

/** Begins at once, and goes on until it is stopped. */
export function createTail(deps: TailDeps, collection: TradeCollection, source: LiveSource): LiveTail {
  const tail = new Tail(deps, collection, source)
  const ended = tail.run()
  return {
    view: () => tail.view(),
    stop: async () => {
      tail.abort.abort()
      await ended
    },
  }
}

class Tail {
  readonly abort = new AbortController()
  private state: Pick<TailView, 'state' | 'retryAt' | 'problem'> = CONNECTING
  private lastTime: EpochUs | null = null
  private received = 0
  private readonly sequence: LiveSequence
  private buffer: PageTrade[] = []
  private heardAt = 0
  /** Since when pages have trades that the connection did not bring; null if they have none. */
  private behindSince: number | null = null
  private readonly deps: TailDeps
  private readonly collection: TradeCollection
  private readonly source: LiveSource

  constructor(deps: TailDeps, collection: TradeCollection, source: LiveSource) {
    this.deps = deps
    this.collection = collection
    this.source = source
    this.sequence = source.numbered ? sequenceOfIds() : sequenceOfArrivals()
  }

  view(): TailView {
    const { lastTime, received, state } = this
    const missingIds = this.sequence.missing(this.heldId())
    return { ...state, lastTime, received, missingIds }
  }

  async run(): Promise<void> {
    const { signal } = this.abort
    for (let failures = 0; !signal.aborted; ) {
      const before = this.received
      const problem = await this.connected()
      if (problem === null) return
      failures = this.received > before ? 1 : failures + 1
      const pause = Math.min(FIRST_PAUSE_MS * 2 ** Math.min(failures - 1, 20), LONGEST_PAUSE_MS)
      this.tell({ state: 'waiting', retryAt: this.deps.clock.now() + pause, problem })
      await this.pause(pause)
    }
  }

  /** Receives until the connection ends. @returns why it ended; null if the tail is stopped */
  private async connected(): Promise<LocalizableMessage | null> {
    this.tell(CONNECTING)
    try {
      const refusal = await this.prepare()
      if (refusal !== null) return refusal
      const { settings } = this.collection
      const feed = await this.source.feed({ settings, signal: this.abort.signal })
      return await this.receive(feed)
    } catch (error) {
      return this.abort.signal.aborted ? null : this.problemOf(error)
    }
  }

  private async receive(feed: LiveFeed): Promise<LocalizableMessage | null> {
    const { clock, open } = this.deps
    let ended: LocalizableMessage | null = null
    let probed = false
    let [greeted, subscribed] = [false, feed.subscribe === null]
    const end = (reason: LocalizableMessage) => {
      ended ??= reason
    }
    const beganAt = clock.monotonic()
    this.heardAt = beganAt
    let probedAt = beganAt
    this.behindSince = null
    const channel = open(feed.url, {
      message: (text) => {
        if (ended !== null) return
        try {
          const message = feed.read(text)
          for (const trade of message.trades) this.add(trade)
          subscribed ||= message.subscribed === true || message.trades.length > 0
        } catch (error) {
          end(this.problemOf(error))
        }
        if (ended === null && subscribed) this.tellReceiving()
      },
      heard: () => {
        this.heardAt = clock.monotonic()
        probed = false
        if (!greeted && feed.subscribe !== null) channel.send(feed.subscribe)
        greeted = true
        if (ended === null && subscribed) this.tellReceiving()
      },
      closed: end,
    })
    while (ended === null && !this.abort.signal.aborted) {
      await this.pause(WRITE_MS)
      const refusal = await this.write()
      if (refusal !== null) end(refusal)
      const now = clock.monotonic()
      const silent = now - this.heardAt
      const due = feed.probeEvery !== undefined && now - probedAt >= feed.probeEvery
      if (silent >= DEAD_MS)
        end({ messageKey: 'live.silent', params: { seconds: Math.round(silent / 1000) } })
      else if (due || (silent >= PROBE_MS && !probed)) {
        channel.send(feed.probe)
        probed = true
        probedAt = now
      }
      if (!subscribed && now - beganAt >= SUBSCRIBED_MS) end({ messageKey: 'live.not_subscribed' })
      if (this.sequence.repeated >= MOST_REPEATED) end({ messageKey: 'live.repeated' })
      if (this.isBehind()) end({ messageKey: 'live.behind' })
    }
    channel.close()
    ended ??= await this.write()
    return this.abort.signal.aborted ? null : ended
  }

  private tellReceiving(): void {
    if (this.state.state !== 'receiving') this.tell(RECEIVING)
  }

  /** Whether the connection has not brought for a while what pages already have, though it answers. */
  private isBehind(): boolean {
    const now = this.deps.clock.monotonic()
    this.behindSince = this.sequence.isBehind(this.heldId()) ? (this.behindSince ?? now) : null
    return this.behindSince !== null && now - this.behindSince >= BEHIND_MS
  }

  /** Finds where the files end. @returns why nothing may be written to the folder yet; null if it may */
  private async prepare(): Promise<LocalizableMessage | null> {
    const { live } = this.deps.work
    const refusal = await folderProblem(this.deps.work, this.collection)
    if (refusal !== null) return refusal
    const ends = new Map<CalendarDay, number>()
    for (const day of await live.days(this.collection)) {
      const last = await live.lastId(this.collection, day)
      if (last !== null) ends.set(day, last)
    }
    this.sequence.resume(ends, this.heldId())
    return null
  }

  /** Returns the last id of the newest day that pages or an archive have; null if there is none. */
  private heldId(): number | null {
    const { clock, work } = this.deps
    const today = utcDay(clock.now())
    const [of, before] = [today, addDays(today, -1)].map((day) => work.store.day(this.collection.key, day))
    return of?.file?.lastId ?? before?.file?.lastId ?? null
  }

  private add(received: PageTrade): void {
    const trade = this.sequence.take(received)
    if (trade === null) return
    this.lastTime = trade.time
    this.received++
    this.buffer.push(trade)
  }

  /**
   * Appends what was received to the files of its days, if the folder is still there. What cannot be written is missing
   * from then on. @returns why nothing may be written; null if all was
   */
  private async write(): Promise<LocalizableMessage | null> {
    const trades = this.buffer
    this.buffer = []
    try {
      const refusal = await folderProblem(this.deps.work, this.collection)
      if (refusal === null) await this.append(trades)
      return refusal
    } catch (error) {
      return this.problemOf(error)
    }
  }

  private async append(trades: readonly PageTrade[]): Promise<void> {
    if (trades.length === 0) return
    const { live, exchanges } = this.deps.work
    const { exchange, digits } = this.collection.settings
    const line = (trade: PageTrade) => csvLine(trade, scaleOf(digits), exchanges[exchange].name)
    const byDay = Map.groupBy(trades, ({ time }) => utcDay(Math.floor(time / 1000)))
    for (const [day, ofDay] of byDay)
      await live.append(this.collection, day, ofDay.map((trade) => line(trade)).join(''))
    this.sequence.forget(this.heldId())
  }

  private tell(state: Tail['state']): void {
    this.state = state
    this.deps.work.changed(this.collection.settings.symbol, null)
  }

  /** Returns an error in words; one of the program itself is logged. */
  private problemOf(error: unknown): LocalizableMessage {
    if (error instanceof VigieError) return error.localizable
    const messageKey = error instanceof Error ? diskProblem(error) : null
    if (messageKey !== null) return { messageKey }
    if (error instanceof Error && isFull(error)) return { messageKey: 'live.disk_full' }
    this.deps.log.error('Live trades failed', { symbol: this.collection.settings.symbol, error })
    return { messageKey: 'live.failed' }
  }

  /** Ends early if the tail is stopped. */
  private pause(milliseconds: number): Promise<void> {
    return this.deps.delay(milliseconds, this.abort.signal).catch(() => undefined)
  }
}

const CONNECTING = { state: 'connecting', retryAt: null, problem: null } as const
const RECEIVING = { state: 'receiving', retryAt: null, problem: null } as const
