/** Archives that are published without a checksum: only their ETag tells whether they were replaced. */
import type { DayRequest } from '../../../core/jobs/trades/ports.ts'
import type { ExchangeAccess } from './exchange.ts'
import { expectOk } from './json.ts'
import { patiently } from './patience.ts'

/** A file on the host of archives, and its names in errors. */
interface PublishedFile {
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
