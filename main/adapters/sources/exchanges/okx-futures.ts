/** Perpetuals and futures of OKX: sizes are contracts, whose worth its archives do not say, but its list of instruments. */
import { VigieError } from '../../../../shared/errors.ts'
import { quoteOf, textOf, unitsOf } from '../../../core/jobs/trades/decimal.ts'
import type { SymbolRequest } from '../../../core/jobs/trades/exchange-trade.ts'
import type { ContractWorth } from '../../../core/jobs/trades/ports.ts'
import { malformed } from '../answer.ts'
import type { ExchangeAccess, ExchangeDefinition } from './exchange.ts'
import { arrayIn, askJson, decimalIn, otherThan } from './json.ts'
import { OKX_LIMIT, okxMarket } from './okx-market.ts'
import { patiently } from './patience.ts'

const SOURCE = 'OKX'
/** Decimals of the worth of a contract. */
const SCALE = 18

/** As spot, with what a contract is worth: as the owner says, or as OKX does now. */
export const okxFutures: ExchangeDefinition = {
  name: SOURCE,
  api: () => 'https://www.okx.com',
  archives: 'https://static.okx.com',
  streams: () => 'wss://ws.okx.com:8443',
  limit: OKX_LIMIT,
  connect: okxMarket(contractOf),
}

/** BTC-USD-SWAP is settled in coins and counts dollars; BTC-USDT-SWAP is settled in dollars and counts coins. */
const isInverse = (symbol: string) => symbol.split('-')[1] === 'USD'

async function contractOf(access: ExchangeAccess, request: SymbolRequest): Promise<ContractWorth> {
  const { symbol, contract_value } = request.settings
  const inverse = isInverse(symbol)
  return { value: contract_value || (await publishedWorth(access, request, inverse)), inverse }
}

/** Returns `ctVal` times `ctMult` of an instrument. @throws VigieError source_refused if it is not listed any more */
async function publishedWorth(
  { http, api, patience }: ExchangeAccess,
  request: SymbolRequest,
  inverse: boolean,
): Promise<string> {
  const { settings, signal } = request
  const { symbol } = settings
  const query = new URLSearchParams({
    instType: symbol.endsWith('-SWAP') ? 'SWAP' : 'FUTURES',
    instId: symbol,
  })
  const url = `${api(settings)}/api/v5/public/instruments?${query}`
  const body = await patiently(patience(url), request, async () => {
    const answer = await askJson(http, { url, source: SOURCE, symbol, signal })
    return answer.body as Record<string, unknown> | null
  })
  // An instrument that has expired is unknown (51001), or is not in the list.
  const [instrument] = body?.code === '0' ? arrayIn(body.data, SOURCE) : []
  if (instrument === undefined) {
    throw new VigieError('source_refused', {
      source: SOURCE,
      detail: { messageKey: 'answer.no_contract', params: { symbol } },
    })
  }
  const { ctVal, ctMult, ctType } = instrument as Record<string, unknown>
  if (ctType !== (inverse ? 'inverse' : 'linear')) {
    throw malformed(SOURCE, otherThan('answer.other_contract', 'ctType', ctType))
  }
  const [value, times] = [decimalIn(ctVal, 'ctVal', SOURCE), decimalIn(ctMult || '1', 'ctMult', SOURCE)]
  return plain(textOf(quoteOf(unitsOf(value, SCALE) ?? 0n, unitsOf(times, SCALE) ?? 0n, SCALE), SCALE))
}

/** Returns a decimal without the zeros at its end. */
const plain = (text: string) => text.replace(/\.?0+$/, '')
