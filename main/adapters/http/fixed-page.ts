/** A page that never changes while Vigie runs: kept as bytes, plain and compressed, with its ETag. */
import { hash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { Answer } from './answer.ts'
import type { ReceivedRequest } from './request.ts'

/** Answers a request with the page, compressed if the caller takes gzip; 304 if it has it already. */
export type FixedPage = (request: Pick<ReceivedRequest, 'header'>) => Answer

/** @param type media type without charset */
export function fixedPage(text: string, type: string): FixedPage {
  const plain = new TextEncoder().encode(text)
  const compressed = new Uint8Array(gzipSync(plain, { level: 9 }))
  const sum = hash('sha1', plain, 'base64url')
  return ({ header }) => {
    const zipped = /\bgzip\b(?!;\s*q=0(\.0*)?\s*(,|$))/i.test(header('accept-encoding') ?? '')
    const etag = zipped ? `"${sum}-gzip"` : `"${sum}"`
    const kept = { etag, 'cache-control': 'no-cache', vary: 'accept-encoding' }
    const known = (header('if-none-match') ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''))
    if (known.includes(etag)) return { status: 304, headers: kept, body: null }
    const headers = { ...kept, 'content-type': `${type}; charset=utf-8` }
    return zipped
      ? { status: 200, headers: { ...headers, 'content-encoding': 'gzip' }, body: compressed }
      : { status: 200, headers, body: plain }
  }
}
