/** Binance on loopback: daily archives with their checksums, and pages by id. */
import { createHash } from 'node:crypto'
import { quoteOf, textOf } from '../../main/core/jobs/trades/decimal.ts'
import { csvOf, type TestTrade } from '../helpers/trade-data.ts'
import { zipOf } from '../helpers/zip.ts'
import { json, type ReplayAnswer, type ReplayOptions, type ReplayServer, startReplay } from './replay.ts'

export interface ExchangeDays {
  /** Days whose archive is published. */
  readonly archives: ReadonlyMap<string, readonly TestTrade[]>
  /** Trades known to the REST pages, ascending. */
  readonly live?: () => readonly TestTrade[]
  /** Unit of times in archives. */
  readonly unit?: 'ms' | 'us'
}

const ARCHIVE = /^\/data\/spot\/daily\/trades\/([^/]+)\/\1-trades-(\d{4}-\d\d-\d\d)\.zip(\.CHECKSUM)?$/

/** Archives are zipped once and kept, until a day gets other trades. */
export function startExchange(days: ExchangeDays, options: ReplayOptions = {}): Promise<ReplayServer> {
  const zips = new Map<readonly TestTrade[], Buffer>()
  const zip = (name: string, trades: readonly TestTrade[]) => {
    const made = zips.get(trades) ?? zipOf(`${name}.csv`, csvOf(trades, days.unit))
    zips.set(trades, made)
    return made
  }
  const archive = (symbol: string, day: string, checksum: boolean, range?: string): ReplayAnswer | null => {
    const trades = days.archives.get(day)
    if (trades === undefined) return null
    const name = `${symbol}-trades-${day}`
    const bytes = zip(name, trades)
    if (!checksum) return partOf(bytes, range)
    return { body: `${createHash('sha256').update(bytes).digest('hex')}  ${name}.zip\n` }
  }
  return startReplay((url, { headers: { range } }) => {
    const match = ARCHIVE.exec(decodeURIComponent(url.pathname))
    if (match) return archive(match[1] ?? '', match[2] ?? '', match[3] !== undefined, range)
    return pagesOf(url, days.live?.() ?? [])
  }, options)
}

/** Answers a range as the archive host does: the rest of the file from a byte on. */
function partOf(bytes: Buffer, range: string | undefined): ReplayAnswer {
  const from = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0)
  const headers = { etag: `"${createHash('md5').update(bytes).digest('hex')}"` }
  return { status: from > 0 ? 206 : 200, headers, body: bytes.subarray(from) }
}

function pagesOf({ pathname, searchParams }: URL, trades: readonly TestTrade[]): ReplayAnswer | null {
  const limit = Number(searchParams.get('limit') ?? 500)
  const headers = { 'x-mbx-used-weight-1m': '10' }
  if (pathname === '/api/v3/historicalTrades') {
    const from = Number(searchParams.get('fromId'))
    return json(
      trades
        .filter(({ id }) => id >= from)
        .slice(0, limit)
        .map(plain),
      headers,
    )
  }
  if (pathname === '/api/v3/aggTrades') {
    const start = Number(searchParams.get('startTime'))
    return json(
      trades
        .filter(({ time }) => time >= start)
        .slice(0, limit)
        .map(aggregate),
      headers,
    )
  }
  return null
}

function plain({ id, price, quantity, time, maker }: TestTrade) {
  const quoteQty = textOf(quoteOf(price, quantity))
  const words = { price: textOf(price), qty: textOf(quantity), quoteQty }
  return { id, ...words, time, isBuyerMaker: maker, isBestMatch: true }
}

function aggregate({ id, price, quantity, time, maker }: TestTrade) {
  return { a: id, p: textOf(price), q: textOf(quantity), f: id, l: id, T: time, m: maker, M: true }
}
