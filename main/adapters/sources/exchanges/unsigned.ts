/** Archives that are published without a checksum: only their ETag shows whether they were replaced. */
import { VigieError } from '../../../../shared/errors.ts'
import type { ArchiveRequest, DayRequest } from '../../../core/jobs/trades/ports.ts'
import { type Downloaded, download } from './download.ts'
import type { ExchangeAccess } from './exchange.ts'
import { expectOk } from './json.ts'
import { patiently } from './patience.ts'

/** A file on the host of archives, and its names in errors. */
export interface PublishedFile {
  readonly url: string
  readonly name: string
  readonly source: string
}

/** Returns the ETag of a file, without its content; null if the host gives none. @throws VigieError source_* */
export async function etagOf(
  { http, patience }: ExchangeAccess,
  request: DayRequest,
  { url, name, source }: PublishedFile,
): Promise<string | null> {
  const { signal } = request
  return patiently(patience(url), request, async () => {
    const reply = await http.send({ url, method: 'HEAD', signal, source })
    expectOk(reply, source, name)
    return reply.headers.etag ?? null
  })
}

/** Downloads a file of a day to a path. @throws VigieError trades_archive_missing | source_* */
export function downloadUnsigned(
  { http, delay, patience }: ExchangeAccess,
  request: ArchiveRequest,
  file: PublishedFile,
  path: string,
): Promise<Downloaded> {
  const { settings, day, signal, progress } = request
  const { url, name, source } = file
  return patiently(patience(url), request, () =>
    download(http, delay, {
      url,
      name,
      source,
      path,
      signal,
      progress,
      expect: (stream) => {
        if (stream.status === 404)
          throw new VigieError('trades_archive_missing', { source, symbol: settings.symbol, day })
        expectOk(stream, source, name)
      },
    }),
  )
}
