/** Base addresses of the exchanges; settings override them. */
import type { Exchange, TradesSettings } from '../../../../shared/kinds/trades.ts'

const ARCHIVES: Partial<Record<Exchange, string>> = { binance: 'https://data.binance.vision' }
const APIS: Record<Exchange, string> = {
  binance: 'https://data-api.binance.vision',
  kraken: 'https://api.kraken.com',
  coinbase: 'https://api.exchange.coinbase.com',
}

const trimmed = (url: string) => url.replace(/\/+$/, '')

export const apiBase = ({ exchange, api_url }: TradesSettings): string => trimmed(api_url || APIS[exchange])

export const archiveBase = ({ exchange, archive_url }: TradesSettings): string =>
  trimmed(archive_url || (ARCHIVES[exchange] ?? ''))
