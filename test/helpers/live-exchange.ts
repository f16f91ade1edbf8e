/** Live trades of any exchange on loopback: its stream, what it is asked by page, and a collection that receives them. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished, vi } from 'vitest'
import { createChannels } from '../../main/adapters/net/web-socket.ts'
import { createTail, type LiveTail } from '../../main/core/jobs/trades/live/tail.ts'
import { collectionOf } from '../../main/core/jobs/trades/workspace.ts'
import { localize } from '../../shared/errors.ts'
import type { TradesSettings } from '../../shared/kinds/trades.ts'
import { type ReplayAnswer, startReplay } from '../servers/replay.ts'
import type { ExchangeStream } from '../servers/streams.ts'
import { streamServer } from '../servers/web-socket.ts'
import { FakeClock } from './fake-clock.ts'
import { steppedDelay } from './live-tail.ts'
import { silentLog } from './silent-log.ts'
import { tempFolder } from './temp-folder.ts'
import type { TestTrade } from './trade-data.ts'
import { createTradesHarness } from './trades-harness.ts'

const DAY = '2025-03-05'

interface LiveExchange {
  readonly settings: Partial<TradesSettings>
  readonly stream: ExchangeStream
  readonly answers?: (url: URL) => ReplayAnswer | null
}

/** A collection of the current day at noon, whose folder is prepared. */
export async function meetLive({
  settings,
  stream: { reply, messages },
  answers = () => null,
}: LiveExchange) {
  const stream = await streamServer({ reply })
  const server = await startReplay(answers)
  onTestFinished(server.close)
  const clock = new FakeClock(`${DAY}T12:00:00Z`)
  const harness = createTradesHarness({
    folder: tempFolder(),
    url: server.url,
    clock,
    settings: { start: DAY, live: true, bars: [], stream_url: stream.url, today: false, ...settings },
  })
  await harness.run()
  const { work, settings: complete } = harness
  const source = work.exchanges[complete.exchange].live
  const { delay, step, next } = steppedDelay(clock)
  const log = silentLog()
  const collection = collectionOf(work, complete)
  const open = createChannels(() => ({ proxy: '', ca_file: '' }), {})
  const begin = () => {
    const tail = createTail({ work, open, clock, delay, log }, collection, source)
    onTestFinished(() => tail.stop())
    return tail
  }
  const path = (day = DAY) => join(collection.folder, `live/symbol=${complete.symbol}/date=${day}/trades.csv`)
  const lines = (day = DAY) =>
    existsSync(path(day)) ? readFileSync(path(day), 'utf8').trimEnd().split('\n').slice(1) : []
  const receiving = (tail: LiveTail) =>
    vi.waitFor(() => {
      if (tail.view().state !== 'receiving') throw new Error(`it is ${tail.view().state}`)
    })
  return {
    ...{ ...harness, server, stream, clock, begin, step, next, lines, receiving },
    /** Sends trades, and waits until so many lines are in the file of a day. */
    send: async (tail: LiveTail, trades: readonly TestTrade[], written: number, day = DAY) => {
      await receiving(tail)
      const before = tail.view().received
      for (const message of messages(trades)) stream.send(message)
      await vi.waitFor(() => {
        if (tail.view().received === before) throw new Error('not received')
      })
      return vi.waitFor(async () => {
        await step()
        if (lines(day).length !== written) throw new Error(`${lines(day).length} lines`)
        return lines(day)
      })
    },
    /** Lets seconds pass until the tail waits for its next attempt. @returns why it does */
    refused: async (tail: LiveTail) => {
      await vi.waitFor(async () => {
        if (tail.view().state === 'waiting') return
        await step()
        throw new Error('it does not wait')
      })
      const { problem } = tail.view()
      return problem === null ? '' : localize(problem, 'en')
    },
  }
}
