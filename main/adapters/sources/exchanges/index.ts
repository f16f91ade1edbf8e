/** All exchanges, one line each; a name in the settings without its exchange does not compile. */
import { VigieError } from '../../../../shared/errors.ts'
import type { Exchange } from '../../../../shared/kinds/trades.ts'
import type { ExchangeSource } from '../../../core/jobs/trades/ports.ts'
import { binance } from './binance.ts'
import { coinbase } from './coinbase.ts'
import type { ExchangeDefinition, ExchangeDeps } from './exchange.ts'
import { kraken } from './kraken.ts'

const EXCHANGES = { binance, kraken, coinbase } satisfies Readonly<Record<Exchange, ExchangeDefinition>>

/** Connects to every exchange; makes no request yet. All jobs of an exchange share its request weight. */
export function createExchanges(deps: ExchangeDeps): Readonly<Record<Exchange, ExchangeSource>> {
  const sources = Object.entries(EXCHANGES).map(([id, exchange]) => [id, connected(exchange, deps)] as const)
  return Object.fromEntries(sources) as Record<Exchange, ExchangeSource>
}

/** An exchange behind the port. */
function connected(
  { name, api, archives = '', connect }: ExchangeDefinition,
  deps: ExchangeDeps,
): ExchangeSource {
  const { pages, archive } = connect({
    ...deps,
    api: ({ api_url }) => withoutSlash(api_url || api),
    archives: ({ archive_url }) => withoutSlash(archive_url || archives),
  })
  return {
    name,
    hasArchives: archive !== undefined,
    archive: async (request) => {
      if (archive !== undefined) return archive(request)
      const { settings, day } = request
      throw new VigieError('trades_archive_missing', { source: name, symbol: settings.symbol, day })
    },
    pages,
  }
}

const withoutSlash = (url: string) => url.replace(/\/+$/, '')
