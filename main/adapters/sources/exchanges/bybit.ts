/** Spot of Bybit: archives of past days. Its pages reach back some seconds only, so the current day is not collected. */
import { VigieError } from '../../../../shared/errors.ts'
import type { BatchPort, DayRequest } from '../../../core/jobs/trades/ports.ts'
import { download } from './download.ts'
import type { ExchangeAccess, ExchangeDefinition } from './exchange.ts'
import { expectOk } from './json.ts'
import { patiently } from './patience.ts'
import { etagOf } from './unsigned.ts'

const SOURCE = 'Bybit'

/** One gzip file a day, without a checksum; trades are numbered from one in each. */
export const bybit: ExchangeDefinition = {
  name: SOURCE,
  api: () => 'https://api.bybit.com',
  archives: 'https://public.bybit.com',
  limit: { perSecond: 5, burst: 5 },
  connect: (access) => ({
    pages: nothing,
    archives: {
      form: 'bybit',
      numbersDaily: true,
      archive: async (request) => {
        const { settings, day, path, signal, progress } = request
        const { url, name } = addressOf(access, request)
        const { http, delay, patience } = access
        const expect = (stream: Parameters<typeof expectOk>[0]) => {
          if (stream.status === 404) {
            throw new VigieError('trades_archive_missing', { source: SOURCE, symbol: settings.symbol, day })
          }
          expectOk(stream, SOURCE, name)
        }
        const found = await patiently(patience(url), request, () =>
          download(http, delay, { url, name, source: SOURCE, path, signal, progress, expect }),
        )
        return { name, ...found }
      },
      isCurrent: async (request, { etag }) => {
        const { url, name } = addressOf(access, request)
        return etag === null || (await etagOf(access, request, { url, name, source: SOURCE })) === etag
      },
      between: async () => ({ trades: [], conclusive: false }),
    },
  }),
}

function addressOf({ archives }: ExchangeAccess, { settings, day }: DayRequest) {
  const symbol = encodeURIComponent(settings.symbol)
  return {
    url: `${archives(settings)}/spot/${symbol}/${symbol}_${day}.csv.gz`,
    name: `${settings.symbol}_${day}.csv.gz`,
  }
}

async function* nothing(): AsyncGenerator<BatchPort> {}
