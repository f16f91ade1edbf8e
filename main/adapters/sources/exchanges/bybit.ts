/** Spot of Bybit: archives of past days. Its pages reach back some seconds only, so the current day is not collected. */
import { bybitLive } from './bybit-live.ts'
import { dailyFiles } from './daily-files.ts'
import type { ExchangeDefinition } from './exchange.ts'

const SOURCE = 'Bybit'

/** One gzip file a day; trades are numbered from one in each. */
export const bybit: ExchangeDefinition = {
  name: SOURCE,
  api: () => 'https://api.bybit.com',
  archives: 'https://public.bybit.com',
  streams: () => 'wss://stream.bybit.com',
  limit: { perSecond: 5, burst: 5 },
  connect: dailyFiles({
    form: 'bybit',
    live: bybitLive('spot'),
    fileOf: (base, { settings: { symbol }, day }) => {
      const name = `${symbol}_${day}.csv.gz`
      const encoded = encodeURIComponent(symbol)
      return { url: `${base}/spot/${encoded}/${encoded}_${day}.csv.gz`, name, source: SOURCE }
    },
  }),
}
