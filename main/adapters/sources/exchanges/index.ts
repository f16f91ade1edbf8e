/** All exchanges, one line each; a name in the settings without its exchange does not compile. */
import { VigieError } from '../../../../shared/errors.ts'
import type { Exchange } from '../../../../shared/kinds/trades.ts'
import type { DayRequest, ExchangeSource } from '../../../core/jobs/trades/ports.ts'
import { createPaces, type Paces } from '../../../core/net/pace.ts'
import { binance } from './binance.ts'
import { binanceCoinm } from './binance-coinm.ts'
import { binanceUsdm } from './binance-usdm.ts'
import { bybit } from './bybit.ts'
import { bybitInverse, bybitLinear } from './bybit-derivatives.ts'
import { coinbase } from './coinbase.ts'
import type { ArchiveConnection, ExchangeDefinition, ExchangeDeps } from './exchange.ts'
import { kraken } from './kraken.ts'
import { okx } from './okx.ts'
import { okxFutures } from './okx-futures.ts'

const EXCHANGES = {
  binance,
  'binance-usdm': binanceUsdm,
  'binance-coinm': binanceCoinm,
  kraken,
  coinbase,
  bybit,
  'bybit-linear': bybitLinear,
  'bybit-inverse': bybitInverse,
  okx,
  'okx-futures': okxFutures,
} satisfies Readonly<Record<Exchange, ExchangeDefinition>>

/** Connects to every exchange; makes no request yet. All jobs share the pace of each host. */
export function createExchanges(deps: ExchangeDeps): Readonly<Record<Exchange, ExchangeSource>> {
  const paces = createPaces(deps.clock, deps.delay)
  const sources = Object.entries(EXCHANGES).map(
    ([id, exchange]) => [id, connected(exchange, deps, paces)] as const,
  )
  return Object.fromEntries(sources) as Record<Exchange, ExchangeSource>
}

/** An exchange behind the port. */
function connected(
  { name, api, archives = '', streams, limit, connect }: ExchangeDefinition,
  deps: ExchangeDeps,
  paces: Paces,
): ExchangeSource {
  const connection = connect({
    ...deps,
    api: ({ api_url, dataset }) => withoutSlash(api_url || api(dataset)),
    archives: ({ archive_url }) => withoutSlash(archive_url || archives),
    streams: ({ stream_url, dataset }) => withoutSlash(stream_url || streams(dataset)),
    patience: (url) => ({ pace: paces(new URL(url).host, limit), clock: deps.clock, delay: deps.delay }),
  })
  return {
    name,
    hasArchives: connection.archives !== undefined,
    pages: connection.pages,
    form: connection.archives?.form ?? 'amounts',
    numbersDaily: connection.archives?.numbersDaily ?? false,
    live: connection.live,
    ...archivesIn(connection.archives ?? withoutArchives(name)),
  }
}

const archivesIn = ({ archive, isCurrent, between }: ArchiveConnection) => ({
  archive,
  isCurrent,
  between,
})

function withoutArchives(source: string): ArchiveConnection {
  const none = async ({ settings, day }: DayRequest) => {
    throw new VigieError('trades_archive_missing', { source, symbol: settings.symbol, day })
  }
  return { archive: none, isCurrent: none, between: async () => ({ trades: [], conclusive: false }) }
}

const withoutSlash = (url: string) => url.replace(/\/+$/, '')
