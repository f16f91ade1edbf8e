/** Binance's daily archives: a zip file and its SHA-256. */
import { VigieError } from '../../../../shared/errors.ts'
import type { ArchiveRequest, DayRequest, TradeArchive } from '../../../core/jobs/trades/ports.ts'
import { malformed } from '../answer.ts'
import { download } from './download.ts'
import type { ExchangeAccess } from './exchange.ts'
import { expectOk } from './json.ts'
import { patiently } from './patience.ts'
import { wordsOf } from './words.ts'

const SOURCE = 'Binance'

const KINDS = { trades: 'trades', agg_trades: 'aggTrades' } as const

/** How the archives of a market are read: `spot`, `futures/um` or `futures/cm`. @throws (from its methods) trades_archive_missing | trades_checksum_wrong | source_* */
export function archivesOf(access: ExchangeAccess, market: string) {
  return {
    isCurrent: async (request: DayRequest, { sha256 }: Pick<TradeArchive, 'sha256'>) =>
      (await publishedHash(access, addressOf(access, market, request), request)) === sha256,
    archive: async (request: ArchiveRequest): Promise<TradeArchive> => {
      const { settings, day, path, signal, progress } = request
      const address = addressOf(access, market, request)
      const { url, name } = address
      const expected = await publishedHash(access, address, request)
      const found = await patiently(access.patience(url), request, () =>
        download(access.http, access.delay, {
          url,
          name,
          source: SOURCE,
          path,
          signal,
          progress,
          expect: (stream) => {
            if (stream.status === 404) throw missing(settings.symbol, day)
            expectOk(stream, SOURCE, name)
          },
        }),
      )
      if (found.sha256 !== expected) {
        throw new VigieError('trades_checksum_wrong', { file: name, expected, found: found.sha256 })
      }
      return { name, ...found }
    },
  }
}

/** Where an archive is, and its name in errors. */
interface ArchiveAddress {
  readonly url: string
  readonly name: string
}

function addressOf(
  { archives }: ExchangeAccess,
  market: string,
  { settings, day }: DayRequest,
): ArchiveAddress {
  const kind = KINDS[settings.dataset]
  const name = `${settings.symbol}-${kind}-${day}.zip`
  const symbol = encodeURIComponent(settings.symbol)
  const file = `${symbol}-${kind}-${day}.zip`
  return { url: `${archives(settings)}/data/${market}/daily/${kind}/${symbol}/${file}`, name }
}

async function publishedHash(
  access: ExchangeAccess,
  { url, name }: ArchiveAddress,
  request: DayRequest,
): Promise<string> {
  const { settings, day, signal } = request
  const address = `${url}.CHECKSUM`
  return patiently(access.patience(url), request, async () => {
    const reply = await access.http.send({ url: address, signal, source: SOURCE, maxBytes: 10_000 })
    if (reply.status === 404) throw missing(settings.symbol, day)
    expectOk(reply, SOURCE, `${name}.CHECKSUM`, wordsOf(reply.text()))
    const text = reply.text().trim()
    const hash = /^([0-9a-f]{64})\b/i.exec(text)?.[1]
    if (hash === undefined) {
      throw malformed(SOURCE, { messageKey: 'answer.no_checksum', params: { start: text.slice(0, 40) } })
    }
    return hash.toLowerCase()
  })
}

function missing(symbol: string, day: string): VigieError {
  return new VigieError('trades_archive_missing', { source: SOURCE, symbol, day })
}
