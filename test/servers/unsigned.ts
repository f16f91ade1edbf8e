/** Bybit and OKX on loopback, in the shapes of their real files: no checksums, an ETag for each version of a file. */
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { zipOf } from '../helpers/zip.ts'
import { json, type ReplayAnswer } from './replay.ts'

const file = (bytes: Uint8Array): ReplayAnswer => ({
  body: bytes,
  headers: { etag: `"${createHash('md5').update(bytes).digest('hex')}"` },
})

const BYBIT = /^\/spot\/([^/]+)\/\1_(\d{4}-\d\d-\d\d)\.csv\.gz$/
const OKX = /^\/cdn\/okex\/traderecords\/trades\/daily\/(\d{8})\/([^/]+)-trades-(\d{4}-\d\d-\d\d)\.zip$/

/** Answers `spot/BTCUSDT/BTCUSDT_2025-05-19.csv.gz`. @param days CSV by day */
export const bybitFiles =
  (days: ReadonlyMap<string, string>) =>
  ({ pathname }: URL): ReplayAnswer | null => {
    const csv = days.get(BYBIT.exec(pathname)?.[2] ?? '')
    return csv === undefined ? null : file(gzipSync(csv))
  }

const BYBIT_CONTRACTS = /^\/trading\/([^/]+)\/\1(\d{4}-\d\d-\d\d)\.csv\.gz$/

/** Answers `trading/BTCUSDT/BTCUSDT2025-05-19.csv.gz`. @param days CSV by day */
export const bybitContracts =
  (days: ReadonlyMap<string, string>) =>
  ({ pathname }: URL): ReplayAnswer | null => {
    const csv = days.get(BYBIT_CONTRACTS.exec(pathname)?.[2] ?? '')
    return csv === undefined ? null : file(gzipSync(csv))
  }

/** Answers `…/daily/20250519/BTC-USDT-trades-2025-05-19.zip`. @param days CSV by day of Hong Kong */
export const okxFiles =
  (days: ReadonlyMap<string, string>) =>
  ({ pathname }: URL): ReplayAnswer | null => {
    const [, folder, name, day = ''] = OKX.exec(pathname) ?? []
    const csv = days.get(day)
    if (csv === undefined || folder !== day.replaceAll('-', '')) return null
    return file(zipOf(`${name}-trades-${day}.csv`, Buffer.from(csv)))
  }

export interface OkxTrade {
  readonly id: number
  readonly price: string
  readonly size: string
  readonly side: 'buy' | 'sell'
  /** Milliseconds. */
  readonly time: number
}

/** Answers the list of instruments, as far as a collector asks for it; one that has expired is not in it. */
export const okxInstruments =
  (known: Readonly<Record<string, { ctVal: string; ctMult: string; ctType: string }>>) =>
  ({ pathname, searchParams: query }: URL): ReplayAnswer | null => {
    if (pathname !== '/api/v5/public/instruments') return null
    const instId = query.get('instId') ?? ''
    const found = known[instId]
    if (found === undefined) return json({ code: '51001', msg: "Instrument ID doesn't exist.", data: [] })
    return json({ code: '0', msg: '', data: [{ instId, instType: query.get('instType'), ...found }] })
  }

/** Pages of `history-trades`: before an id (type 1) or a time (type 2), newest first, at most 100. */
export const okxPages =
  (known: readonly OkxTrade[]) =>
  ({ pathname, searchParams: query }: URL): ReplayAnswer | null => {
    if (pathname !== '/api/v5/market/history-trades') return null
    const after = Number(query.get('after') ?? Number.POSITIVE_INFINITY)
    const at = (trade: OkxTrade) => (query.get('type') === '2' ? trade.time : trade.id)
    const page = known
      .filter((trade) => at(trade) < after)
      .slice(-Number(query.get('limit')))
      .reverse()
    const instId = query.get('instId')
    const data = page.map(({ id, price, size, side, time }) => ({
      instId,
      side,
      sz: size,
      px: price,
      source: '0',
      tradeId: String(id),
      ts: String(time),
    }))
    return json({ code: '0', msg: '', data })
  }
