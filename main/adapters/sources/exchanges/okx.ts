/** Spot of OKX: sizes are coins. */
import type { ExchangeDefinition } from './exchange.ts'
import { OKX_LIMIT, okxMarket } from './okx-market.ts'

/** Archives of past days, and pages of the current one. */
export const okx: ExchangeDefinition = {
  name: 'OKX',
  api: () => 'https://www.okx.com',
  archives: 'https://static.okx.com',
  streams: () => 'wss://ws.okx.com:8443',
  limit: OKX_LIMIT,
  connect: okxMarket(async () => null),
}
