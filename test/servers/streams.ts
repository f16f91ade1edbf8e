/** How exchanges answer on their streams: what they are asked for, if they know the symbol, and pings. */
import { textOf } from '../../main/core/jobs/trades/decimal.ts'
import type { TestTrade } from '../helpers/trade-data.ts'
import type { StreamReply } from './web-socket.ts'

/** The stream of one exchange on loopback. */
export interface ExchangeStream {
  readonly reply: StreamReply
  /** Messages with these trades. */
  readonly messages: (trades: readonly TestTrade[]) => readonly string[]
}

const iso = (time: number) => new Date(time).toISOString().replace('Z', '000Z')

/** Numbers without the zeros at their end, as JSON writes them. */
const bare = (units: bigint) => textOf(units).replace(/\.?0+$/, '')

/** Futures of Binance: the address says what is wanted; between trades comes what the insurance fund settled. */
export const binanceFutures = (symbol: string): ExchangeStream => ({
  reply: (text) => JSON.stringify({ result: [], id: JSON.parse(text).id }),
  messages: (trades) =>
    trades.flatMap(({ id, price, quantity, time, maker }) => {
      const trade = {
        e: 'trade',
        E: time,
        T: time,
        s: symbol,
        t: id,
        p: textOf(price),
        q: bare(quantity),
        m: maker,
      }
      const settled = { ...trade, t: id + 100_000, p: '0', q: '0', X: 'INSURANCE_FUND' }
      return [{ ...trade, X: 'MARKET' }, settled].map((message) => JSON.stringify(message))
    }),
})

/** Kraken, WebSocket v2: knows BTC/USD and DOGE/USD. */
export const krakenStream: ExchangeStream = {
  reply: (text) => {
    const { method, params } = JSON.parse(text)
    if (method === 'ping') return '{"method":"pong"}'
    const [symbol] = params.symbol
    const accepted = ['BTC/USD', 'DOGE/USD'].includes(symbol)
    const error = accepted ? {} : { error: `Currency pair not supported ${symbol}`, symbol }
    const result = accepted ? { result: { channel: 'trade', snapshot: true, symbol } } : {}
    return JSON.stringify({ method: 'subscribe', success: accepted, ...error, ...result })
  },
  messages: (trades) => {
    const data = trades.map(({ id, price, quantity, time, maker }) => {
      const amounts = `"price":${bare(price)},"qty":${bare(quantity)}`
      const side = maker ? 'sell' : 'buy'
      return `{"symbol":"BTC/USD","side":"${side}",${amounts},"ord_type":"market","trade_id":${id},"timestamp":"${iso(time)}"}`
    })
    return [`{"channel":"trade","type":"update","data":[${data}]}`]
  },
}

/** Coinbase, exchange feed: knows BTC-USD. */
export const coinbaseStream: ExchangeStream = {
  reply: (text) => {
    const { product_ids, channels } = JSON.parse(text)
    if (product_ids[0] === 'BTC-USD') {
      const of = channels.map((name: string) => ({ name, product_ids }))
      return JSON.stringify({ type: 'subscriptions', channels: of })
    }
    const reason = `${product_ids[0]} is not a valid product`
    return JSON.stringify({ type: 'error', message: 'Failed to subscribe', reason })
  },
  messages: (trades) =>
    trades.map(({ id, price, quantity, time, maker }) =>
      JSON.stringify({
        type: 'match',
        trade_id: id,
        sequence: 5_000 + id * 3,
        product_id: 'BTC-USD',
        price: textOf(price),
        size: textOf(quantity),
        side: maker ? 'buy' : 'sell',
        time: iso(time),
      }),
    ),
}

/** Bybit, V5: knows the topics of these symbols. */
export const bybitStream: ExchangeStream = {
  reply: (text) => {
    const { op, args } = JSON.parse(text)
    if (op === 'ping') return '{"success":true,"ret_msg":"pong","conn_id":"x","op":"ping"}'
    const known = ['publicTrade.BTCUSDT', 'publicTrade.BTCUSD'].includes(args[0])
    const ret_msg = known ? 'subscribe' : `error:handler not found,topic:${args[0]}`
    return JSON.stringify({ success: known, ret_msg, conn_id: 'x', req_id: '', op: 'subscribe' })
  },
  messages: (trades) => [
    JSON.stringify({
      topic: 'publicTrade.BTCUSDT',
      type: 'snapshot',
      ts: trades.at(-1)?.time,
      data: trades.map(({ id, price, quantity, time, maker }) => ({
        T: time,
        s: 'BTCUSDT',
        S: maker ? 'Sell' : 'Buy',
        v: bare(quantity),
        p: bare(price),
        i: `20f43950-d8dd-5b31-9112-${id}`,
        BT: false,
      })),
    }),
  ],
}

/** OKX, API v5: knows these instruments. */
export const okxStream: ExchangeStream = {
  reply: (text) => {
    if (text === 'ping') return 'pong'
    const [{ channel, instId }] = JSON.parse(text).args
    const known = channel === 'trades-all' && ['BTC-USDT', 'BTC-USDT-SWAP'].includes(instId)
    if (known) return JSON.stringify({ event: 'subscribe', arg: { channel, instId }, connId: 'a4d3ae55' })
    const msg = `Subscribe failed, wrong URL or channel:${channel},instId:${instId} doesn't exist.`
    return JSON.stringify({ event: 'error', code: '60018', msg, connId: 'a4d3ae55' })
  },
  messages: (trades) =>
    trades.map(({ id, price, quantity, time, maker }) =>
      JSON.stringify({
        arg: { channel: 'trades-all', instId: 'BTC-USDT' },
        data: [
          {
            instId: 'BTC-USDT',
            tradeId: String(id),
            px: bare(price),
            sz: bare(quantity),
            side: maker ? 'sell' : 'buy',
            ts: String(time),
            source: '0',
          },
        ],
      }),
    ),
}
