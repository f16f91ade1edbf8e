/** FRED, Yahoo, Stooq and CNN as they answer. The test provides the values, the servers their form. */
import { json, type ReplayOptions, type ReplayServer, startReplay } from './replay.ts'

export interface QuoteRow {
  readonly day: string
  readonly open: number | null
  readonly high: number | null
  readonly low: number | null
  readonly close: number | null
  readonly volume: number | null
}

/** @param header the current or the older name of the first column */
export function startFred(
  series: Readonly<Record<string, readonly (readonly [day: string, value: string])[]>>,
  options: ReplayOptions = {},
  header = 'observation_date',
): Promise<ReplayServer> {
  return startReplay(({ pathname, searchParams }) => {
    const id = searchParams.get('id') ?? ''
    const from = searchParams.get('cosd') ?? ''
    const rows = series[id]
    if (pathname !== '/graph/fredgraph.csv' || rows === undefined) return null
    const lines = rows.filter(([day]) => day >= from).map((row) => row.join(','))
    return {
      headers: { 'content-type': 'application/csv' },
      body: `${[`${header},${id}`, ...lines].join('\n')}\n`,
    }
  }, options)
}

/** @param adjusted closes after dividends; without them Yahoo omits the list (for indices they are equal) */
export function startYahoo(
  symbols: Readonly<
    Record<string, { readonly rows: readonly QuoteRow[]; readonly adjusted?: readonly number[] }>
  >,
  options: ReplayOptions = {},
): Promise<ReplayServer> {
  return startReplay(({ pathname }, request) => {
    const symbol = decodeURIComponent(pathname.replace('/v8/finance/chart/', ''))
    if (!request.headers['user-agent']?.startsWith('Mozilla/')) {
      return { status: 429, body: 'Too Many Requests' }
    }
    const found = symbols[symbol]
    const error = { code: 'Not Found', description: 'No data found, symbol may be delisted' }
    if (found === undefined) return { ...json({ chart: { result: null, error } }), status: 404 }
    return json({ chart: { result: [chart(symbol, found.rows, found.adjusted)], error: null } })
  }, options)
}

function chart(symbol: string, rows: readonly QuoteRow[], adjusted?: readonly number[]) {
  const list = (key: keyof QuoteRow) => rows.map((row) => row[key])
  const [open, high, low, close, volume] = (['open', 'high', 'low', 'close', 'volume'] as const).map(list)
  return {
    meta: { symbol, gmtoffset: -18_000, exchangeTimezoneName: 'America/New_York' },
    // 09:30 in New York in winter.
    timestamp: rows.map(({ day }) => Date.parse(`${day}T14:30:00Z`) / 1000),
    indicators: {
      quote: [{ open, high, low, close, volume }],
      ...(adjusted === undefined ? {} : { adjclose: [{ adjclose: adjusted }] }),
    },
  }
}

/** @param notice a line of text instead of CSV, as when the daily quota is used up */
export function startStooq(
  rows: readonly QuoteRow[],
  options: ReplayOptions = {},
  notice?: string,
): Promise<ReplayServer> {
  const lines = rows.map(({ day, open, high, low, close, volume }) =>
    [day, open, high, low, close, volume].join(','),
  )
  const body = notice ?? ['Date,Open,High,Low,Close,Volume', ...lines, ''].join('\r\n')
  return startReplay(({ pathname }) => (pathname === '/q/d/l/' ? { body } : null), options)
}

export function startCnn(graph: unknown, options: ReplayOptions = {}): Promise<ReplayServer> {
  const body = JSON.stringify(graph)
  return startReplay(({ pathname }, request) => {
    if (!pathname.startsWith('/index/fearandgreed/graphdata/')) return null
    if (!request.headers['user-agent']?.startsWith('Mozilla/')) {
      return { status: 418, body: "I'm a teapot. You're a bot." }
    }
    return { headers: { 'content-type': 'application/json' }, body }
  }, options)
}

/** The lists of CNN's answer, the published index first. */
export const CNN_LISTS = [
  'fear_and_greed_historical',
  'market_momentum_sp500',
  'market_momentum_sp125',
  'stock_price_strength',
  'stock_price_breadth',
  'put_call_options',
  'market_volatility_vix',
  'market_volatility_vix_50',
  'junk_bond_demand',
  'safe_haven_demand',
]

/** CNN's graph data in its real form: every day of a range, with values that rise and fall. */
export function cnnGraph(from: string, to: string): Readonly<Record<string, object>> {
  const first = Date.parse(from)
  const days = Math.floor((Date.parse(to) - first) / 86_400_000) + 1
  const list = (shift: number) =>
    Array.from({ length: days }, (_, i) => ({
      x: first + i * 86_400_000,
      y: 50 + 20 * Math.sin(i / 9 + shift),
    }))
  return Object.fromEntries(CNN_LISTS.map((name, shift) => [name, { data: list(shift) }]))
}
