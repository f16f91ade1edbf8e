/** Pages of trades as Kraken and Coinbase answer them. */
import { textOf } from '../../main/core/jobs/trades/decimal.ts'
import type { TestTrade } from '../helpers/trade-data.ts'
import { json, type ReplayAnswer } from './replay.ts'

const PAGE = 1000

/** At most 1,000 trades later than `since`; `last` is the time of the last one. Both in nanoseconds. */
export const krakenPages =
  (known: readonly TestTrade[]) =>
  (url: URL): ReplayAnswer => {
    const since = BigInt(url.searchParams.get('since') ?? 0)
    const page = known.filter(({ time }) => BigInt(time) * 1_000_000n > since).slice(0, PAGE)
    const rows = page.map(({ id, price, quantity, time, maker }) => [
      textOf(price),
      textOf(quantity),
      time / 1000,
      maker ? 's' : 'b',
      'l',
      '',
      id,
    ])
    const last = page.length === 0 ? String(since) : String(BigInt(page.at(-1)?.time ?? 0) * 1_000_000n)
    return json({ error: [], result: { XXBTZUSD: rows, last } })
  }

/** The newest trades below the id `after`, newest first. */
export const coinbasePages =
  (known: readonly TestTrade[]) =>
  (url: URL): ReplayAnswer => {
    const after = Number(url.searchParams.get('after') ?? Number.POSITIVE_INFINITY)
    const limit = Number(url.searchParams.get('limit'))
    const page = known
      .filter(({ id }) => id < after)
      .slice(-limit)
      .reverse()
    return json(
      page.map(({ id, price, quantity, time, maker }) => ({
        trade_id: id,
        price: textOf(price),
        size: textOf(quantity),
        side: maker ? 'buy' : 'sell',
        time: new Date(time).toISOString(),
      })),
    )
  }
