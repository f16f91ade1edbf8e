/** A page that never changes while Vigie runs: kept as bytes, plain and compressed, with its ETag. */
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'

/** Answers a request with the page, compressed if the caller takes gzip; 304 if it has it already. */
export type FixedPage = (request: Request) => Response

/** @param type media type without charset */
export function fixedPage(text: string, type: string): FixedPage {
  const plain = new TextEncoder().encode(text)
  const compressed = new Uint8Array(gzipSync(plain, { level: 9 }))
  const hash = createHash('sha1').update(plain).digest('base64url')
  return ({ headers: asked }) => {
    const zipped = /\bgzip\b(?!;\s*q=0(\.0*)?\s*(,|$))/i.test(asked.get('accept-encoding') ?? '')
    const etag = zipped ? `"${hash}-gzip"` : `"${hash}"`
    const headers = new Headers({ etag, 'cache-control': 'no-cache', vary: 'accept-encoding' })
    const known = (asked.get('if-none-match') ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''))
    if (known.includes(etag)) return new Response(null, { status: 304, headers })
    headers.set('content-type', `${type}; charset=utf-8`)
    if (zipped) headers.set('content-encoding', 'gzip')
    return new Response(zipped ? compressed : plain, { headers })
  }
}
