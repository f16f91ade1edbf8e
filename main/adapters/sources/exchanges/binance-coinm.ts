/** Futures of Binance that are settled in coins (COIN-M): archives of past days. */
import type { BatchPort } from '../../../core/jobs/trades/ports.ts'
import { archivesOf } from './archive.ts'
import type { ExchangeAccess, ExchangeDefinition } from './exchange.ts'

/**
 * Archives of every trade, which give contracts and coins. There are no pages: those of every trade need an API key, and
 * aggregate trades count contracts only, whose worth they do not say.
 */
export const binanceCoinm: ExchangeDefinition = {
  name: 'Binance',
  api: () => 'https://dapi.binance.com',
  archives: 'https://data.binance.vision',
  limit: { perSecond: 10, burst: 10 },
  connect: (access: ExchangeAccess) => ({
    pages: nothing,
    archives: {
      ...archivesOf(access, 'futures/cm'),
      form: 'contracts',
      between: async () => ({ trades: [], conclusive: false }),
    },
  }),
}

async function* nothing(): AsyncGenerator<BatchPort> {}
