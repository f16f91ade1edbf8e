/** Binance's daily archives: a zip file and its SHA-256. */
import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { VigieError } from '../../../../shared/errors.ts'
import type { TradesSettings } from '../../../../shared/kinds/trades.ts'
import type { ArchiveRequest } from '../../../core/jobs/trades/ports.ts'
import type { HttpClient, HttpStream } from '../../../core/ports/http.ts'
import { malformed } from '../answer.ts'
import { expectOk } from './json.ts'

/** Six times the largest known archive. */
const LARGEST_ARCHIVE = 2_000_000_000
const SILENCE_MS = 60_000
const SOURCE = 'Binance'

const KINDS = { trades: 'trades', agg_trades: 'aggTrades' } as const

function addressOf(base: string, settings: TradesSettings, day: string): { url: string; name: string } {
  const kind = KINDS[settings.dataset]
  const name = `${settings.symbol}-${kind}-${day}.zip`
  return { url: `${base}/data/spot/daily/${kind}/${settings.symbol}/${name}`, name }
}

/** Downloads a day's archive to `path`. @throws trades_archive_missing | trades_checksum_wrong | source_* */
export async function downloadArchive(
  http: HttpClient,
  request: ArchiveRequest,
  base: string,
): Promise<{ name: string }> {
  const { settings, day, signal } = request
  const { url, name } = addressOf(base, settings, day)
  const expected = await checksum(http, `${url}.CHECKSUM`, settings, day, signal)
  const stream = await http.stream({ url, signal, source: SOURCE, timeoutMs: SILENCE_MS })
  if (stream.status !== 200) stream.discard()
  if (stream.status === 404) throw missing(settings, day)
  expectOk(stream, SOURCE, name)
  const found = await save(stream, request, name)
  if (found !== expected) throw new VigieError('trades_checksum_wrong', { file: name, expected, found })
  return { name }
}

async function checksum(
  http: HttpClient,
  url: string,
  settings: TradesSettings,
  day: string,
  signal: AbortSignal,
): Promise<string> {
  const reply = await http.send({ url, signal, source: SOURCE, maxBytes: 10_000 })
  if (reply.status === 404) throw missing(settings, day)
  expectOk(reply, SOURCE, url.slice(url.lastIndexOf('/') + 1))
  const hash = /^([0-9a-f]{64})\b/i.exec(reply.text().trim())?.[1]
  if (hash === undefined) {
    const start = reply.text().trim().slice(0, 40)
    throw malformed(SOURCE, { told: 'answer.no_checksum', params: { start } })
  }
  return hash.toLowerCase()
}

/** Writes the body to disk. @returns its SHA-256 */
async function save(stream: HttpStream, request: ArchiveRequest, name: string): Promise<string> {
  const declared = Number(stream.headers['content-length'] ?? Number.NaN)
  const of = Number.isFinite(declared) ? declared : null
  const hash = createHash('sha256')
  const file = await open(request.path, 'w', 0o644)
  let bytes = 0
  try {
    for await (const piece of stream.body) {
      bytes += piece.length
      if (bytes > LARGEST_ARCHIVE) {
        throw new VigieError('trades_archive_malformed', { file: name, problem: { told: 'archive.endless' } })
      }
      hash.update(piece)
      await file.writeFile(piece)
      request.progress(bytes, of)
    }
    return hash.digest('hex')
  } finally {
    await file.close()
  }
}

function missing({ symbol }: TradesSettings, day: string): VigieError {
  return new VigieError('trades_archive_missing', { source: SOURCE, symbol, day })
}
