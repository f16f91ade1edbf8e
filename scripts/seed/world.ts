/**
 * The outside hosts of a seeded instance, on the loopback: CNN, Cboe, Binance and an analysis service. They answer for any
 * day, so an instance that runs on goes on as it began. Nothing leaves the machine.
 */
import { dayNumber, dayText, utcDayNumber } from '../../shared/time/calendar-day.ts'
import { localDay } from '../../shared/time/local-time.ts'
import { DAY_MS, type EpochMs } from '../../shared/time/units.ts'
import { madeDay } from '../../test/helpers/trade-data.ts'
import { startExchange } from '../../test/servers/exchange.ts'
import { json, type ReplayAnswer, type ReplayServer, startReplay } from '../../test/servers/replay.ts'
import { drift, noiseOf } from './noise.ts'

/** Days of trades that the exchange has archived. */
export const TRADED_DAYS = 30

/** Trades of a day: enough for some bars. */
const TRADES_A_DAY = 3000

export interface SeededWorld {
  /** Where requests to outside hosts go instead, by host: for `startInstance`. */
  readonly hosts: Readonly<Record<string, string>>
  close(): Promise<void>
}

/** @param now returns the current instant, ms: the markets answer until then, the exchange until the day before the first */
export async function startWorld(now: () => number, tradedDays = TRADED_DAYS): Promise<SeededWorld> {
  const today = utcDayNumber(now())
  const days = Array.from({ length: tradedDays }, (_, at) => dayText(today - tradedDays + at))
  const archives = new Map(
    days.map((day, at) => [day, madeDay(day, TRADES_A_DAY, 1 + at * TRADES_A_DAY)] as const),
  )
  const [cnn, cboe, exchange, signals] = await Promise.all([
    startReplay(({ pathname }) => (pathname.includes('/graphdata/') ? graph(now()) : null)),
    startReplay(({ pathname }) => putsPerCall(pathname)),
    startExchange({ archives }),
    startReplay(({ pathname }) => signal(pathname)),
  ])
  return {
    hosts: {
      'production.dataviz.cnn.io': cnn.url,
      'cdn.cboe.com': cboe.url,
      'data.binance.vision': exchange.url,
      'data-api.binance.vision': exchange.url,
      'signals.internal:3001': signals.url,
      'night.internal:3001': signals.url,
    },
    close: async () => {
      await Promise.all([cnn, cboe, exchange, signals].map((server: ReplayServer) => server.close()))
    },
  }
}

/** Days of history that CNN answers with: enough for each component to be compared with two years. */
const HISTORY_DAYS = 1500

/** By list, the figure of a day from its drift and its number: in the ranges that the real ones have. */
const LISTS: Readonly<Record<string, (drifted: number, day: number) => number>> = {
  fear_and_greed_historical: (drifted) => 52 + 24 * drifted,
  market_momentum_sp500: (drifted, day) => 4600 * 1.0003 ** (day - 19_700) * (1 + 0.03 * drifted),
  market_momentum_sp125: (_, day) => 4600 * 1.0003 ** (day - 19_740),
  stock_price_strength: (drifted) => 2 + 2 * drifted,
  stock_price_breadth: (drifted) => 900 + 500 * drifted,
  put_call_options: (drifted) => 0.75 - 0.12 * drifted,
  market_volatility_vix: (drifted) => 18 - 5 * drifted,
  market_volatility_vix_50: () => 18,
  junk_bond_demand: (drifted) => 1.5 - 0.2 * drifted,
  safe_haven_demand: (drifted) => 1 + 2.5 * drifted,
}

/** Ends with the day that it is in New York, as CNN's history does. */
function graph(now: EpochMs): ReplayAnswer {
  const today = localDay(now, 'America/New_York')
  const days = Array.from({ length: HISTORY_DAYS }, (_, at) => today + 1 - HISTORY_DAYS + at)
  const weekdays = days.filter((day) => (day + 4) % 7 !== 0 && (day + 4) % 7 !== 6)
  const lists = Object.entries(LISTS).map(([name, figure]) => {
    const data = weekdays.map((day) => ({
      x: day * DAY_MS,
      y: figure(0.5 * drift(day, 'market') + 0.3 * drift(day, name), day),
    }))
    return [name, { data }]
  })
  return json(Object.fromEntries(lists))
}

/** Cboe's options statistics of a day. */
function putsPerCall(pathname: string): ReplayAnswer | null {
  const day = /\/(\d{4}-\d\d-\d\d)_daily_options$/.exec(pathname)?.[1]
  if (day === undefined) return null
  const value = (0.62 - 0.1 * drift(dayNumber(day), 'market')).toFixed(2)
  return json({ ratios: [{ name: 'EQUITY PUT/CALL RATIO', value }] })
}

/** The analysis service: healthy, and of one opinion for an hour. */
function signal(pathname: string): ReplayAnswer | null {
  if (pathname === '/health') return json({ status: 'ok' })
  return pathname === '/analyze' ? json(answerOf(noiseOf(pathname)())) : null
}

/** The answer of an analysis service. @param chance 0 to 1: buy, hold or sell */
export function answerOf(chance: number): object {
  const signal = chance < 0.3 ? 'BUY' : chance < 0.6 ? 'SELL' : 'HOLD'
  const confidence = Math.round(55 + 40 * chance) / 100
  return { success: true, analysis: { signal, confidence }, execution: { triggered: signal !== 'HOLD' } }
}
