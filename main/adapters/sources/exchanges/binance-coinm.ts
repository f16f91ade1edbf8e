/** Futures of Binance that are settled in coins (COIN-M): archives of past days, and trades as they happen. */
import { VigieError } from '../../../../shared/errors.ts'
import type { SymbolRequest } from '../../../core/jobs/trades/exchange-trade.ts'
import type { BatchPort, ContractWorth } from '../../../core/jobs/trades/ports.ts'
import { archivesOf } from './archive.ts'
import { liveTrades } from './binance-live.ts'
import type { ExchangeAccess, ExchangeDefinition } from './exchange.ts'
import { arrayIn, askJson, wholeIn } from './json.ts'
import { patiently } from './patience.ts'

const SOURCE = 'Binance'

/**
 * Archives of every trade, which give contracts and coins; its stream gives contracts only. There are no pages: those of
 * every trade need an API key.
 */
export const binanceCoinm: ExchangeDefinition = {
  name: SOURCE,
  api: () => 'https://dapi.binance.com',
  archives: 'https://data.binance.vision',
  streams: () => 'wss://dstream.binance.com',
  limit: { perSecond: 10, burst: 10 },
  connect: (access: ExchangeAccess) => ({
    pages: nothing,
    live: liveTrades(access, contractOf),
    archives: {
      ...archivesOf(access, 'futures/cm'),
      form: 'contracts',
      between: async () => ({ trades: [], conclusive: false }),
    },
  }),
}

async function* nothing(): AsyncGenerator<BatchPort> {}

/** Returns the dollars that a contract is worth. @throws VigieError source_refused if it is not listed any more */
async function contractOf(
  { http, api, patience }: ExchangeAccess,
  request: SymbolRequest,
): Promise<ContractWorth> {
  const { settings, signal } = request
  const { symbol } = settings
  const url = `${api(settings)}/dapi/v1/exchangeInfo`
  const { body } = await patiently(patience(url), request, () =>
    askJson(http, { url, source: SOURCE, symbol, signal }),
  )
  const listed = arrayIn((body as Record<string, unknown> | null)?.symbols, SOURCE)
  const found = listed.find((one) => (one as { symbol?: unknown }).symbol === symbol)
  if (found === undefined) {
    throw new VigieError('source_refused', {
      source: SOURCE,
      detail: { messageKey: 'answer.not_listed', params: { symbol } },
    })
  }
  const { contractSize } = found as Record<string, unknown>
  return { value: String(wholeIn(contractSize, 'contractSize', SOURCE)), inverse: true }
}
