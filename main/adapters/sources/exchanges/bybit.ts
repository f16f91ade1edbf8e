/** Spot of Bybit: archives of past days. Its pages reach back some seconds only, so the current day is not collected. */
import type { BatchPort, DayRequest } from '../../../core/jobs/trades/ports.ts'
import type { ExchangeAccess, ExchangeDefinition } from './exchange.ts'
import { downloadUnsigned, etagOf, type PublishedFile } from './unsigned.ts'

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
        const file = fileOf(access, request)
        return { name: file.name, ...(await downloadUnsigned(access, request, file, request.path)) }
      },
      isCurrent: async (request, { etag }) =>
        etag === null || (await etagOf(access, request, fileOf(access, request))) === etag,
      between: async () => ({ trades: [], conclusive: false }),
    },
  }),
}

function fileOf({ archives }: ExchangeAccess, { settings, day }: DayRequest): PublishedFile {
  const symbol = encodeURIComponent(settings.symbol)
  return {
    url: `${archives(settings)}/spot/${symbol}/${symbol}_${day}.csv.gz`,
    name: `${settings.symbol}_${day}.csv.gz`,
    source: SOURCE,
  }
}

async function* nothing(): AsyncGenerator<BatchPort> {}
